"""With JavaScript off nothing is missing; with it on, the same things are quicker."""

from playwright.sync_api import Page, expect
from visits import PEOPLE, House, sign_in


def theme_of(page: Page) -> str | None:
    return page.locator("html").get_attribute("data-theme")


def ground_of(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))


def test_light_and_dark_without_script(house: House):
    with house.visit(java_script_enabled=False, color_scheme="light") as context:
        page = context.new_page()
        page.goto("/tips/")
        page.get_by_role("button", name="Dark page").click()
        assert (page.url, theme_of(page)) == (f"{house.address}/tips/", "dark")
        page.goto("/course/")
        assert theme_of(page) == "dark"
        page.get_by_role("button", name="Light page").click()
        assert theme_of(page) == "light"
        page.get_by_role("button", name="Light or dark like my device").click()
        assert theme_of(page) is None


def test_light_and_dark_with_script_need_no_new_page(house: House):
    with house.visit(color_scheme="dark") as context:
        page = context.new_page()
        page.goto("/tips/")
        dark = ground_of(page)
        page.evaluate("window.stayed = true")
        with page.expect_response("**/theme/") as told:
            page.get_by_role("button", name="Light page").click()
        assert told.value.status == 204
        assert page.evaluate("window.stayed")
        assert ground_of(page) != dark
        page.reload()
        assert theme_of(page) == "light"


def test_an_evening_of_learning_without_script(house: House, course: str):
    with house.visit(java_script_enabled=False) as context:
        page = context.new_page()
        sign_in(page, PEOPLE["participant"], house.password)
        page.goto(f"{course}tasks/")
        page.locator("textarea").first.fill("Smaller than that.")
        page.locator(".note-entry").first.get_by_role("button", name="Save").click()
        expect(page.locator("textarea").first).to_have_value("Smaller than that.")
        expect(page.locator(".note-status").first).to_contain_text("Saved")
        assert "#note-on-" in page.url

        page.get_by_role("button", name="I have read this part").click()
        expect(page.get_by_role("heading", name="You have read this part")).to_be_visible()
        page.get_by_role("button", name="Mark it as not read").click()
        expect(page.get_by_role("heading", name="Done reading?")).to_be_visible()

        page.goto(f"{course}tasks/check/")
        page.locator("form.question").first.get_by_role("radio").first.check()
        page.locator("form.question").first.get_by_role("button").click()
        expect(page.locator(".question").first).to_contain_text("better")
        page.get_by_role("link", name="Answer it again").first.click()
        expect(page.locator("form.question").first.get_by_role("radio").first).to_be_visible()

        page.goto(course)
        page.get_by_label("Search this course").fill("promise")
        page.get_by_role("button", name="Search").click()
        expect(page.get_by_role("status")).to_contain_text("the best first")


def test_two_windows_without_script_lose_nothing(house: House, course: str):
    with house.visit("participant", java_script_enabled=False) as context:
        one, other = context.new_page(), context.new_page()
        for page in (one, other):
            page.goto(f"{course}fostering/")
        for page, words in ((one, "from the office"), (other, "from the bus")):
            page.locator("textarea").first.fill(words)
            page.locator(".note-entry").first.get_by_role("button", name="Save").click()
        expect(other.get_by_role("heading", name="There are two versions of this note")).to_be_visible()
        expect(other.get_by_label("What you wrote just now")).to_have_value("from the bus")
        expect(other.locator("blockquote")).to_have_text("from the office")
        other.get_by_role("button", name="Keep this one").click()
        expect(other.locator("textarea").first).to_have_value("from the bus")


def test_my_pack_as_a_web_page_brings_its_own_look(house: House, course: str):
    with house.visit("participant") as context:
        page, wrong = context.new_page(), []
        page.on("console", lambda said: wrong.append(said.text))
        page.goto(f"{course}pack.html")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert wrong == []
        assert "Serif" in page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily")
