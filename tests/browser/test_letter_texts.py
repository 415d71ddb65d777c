"""A letter's text edited at the desk: its reading follows the typing, and without JavaScript it is one press away."""

from playwright.sync_api import expect
from visits import House

TEXT = "/desk/mail/texts/waiting/en/"


def test_the_letter_reads_beside_the_form_as_it_is_typed(house: House):
    with house.visit("owner") as context:
        page = context.new_page()
        page.goto(TEXT)
        page.get_by_label("Letter", exact=True).fill("Dear {{ name }},\n\nplease **wait** a little.")
        expect(page.locator("#preview strong").last).to_have_text("wait")
        page.get_by_label("Letter", exact=True).fill("Dear {{ nmae }}")
        expect(page.locator("#preview")).to_contain_text("Did you mean {{ name }}?")


def test_without_script_the_letter_opens_in_a_sandbox_of_its_own(house: House):
    with house.visit("owner", java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(TEXT)
        page.get_by_label("Letter", exact=True).fill("Dear {{ name }},\n\nplease **wait** a little.")
        with context.expect_page() as opened:
            page.get_by_role("button", name="As mail programs show it").click()
        shown = opened.value
        expect(shown.locator("strong")).to_have_text("wait")
        assert shown.locator("body > div").evaluate("node => getComputedStyle(node).borderTopWidth") == "4px"
