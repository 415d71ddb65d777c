"""From a stranger's wish to an event in the calendar, page by page, with and without script."""

import re
from datetime import date, timedelta

from playwright.sync_api import Page, expect
from visits import House

#: A Tuesday some weeks ahead, so that no weekend stands in the way.
DAY = date.today() + timedelta(days=56 - date.today().weekday() + 1)


def set_prices(page: Page) -> None:
    page.goto("/desk/business/")
    page.get_by_label("One in-house day").fill("650")
    page.get_by_role("button", name="Store", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("Stored")


def ask_for_a_day(page: Page, organisation: str) -> None:
    page.get_by_label("A day that would suit you").fill(f"{DAY}")
    page.get_by_label("Your organisation").fill(organisation)
    page.get_by_label("Your name").fill("Siân Ŵyn")
    page.get_by_label("Your e-mail address").fill("sian@example.org")
    page.get_by_role("button", name="Ask for a quote").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you: we have it")


def quote_and_send(page: Page, organisation: str) -> str:
    """Two presses at the desk: make it, send it. Gives the customer's link."""
    page.goto("/desk/enquiries/")
    page.get_by_role("link", name=organisation).click()
    page.get_by_role("button", name="Make a quote of it").click()
    expect(page.get_by_role("heading", name="The price")).to_be_visible()
    page.get_by_role("button", name="Send it to").click()
    return page.get_by_label("The customer’s link").input_value()


def accept(page: Page, link: str) -> None:
    page.goto(re.sub(r"^https?://[^/]+", "", link))
    page.get_by_label("Your name").fill("Siân Ŵyn")
    page.get_by_label("Your role").fill("Head of service")
    page.get_by_label(re.compile(f"{DAY.day} {DAY:%B %Y}")).check()
    page.get_by_label("I may order this").check()
    page.get_by_role("button", name="Accept this quote").click()
    expect(page.get_by_role("status").first).to_contain_text("Accepted.")


def test_the_day_follows_the_ticks_while_one_looks(house: House):
    with house.visit() as context:
        page = context.new_page()
        page.goto("/ask/")
        before = page.locator("#day").inner_text()
        with page.expect_response(re.compile(r"/ask/day/")) as asked:
            page.get_by_label("Compliance", exact=False).check()
        assert "email" not in asked.value.url and "name=" not in asked.value.url
        expect(page.locator("#day")).to_contain_text("Compliance")
        assert page.locator("#day").inner_text() != before


def test_from_a_wish_to_an_event_in_four_pages(house: House):
    with house.visit("owner") as desk, house.visit() as outside:
        page, theirs = desk.new_page(), outside.new_page()
        set_prices(page)
        theirs.goto("/ask/")
        ask_for_a_day(theirs, "Ribblemere Steps")
        link = quote_and_send(page, "Ribblemere Steps")
        accept(theirs, link)
        page.goto("/desk/enquiries/?tab=won")
        page.get_by_role("link", name="Ribblemere Steps").click()
        page.get_by_role("link", name=re.compile("^Quote Q-")).click()
        page.get_by_role("link", name="The event").click()
        expect(page).to_have_url(re.compile(r"/desk/events/\d+/"))


def test_the_same_without_script(house: House):
    with house.visit("owner", java_script_enabled=False) as desk, house.visit(java_script_enabled=False) as outside:
        page, theirs = desk.new_page(), outside.new_page()
        set_prices(page)
        theirs.goto("/ask/")
        theirs.get_by_label("Compliance", exact=False).check()
        theirs.get_by_role("button", name="Show the day").click()
        expect(theirs.locator("#day")).to_contain_text("Compliance")
        theirs.get_by_label("Postcode of the venue").fill("SY10 7AB")
        theirs.get_by_label("Your organisation").fill("No Script")
        theirs.get_by_role("button", name="Ask for a quote").click()
        expect(theirs.get_by_role("alert")).to_contain_text("SY10 lies in both England and Wales")
        theirs.get_by_role("group", name="In which nation?").get_by_label("Wales").check()
        ask_for_a_day(theirs, "No Script")
        accept(theirs, quote_and_send(page, "No Script"))
