"""Everything can be done without a mouse, and one sees where one is."""

import pytest
from playwright.sync_api import Page, expect
from visits import PEOPLE, House

SHOWN = """() => {
  const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
  const marked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  return { tag: one.tagName, marked, seen: box.width > 0 && box.height > 0, words: (one.innerText || one.value || one.name || '').trim().slice(0, 40) };
}"""


def test_the_first_stop_is_a_way_past_the_navigation(house: House):
    with house.visit() as context:
        page = context.new_page()
        page.goto("/course/")
        page.keyboard.press("Tab")
        skip = page.get_by_role("link", name="Skip to the content")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize(
    ("who", "path"), [("", "/"), ("", "/tips/"), ("participant", "/learn/"), ("participant", "{course}bond/check/")]
)
def test_every_stop_is_visible_and_marked(who: str, path: str, house: House, course: str):
    with house.visit(who) as context:
        page = context.new_page()
        page.goto(path.format(course=course))
        stops = list(_stops(page))
        assert len(stops) > 10
        assert [stop for stop in stops if not (stop["marked"] and stop["seen"])] == []


def _stops(page: Page):
    for _ in range(60):
        page.keyboard.press("Tab")
        stop = page.evaluate(SHOWN)
        if stop["tag"] == "BODY":
            return
        yield stop


def test_an_evening_of_learning_by_keyboard_alone(house: House, course: str):
    with house.visit() as context:
        page = context.new_page()
        page.goto("/accounts/login/")
        page.get_by_label("E-mail address").focus()
        page.keyboard.type(PEOPLE["participant"])
        page.keyboard.press("Tab")
        page.keyboard.type(house.password)
        page.keyboard.press("Enter")
        page.wait_for_url("**/learn/")

        page.goto(f"{course}goals/")
        note = page.locator("textarea").last
        note.focus()
        page.keyboard.type("I will ask before I tell.")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator(".note-status").last).to_contain_text("Saved")

        page.goto(f"{course}goals/check/")
        page.get_by_role("radio").first.focus()
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page.locator(".verdict").first).to_be_visible()


def test_a_question_on_the_first_page_opens_by_keyboard(house: House):
    with house.visit() as context:
        page = context.new_page()
        page.goto("/")
        page.locator("details.option summary").nth(1).focus()
        page.keyboard.press("Enter")
        expect(page.get_by_text("The better answer.")).to_be_visible()
