"""Notes save themselves while somebody writes, and say so when they cannot."""

import re

from playwright.sync_api import BrowserContext, Page, expect
from visits import House

SAVED = re.compile(r"^Saved \d\d:\d\d")


def write(context: BrowserContext, address: str, words: str) -> Page:
    page = context.new_page()
    page.goto(address)
    page.locator("textarea").first.fill(words)
    return page


def test_a_note_saves_itself_and_goes_on_saving(house: House, course: str):
    with house.visit("participant") as context:
        page = write(context, f"{course}role-induction/", "Two hats.")
        expect(page.locator(".note-status").first).to_have_text(re.compile(r"^Not saved yet"))
        expect(page.locator(".note-status").first).to_have_text(SAVED)
        page.locator("textarea").first.press_sequentially(" Said early.")
        expect(page.locator(".note-status").first).to_have_text(re.compile(r"^(Not saved yet|Saving)"))
        expect(page.locator(".note-status").first).to_have_text(SAVED)
        page.reload()
        expect(page.locator("textarea").first).to_have_value("Two hats. Said early.")


def test_a_lost_connection_is_told_and_the_words_stay(house: House, course: str):
    with house.visit("participant") as context:
        page = write(context, f"{course}collusion/", "")
        context.set_offline(True)
        page.locator("textarea").first.fill("Written in a tunnel.")
        expect(page.locator(".note-status").first).to_contain_text("the connection was lost")
        expect(page.locator("textarea").first).to_have_value("Written in a tunnel.")
        context.set_offline(False)
        page.locator(".note-entry").first.get_by_role("button", name="Save").click()
        expect(page.locator(".note-status").first).to_have_text(SAVED)


def test_somebody_signed_out_meanwhile_keeps_their_words(house: House, course: str):
    with house.visit("participant") as context:
        page = write(context, f"{course}ruptures/", "")
        context.clear_cookies(name="sessionid")
        page.locator("textarea").first.fill("I pushed too fast.")
        expect(page.locator(".note-status").first).to_contain_text("you have been signed out")
        expect(page.locator("textarea").first).to_have_value("I pushed too fast.")
        page.on("dialog", lambda asked: asked.accept())


def test_a_note_changed_elsewhere_is_not_overwritten_while_writing(house: House, course: str):
    with house.visit("participant") as context:
        one, other = context.new_page(), context.new_page()
        for page in (one, other):
            page.goto(f"{course}opening/")
        boxes, told = [page.locator("textarea").nth(1) for page in (one, other)], other.locator(".note-status").nth(1)
        boxes[0].fill("from the office")
        expect(one.locator(".note-status").nth(1)).to_have_text(SAVED)
        boxes[1].fill("from the bus")
        expect(told).to_contain_text("this note was changed elsewhere")
        expect(told).to_contain_text("from the office")
        boxes[1].press_sequentially("!")
        expect(told).to_contain_text("this note was changed elsewhere")
        told.get_by_role("button", name="Keep mine instead").click()
        expect(told).to_have_text(SAVED)
        one.reload()
        expect(boxes[0]).to_have_value("from the bus!")


def test_an_answer_is_told_in_its_place(house: House, course: str):
    with house.visit("participant") as context:
        page = context.new_page()
        page.goto(
            f"{course}compliance/check/"
            if context.request.get(f"{course}compliance/").ok
            else f"{course}ruptures/check/"
        )
        page.evaluate("window.stayed = true")
        first = page.locator(".question-row").first
        first.get_by_role("radio").first.check()
        first.get_by_role("button", name="See what it does").click()
        expect(first.locator(".why")).to_have_count(first.locator(".feedback > li").count() or 4)
        expect(page.locator("#standing")).to_contain_text("1 of")
        assert page.evaluate("window.stayed")
