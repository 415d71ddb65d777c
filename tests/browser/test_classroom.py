"""The classroom in a real browser: a wall, a remote and phones that agree; taps that survive a dead line; all of it without scripts."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect
from test_register import Day, faults
from test_register import days as rooms  # noqa: F401 -- a fixture


def client(day: Day) -> str:
    return f"/desk/events/{day.event}/client/"


def put_on(page: Page, day: Day, who: str = "dean/first/") -> None:
    page.goto(client(day))
    page.get_by_label("Whom, and which meeting").select_option(who)
    page.get_by_role("button", name="Put them on").click()
    expect(page.locator(".steer-line")).to_be_visible()


def scan(page: Page, wall: Page, day: Day, where: str = "client") -> None:
    """What a camera reads from the wall."""
    code = wall.locator(".scene-join .room-address strong").inner_text()
    page.goto(f"/room/{day.slug}/{where}/?c={code}")


@contextmanager
def room(day: Day, **options: object) -> Iterator[tuple[Page, Page]]:
    """A wall that shows Dean, and the trainer's remote."""
    with day.desk(**options) as on_the_wall, day.desk(390, 844, **options) as in_hand:
        wall, remote = on_the_wall.new_page(), in_hand.new_page()
        put_on(remote, day)
        wall.goto(day.room)
        yield wall, remote


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_a_phone_votes_and_everybody_sees_the_split_and_the_answer(rooms: list[Day]):  # noqa: F811
    day = rooms[0]
    with room(day) as (wall, remote), day.phone() as one, day.phone() as other:
        expect(wall.locator(".scene-line")).to_be_visible()
        phones, wrong = [one.new_page(), other.new_page()], []
        for page in (wall, remote, *phones):
            page.on("console", lambda said: wrong.append(said.text) if said.type in {"error", "warning"} else None)
        for phone in phones:
            scan(phone, wall, day)
            expect(phone.locator("#ballot")).to_contain_text("The vote opens in a moment")
        press(remote, "Open the vote")
        for phone, at in zip(phones, (1, 3), strict=True):
            phone.locator(".ballot-option").nth(at).tap()
            expect(phone.locator("#ballot")).to_contain_text("Counted")
        phones[1].locator(".ballot-option").nth(1).tap()
        expect(phones[1].locator(".ballot-option").nth(1)).to_have_attribute("aria-pressed", "true")
        expect(wall.locator(".scene-votes")).to_have_text("2 votes so far")
        press(remote, "Close the vote")
        expect(wall.locator(".scene-bar").nth(1)).to_have_text(re.compile(r"2\s*of 2, 100 %"))
        expect(phones[0].locator("#ballot")).to_contain_text("What the room said")
        press(remote, "Let the client answer B")
        expect(wall.locator(".scene-answer .scene-line")).to_be_visible()
        said = wall.locator(".scene-answer .scene-line").inner_text()
        expect(phones[0].locator(".ballot-line")).to_have_text(said)
        expect(wall.locator(".glyph")).to_have_count(0)
        press(remote, "What moved")
        expect(wall.locator(".glyph")).to_have_count(1)
        remote.get_by_text("What if …").click()
        press(remote, "What if D at moment 1")
        expect(wall.locator(".scene-answer")).to_have_count(2)
        lines = wall.locator(".scene-answer .scene-line").all_inner_texts()
        assert lines[0] == said != lines[1]
        press(remote, "Go on with A")
        expect(wall.locator(".scene-answer")).to_have_count(1)
        assert wrong == []


def test_the_client_stays_on_the_wall_while_the_rest_of_it_is_fetched_anew(rooms: list[Day]):  # noqa: F811
    day = rooms[0]
    with room(day) as (wall, _):
        expect(wall.locator(".scene-line")).to_be_visible()
        wall.evaluate("document.querySelector('#client').dataset.stayed = 'yes'")
        clock = wall.locator("#stage").get_attribute("data-hx-get")
        with wall.expect_response(lambda answer: clock in answer.url):
            pass
        wall.wait_for_timeout(300)
        assert wall.locator("#client[data-stayed=yes] .scene-line").count() == 1
        wall.get_by_role("button", name="What is on", exact=True).click()
        expect(wall.locator("#client")).to_have_count(0)
        wall.get_by_role("button", name="Client", exact=True).click()
        expect(wall.locator(".scene-line")).to_be_visible()
        wall.context.set_offline(True)
        expect(wall.locator(".room-lost")).to_be_visible()


def test_the_remote_of_the_day_steers_the_client_too(rooms: list[Day]):  # noqa: F811
    day = rooms[0]
    with room(day) as (wall, remote):
        remote.goto(f"{day.room}remote/")
        press(remote, "Open the vote")
        expect(wall.get_by_role("heading", level=1)).to_have_text("Dean: what do you say?")
        assert faults(remote) == []


