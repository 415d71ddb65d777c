"""Practising in a browser: three clicks, by keyboard, on a phone, without a script, read out, and quick."""

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from test_every_page import AXE, NARROW, NARROWEST, WIDE, _axe, _overflows, faults_in
from visits import House

REPLY = "#reply-1"


def press(page: Page, name: str) -> None:
    """Reach a link or a button with the keyboard alone, and press it."""
    for _ in range(120):
        page.keyboard.press("Tab")
        words = page.evaluate("document.activeElement.innerText || ''").strip()
        if words == name:
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"the keyboard never came to '{name}'")


@pytest.fixture(params=[NARROW, WIDE])
def window(request: pytest.FixtureRequest, house: House) -> Iterator[BrowserContext]:
    with house.visit(viewport={"width": request.param, "height": 860}) as context:
        yield context


def meet(page: Page, name: str = "Dean") -> None:
    page.goto("/practise/")
    page.get_by_role("button", name=f"Meet {name}", exact=True).first.click()
    page.wait_for_url("**/practise/meeting/*/")


def say(page: Page, reply: str = REPLY) -> str:
    """Press a reply, and wait for the answer."""
    before = page.locator("#now").inner_text()
    page.locator(reply).click()
    page.wait_for_function("before => document.querySelector('#now').innerText !== before", arg=before)
    return page.locator("#now").inner_text()


def sound(page: Page) -> list[str]:
    """What axe finds in both themes and both widths, and where the page is wider than the screen."""
    found = [one for width in (WIDE, NARROW) for one in _axe(page, width)]
    return found + [f"too wide at {width}" for width in (WIDE, NARROW, NARROWEST) if _overflows(page, width)]


def test_three_presses_of_the_keyboard_to_the_first_reply(window: BrowserContext):
    page, begun = window.new_page(), time.monotonic()
    page.goto("/")
    press(page, "Practise")
    page.wait_for_url("**/practise/")
    press(page, "Meet Dean")
    page.wait_for_url("**/practise/meeting/*/")
    first = page.locator("#now").inner_text()
    press(page, page.locator(REPLY).inner_text().strip())
    page.wait_for_function("before => document.querySelector('#now').innerText !== before", arg=first)
    assert time.monotonic() - begun < 30
    assert page.evaluate("document.activeElement.id") == "reply-1"


def test_every_page_of_practice_is_sound(house: House):
    with house.visit(viewport={"width": WIDE, "height": 860}) as context:
        page, wrong = context.new_page(), []
        page.on("request", lambda sent: None if sent.url.startswith(house.address) else wrong.append(sent.url))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        meet(page)
        faults = sound(page) + faults_in(page.request.get(page.url).text())
        for which in (1, 2, 3, 4):
            page.set_viewport_size({"width": WIDE, "height": 860})
            say(page, f"#reply-{which}")
        faults += sound(page) + faults_in(page.request.get(page.url).text())
        page.get_by_role("button", name="Stop here and look back").click()
        page.wait_for_url("**/back/")
        faults += sound(page) + faults_in(page.request.get(page.url).text())
        page.get_by_role("button", name="Try turn 2 again").last.click()
        page.wait_for_url("**/practise/meeting/*/")
        say(page)
        page.get_by_role("button", name="Stop here and look back").click()
        page.wait_for_url("**/back/")
        expect(page.get_by_role("heading", name="Both ways, side by side")).to_be_visible()
        faults += sound(page) + faults_in(page.request.get(page.url).text())
        page.get_by_role("link", name="Delete this meeting").click()
        faults += sound(page)
        page.goto("/practise/mine/")
        faults += sound(page)
        assert faults + wrong == []


def test_the_answer_is_read_out_and_nothing_else(window: BrowserContext):
    page = window.new_page()
    meet(page)
    live = page.locator("[aria-live]")
    expect(live).to_have_count(1)
    expect(live).to_have_attribute("aria-live", "polite")
    page.evaluate("document.querySelector('#now').dataset.same = 'yes'")
    answer = say(page)
    assert page.locator("#now").get_attribute("data-same") == "yes"  # the region stays; what it says changes
    assert answer.startswith("Dean")
    assert page.locator("#now").evaluate("one => one.contains(document.querySelector('#coach'))") is False


def test_write_mode_names_the_move_and_goes_on(window: BrowserContext):
    page = window.new_page()
    page.goto("/practise/")
    card = page.locator(".person-card").filter(has=page.get_by_role("heading", name="Dean, 34"))
    card.get_by_text("Another way").click()
    card.get_by_label("Write your own words").check()
    card.get_by_role("button", name="Meet Dean").click()
    page.wait_for_url("**/practise/meeting/*/")
    page.get_by_label("What do you say?").fill("No wonder you are fed up with letters.")
    page.get_by_role("button", name="Say it").click()
    expect(page.get_by_text("What did you do just then?")).to_be_visible()
    assert page.locator('[id^="heard-"]').count() >= 2
    page.evaluate(AXE)
    assert sound(page) == []
    page.get_by_role("button", name="Say it as that").click()
    expect(page.get_by_text("Name at least one move")).to_be_visible()
    expect(page.get_by_label("What do you say?")).to_have_value("No wonder you are fed up with letters.")
    page.get_by_text("All thirty moves").click()
    page.locator("#all-VALIDATE").check()
    page.get_by_role("button", name="Say it as that").click()
    expect(page.locator("#you")).to_contain_text("No wonder you are fed up with letters.")
    expect(page.get_by_label("What do you say?")).to_have_value("")


def test_enter_on_a_guess_says_nothing(window: BrowserContext):
    page = window.new_page()
    meet(page)
    page.locator("#guess-better").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    expect(page.locator("#clock")).to_have_text("Turn 1 of 20")


def test_a_double_click_is_one_turn(window: BrowserContext):
    page = window.new_page()
    meet(page)
    page.locator(REPLY).dblclick()
    expect(page.locator("#clock")).to_have_text("Turn 2 of 20")
    page.wait_for_timeout(400)
    expect(page.locator("#clock")).to_have_text("Turn 2 of 20")


def test_without_a_script_nothing_is_missing(house: House):
    with house.visit(java_script_enabled=False, viewport={"width": NARROW, "height": 860}) as context:
        page = context.new_page()
        meet(page)
        page.locator("#reply-2").click()
        assert page.url.endswith("#now")
        expect(page.locator("#clock")).to_have_text("Turn 2 of 20")
        expect(page.locator("#coach .coach-text")).to_be_visible()
        page.get_by_role("button", name="Stop here and look back").click()
        expect(page.get_by_role("heading", name="Turn by turn")).to_be_visible()


def test_it_goes_on_after_the_browser_was_closed(house: House):
    with house.visit() as context:
        page = context.new_page()
        meet(page, "Kerry")
        answer = say(page)
        kept = context.storage_state()
    with house.browser.new_context(base_url=house.address, storage_state=kept) as context:
        page = context.new_page()
        page.goto("/practise/")
        page.get_by_role("link", name="Go on where you were").click()
        expect(page.locator("#now")).to_have_text(answer.replace("\n", ""), use_inner_text=False)


def test_when_the_line_drops_the_press_can_be_made_again(window: BrowserContext):
    page = window.new_page()
    meet(page)
    window.set_offline(True)
    page.locator(REPLY).click()
    expect(page.get_by_text("The connection was lost. Nothing was lost with it")).to_be_visible()
    window.set_offline(False)
    say(page)
    expect(page.locator("#clock")).to_have_text("Turn 2 of 20")
