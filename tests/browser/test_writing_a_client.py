"""A trainer writes a client from somebody near, mends a fault, reads a meeting, publishes: in a real browser, with and without scripts."""

import re

import pytest
from playwright.sync_api import Page, expect
from visits import House


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_from_a_copy_to_practice(house: House, scripts: bool):
    with house.visit("owner", java_script_enabled=scripts) as context:
        page = context.new_page()
        page.goto("/desk/clients/")
        page.get_by_role("link", name="Start from Dean").click()
        page.get_by_label("What is the person called?").fill("Ash")
        page.get_by_role("button", name="Begin").click()
        expect(page.locator("h1")).to_have_text("Ash: 'I'm only here because of the order'")
        add_a_line(page, "You're on 0161 496 0000, are you?")
        expect(page.get_by_text("looks like a telephone number").first).to_be_visible()
        page.locator(".act[open] textarea").filter(has_text="0161").fill("You're on the phone all day, are you?")
        page.get_by_role("button", name="Store and check").click()
        expect(page.get_by_text("The linter finds nothing wrong.")).to_be_visible()
        expect(page.get_by_text("Better practice ends better with this person")).to_be_visible()
        page.get_by_role("link", name="Try it", exact=True).click()
        first = page.locator(".meeting").inner_text()
        page.get_by_role("button", name="Play another meeting").click()
        assert page.locator(".meeting").inner_text() != first
        page.get_by_role("link", name="Check", exact=True).click()
        page.get_by_role("button", name="Publish").click()
        expect(page.get_by_text("From now on anybody may practise with this client.")).to_be_visible()
        page.get_by_role("button", name="Withdraw from practice").click()
        expect(page.get_by_text("Nobody new meets this client")).to_be_visible()


def add_a_line(page: Page, words: str) -> None:
    act = page.locator("#act-ally")
    act.locator("summary").click()
    act.get_by_role("button", name="More rows").click()
    expect(page).to_have_url(re.compile("#act-ally$"))
    page.locator("#act-ally").get_by_label("A new line").first.fill(words)
    page.locator(".client-end").get_by_role("button", name="Store", exact=True).click()


def test_the_form_can_be_walked_by_keyboard(house: House):
    with house.visit("owner") as context:
        page = context.new_page()
        page.goto("/desk/clients/new/?from=tanya")
        page.get_by_label("What is the person called?").fill("Kit")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_contain_text("Kit")
        page.get_by_label("What they want themselves").fill("To sleep through")
        page.keyboard.press("Enter")
        expect(page.get_by_text("Stored.")).to_be_visible()
        expect(page.get_by_label("What they want themselves")).to_have_value("To sleep through")