def test_the_room_votes_without_scripts(rooms: list[Day]):  # noqa: F811
    day = rooms[1]
    plain = {"java_script_enabled": False}
    with day.desk(**plain) as desk, day.phone(**plain) as hand:
        page, wall, phone = desk.new_page(), desk.new_page(), hand.new_page()
        put_on(page, day)
        wall.goto(f"{client(day)}screen/")
        scan(phone, wall, day)
        press(page, "Open the vote")
        phone.goto(f"/room/{day.slug}/client/")
        phone.locator(".ballot-option").nth(2).tap()
        expect(phone.locator("#ballot")).to_contain_text("Counted")
        press(page, "Close the vote")
        wall.reload()
        expect(wall.locator(".scene-bar").nth(2)).to_contain_text("100 %")
        press(page, "Let the client answer C")
        wall.reload()
        expect(wall.locator(".scene-answer .scene-line")).to_be_visible()
        wall.goto(day.room)
        wall.get_by_role("link", name="Show the client").click()
        expect(wall.locator(".scene-answer .scene-line")).to_be_visible()


def test_an_observers_taps_survive_a_dead_line_and_a_closed_page(rooms: list[Day]):  # noqa: F811
    day = rooms[2]
    with room(day) as (wall, _), day.phone() as hand:
        page = hand.new_page()
        scan(page, wall, day, "observe")
        page.locator("#REFLECT").tap()
        hand.set_offline(True)
        for name in ("REFLECT", "OPEN", "strain"):
            page.locator(f"#{name}").tap()
        expect(page.locator("[data-waits]")).to_contain_text("your taps are kept on this phone")
        expect(page.locator("[data-count=REFLECT]")).to_have_text("2")
        page.get_by_role("link", name="Talk it over").tap()
        expect(page.locator("[data-count=OPEN]")).to_have_text("1")
        hand.set_offline(False)
        expect(page.locator("[data-waits]")).to_be_hidden(timeout=15_000)
        page.reload()
        expect(page.locator("[data-count=REFLECT]")).to_have_text("2")
        expect(page.locator("#strain")).to_have_attribute("aria-pressed", "true")
        page.locator("#OPEN").tap()
        page.get_by_role("link", name="Talk it over").tap()
        expect(page.locator(".talk-steps")).to_contain_text("2 reflections, 2 questions")
        page.get_by_role("button", name="Keep for the room").tap()
        expect(page.locator(".notice-good")).to_have_text("Kept for the room, without a name.")
        page.get_by_role("button", name="Next round: an empty sheet").tap()
        expect(page.locator(".observe-round")).to_contain_text("Round 2")
        expect(page.locator("[data-count=REFLECT]")).to_have_text("")


def test_the_observers_sheet_without_scripts(rooms: list[Day]):  # noqa: F811
    day = rooms[2]
    with room(day) as (wall, _), day.phone(java_script_enabled=False) as hand:
        page = hand.new_page()
        scan(page, wall, day, "observe")
        for _ in range(2):
            page.locator("#VALIDATE").tap()
        page.locator("#repaired").tap()
        expect(page.locator("[data-count=VALIDATE]")).to_have_text("2")
        expect(page.locator("#repaired")).to_have_attribute("aria-pressed", "true")
        page.get_by_role("link", name="Talk it over").tap()
        expect(page.locator(".talk-rows")).to_contain_text("2 times")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_every_page_of_the_classroom_is_sound(rooms: list[Day], width: int, theme: str):  # noqa: F811
    day, found = rooms[3], {}
    look = {"color_scheme": theme}
    with room(day, **look) as (wall, remote), day._window(width, 844, **look) as hand:
        phone = hand.new_page()
        wall.set_viewport_size({"width": width, "height": 720})
        scan(phone, wall, day)
        steps = (None, "Open the vote", "Close the vote", "Let the client answer A", "What moved")
        for step in steps:
            if step == "Close the vote":
                phone.locator(".ballot-option").first.click()
            if step:
                press(remote, step)
                wall.wait_for_timeout(3300)
            found |= {
                f"{step} {name}": faults(page) for name, page in (("wall", wall), ("remote", remote), ("phone", phone))
            }
            if width == 1280:
                over = wall.evaluate("document.documentElement.scrollHeight - window.innerHeight")
                found[f"{step} wall"] += [f"{over} px too high"] * (over > 0)
        remote.set_viewport_size({"width": width, "height": 844})
        remote.get_by_text("What if …").click()
        found["what if"] = faults(remote)
        press(remote, "What if B at moment 1")
        press(remote, "What moved")
        wall.wait_for_timeout(2600)
        found |= {"beside": faults(wall), "beside remote": faults(remote), "beside phone": faults(phone)}
        for page, address in (
            (phone, f"/room/{day.slug}/observe/"), (phone, f"/room/{day.slug}/observe/talk/"), (remote, f"{client(day)}screen/"),
            (remote, f"{client(day)}observed/"), (remote, client(day)),
        ):  # fmt: skip
            page.goto(address)
            found[address] = faults(page)
        phone.goto(f"/room/{day.slug}/observe/")
        phone.locator("#REFLECT").click()
        found["tapped"] = faults(phone)
        phone.get_by_role("link", name="Talk it over").click()
        phone.wait_for_url("**/talk/")
        found["talk"] = faults(phone)
    with day._window(width, 844, **look) as hand:
        page = hand.new_page()
        page.goto(f"/room/{day.slug}/client/")
        found["code"] = faults(page)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
