"""How many pages it takes: an open event is published on one, a place is booked on one and confirmed on the next."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from visits import House

DAY = date.today() + timedelta(days=90)


@contextmanager
def pages_of(page: Page) -> Iterator[list[str]]:
    """The pages that somebody sees: each one that the window settles on."""
    seen: list[str] = []

    def note(answer) -> None:
        is_page = answer.request.is_navigation_request() and answer.frame == page.main_frame
        if is_page and not 300 <= answer.status < 400:
            seen.append(answer.url)

    page.on("response", note)
    yield seen
    page.remove_listener("response", note)


@pytest.fixture(scope="module")
def address(house: House) -> str:
    """A date that was published by hand, without script, on one page."""
    with house.visit("owner", java_script_enabled=False) as context:
        page = context.new_page()
        with pages_of(page) as seen:
            page.goto("/desk/events/new/")
            page.get_by_label("Date", exact=True).fill(DAY.isoformat())
            page.get_by_text("A new venue", exact=True).click()
            page.get_by_label("Or a new venue").fill("The Drying Loft")
            page.get_by_label("Its postcode").fill("la1 1aa")
            page.get_by_label("Places", exact=True).fill("2")
            page.get_by_label("Goes ahead with").fill("1")
            page.get_by_role("button", name="Store this event").click()
        assert len(seen) == 2, seen  # the form, and the event that it made
        expect(page.get_by_text("It is on the public list")).to_be_visible()
        page.goto(f"/dates/?month={DAY:%Y-%m}")
        row = page.get_by_role("listitem").filter(has_text="The Drying Loft")
        return str(row.get_by_role("link").get_attribute("href"))


def book(page: Page, address: str, name: str) -> None:
    page.goto(address)
    page.get_by_label("Your name").fill(name)
    page.get_by_label("E-mail").fill(f"{name.split(maxsplit=1)[0].lower()}@example.org")
    accept = page.get_by_label("I accept the terms below.")
    if accept.count():
        accept.check()
    page.get_by_role("button", name=re.compile("Book this place|Join the waiting list")).click()


@pytest.mark.parametrize(("name", "script"), [("Anwen Ellis", False), ("Bryn Dee", True)])
def test_a_place_is_booked_on_one_page_and_a_confirmation(house: House, address: str, name: str, script: bool):
    with house.visit(java_script_enabled=script) as context:
        page = context.new_page()
        with pages_of(page) as seen:
            book(page, address, name)
            expect(page.get_by_role("heading", name="You have a place")).to_be_visible()
        assert len(seen) == 2, seen


def test_the_third_of_two_waits_is_offered_the_freed_place_and_takes_it(house: House, address: str):
    with house.visit(java_script_enabled=False) as context:
        page = context.new_page()
        book(page, address, "Cadi Fox")
        expect(page.get_by_text("You are the next one.")).to_be_visible()
        page.get_by_role("link", name="My booking", exact=True).click()
        waiting = page.url
        with house.visit("owner", java_script_enabled=False) as desk:
            other = desk.new_page()
            other.goto("/desk/events/")
            row = other.get_by_role("listitem").filter(has_text="The Drying Loft")
            row.get_by_role("link", name="2 of 2").click()
            other.get_by_role("link", name="Bryn Dee").click()
            other.get_by_text("Cancel this booking", exact=True).click()
            other.get_by_role("button", name="Cancel the booking").click()
            expect(other.get_by_text("You can undo this.")).to_be_visible()
        page.goto(waiting)
        page.get_by_role("button", name="Yes, I take it").click()
        expect(page.get_by_text("You have a place.")).to_be_visible()


@pytest.mark.parametrize("where", ["/dates/", "", "group/", "/my/links/"])
def test_the_public_pages_have_no_barrier_that_a_machine_can_find(house: House, address: str, where: str):
    with house.visit() as context:
        page = context.new_page()
        page.goto(where if where.startswith("/") else f"{address}{where}")
        found = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


@pytest.mark.parametrize("where", ["/desk/events/", "/desk/events/new/", "/desk/venues/", "/desk/venues/new/"])
def test_the_desk_pages_have_no_barrier_that_a_machine_can_find(house: House, address: str, where: str):
    with house.visit("owner") as context:
        page = context.new_page()
        page.goto(where)
        found = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_the_day_follows_each_tick_while_somebody_plans_an_event(house: House):
    with house.visit("owner") as context:
        page = context.new_page()
        page.goto("/desk/events/new/")
        with page.expect_response(lambda answer: "/desk/events/new/day/" in answer.url):
            page.get_by_label("Compliance", exact=False).first.check()
        expect(page.locator("#day")).to_contain_text("Compliance")
