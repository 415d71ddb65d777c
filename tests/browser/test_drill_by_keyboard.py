"""A whole drill without a mouse, and a form of moments: each step begins where the reader is put, and passes axe."""

import re
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page, expect
from visits import House

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8") + ";0"


def _faults(page: Page) -> list[str]:
    """Light and dark, wide and narrow."""
    found = []
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 860})
        page.evaluate(AXE)
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme)
            violations = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
            found += [f"{width} {theme} {one['id']} {node['target']}" for one in violations for node in one["nodes"]]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append(f"{width} scrolls sideways")
    page.set_viewport_size({"width": 1280, "height": 860})
    return found


def _press(page: Page, name: str) -> None:
    """Go to a button with the Tab key alone, and press it."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText?.trim()") == name:
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"the Tab key does not reach '{name}'")


def test_a_whole_drill_by_keyboard(house: House):
    with house.visit() as context:
        page, wrong = context.new_page(), []
        page.on("console", lambda said: wrong.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto("/practise/drills/")
        _press(page, "To this drill")
        page.wait_for_url(re.compile(r"/practise/drills/[\w-]+/$"))
        _press(page, "Begin")
        for place in range(1, 7):
            expect(page.get_by_text(f"Line {place} of 6").first).to_be_visible()
            _one_line(page, place, look=place == 1)
        expect(page.get_by_role("heading", name=re.compile("Done, in about"))).to_be_visible()
        expect(page.locator("#drill-status")).to_have_text("The drill is done.")
        assert _faults(page) == []
        assert wrong == []


def _one_line(page: Page, place: int, *, look: bool) -> None:
    if look:
        assert _faults(page) == []
    _press(page, "I have said it")
    expect(page.get_by_role("group", name="What did you do just then?")).to_be_visible()
    expect(page.locator("#drill-status")).to_contain_text(f"Name what you said to line {place}")
    expect(page.locator("#line")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    if look:
        assert _faults(page) == []
    _press(page, "That is what it was")
    expect(page.get_by_role("heading", name="The same line once more")).to_be_visible()
    if look:
        assert _faults(page) == []
    _press(page, "Better")


def test_what_is_written_is_read_back_once(house: House):
    with house.visit() as context:
        page = context.new_page()
        page.goto("/practise/drills/reflecting-anger/")
        page.get_by_role("button", name="Begin").click()
        page.get_by_text("Write it instead").click()
        page.get_by_label("What you would say").fill("No wonder you are fed up with us.")
        page.get_by_role("button", name="I have written it").click()
        expect(page.get_by_text("To the page it sounds like:")).to_be_visible()
        expect(page.get_by_text("No wonder you are fed up with us.")).to_be_visible()
        page.reload()
        expect(page.get_by_text("No wonder you are fed up with us.")).to_have_count(0)


def test_a_form_of_moments_by_keyboard(house: House):
    with house.visit() as context:
        page = context.new_page()
        page.goto("/practise/moments/c/")
        _press(page, "Begin")
        for number in range(1, 6):
            expect(page.locator("#drill-status")).to_have_text(f"Moment {number} of 5")
            # The form is laid a moment after the words: nobody is faster with the keyboard, this test is.
            expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added")).to_have_count(0)
            if number == 1:
                assert _faults(page) == []
            page.get_by_role("radio").first.focus()
            page.keyboard.press("Space")
            page.keyboard.press("ArrowDown")
            expect(page.get_by_role("radio", checked=True)).to_have_count(1)
            _press(page, "Finish" if number == 5 else "Next")
        expect(page.get_by_role("heading", name="Thank you. That was the last one.")).to_be_visible()
        assert _faults(page) == []


def test_a_drill_without_scripts(house: House):
    with house.visit(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("/practise/drills/reflecting-anger/")
        page.get_by_role("button", name="Begin").click()
        page.get_by_role("button", name="I have said it").click()
        page.get_by_role("checkbox").first.check()
        page.get_by_role("button", name="That is what it was").click()
        page.get_by_role("button", name="Much the same").click()
        expect(page.get_by_text("Line 2 of 6").first).to_be_visible()
