"""The forms of a day on a phone: by touch, by keyboard, without script, in the dark, read by axe."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from serving import served
from visits import sign_in

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8") + ";0"
PHONE = {"width": 390, "height": 844}
EMAIL, PASSWORD = "bob@example.org", "kettle on a wooden trivet"
SEED = f"""
import uuid
from datetime import timedelta
from django.utils import timezone
from trivet.content.customer import CourseDetails, CustomerDetails
from trivet.vocabulary import EventState, Nation, Sector
from trivet.web.events.models import Booking, Event, Participant
from trivet.web.people.fields import LogoChoice
from trivet.web.people.models import Role, User
from trivet.web.training.actions import add_course, add_customer
from trivet.web.training.queries import library
user = User.objects.create_user({EMAIL!r}, {PASSWORD!r}, name="Bob", role=Role.OWNER)
details = CustomerDetails(name="Ribblemere", sector=Sector.PROBATION, nation=Nation.ENGLAND)
customer = add_customer(details, LogoChoice(), submission=uuid.uuid4(), by=user)
course = add_course(customer, CourseDetails(), content_version=library().version, submission=uuid.uuid4(), by=user)
out = {{}}
for name, days in (("before", 3), ("after", -1), ("six-weeks", -42)):
    event = Event.objects.create(course=course, kind="in-house", state=EventState.CONFIRMED, nation="england", trainer=user,
        date=timezone.localdate() + timedelta(days=days), requires_check=True)
    out[name] = [event.pk]
    for at in range(6):
        person = Participant.objects.create(name=f"Person {{at}}", email=f"{{name}}{{at}}@example.org")
        booking = Booking.objects.create(event=event, participant=person, printed_name=f"Person {{at}}")
        out[name].append(booking.token)
import json
print("SEEDED" + json.dumps(out))
"""


@dataclass(frozen=True, slots=True)
class FormsHouse:
    """A house with three events: one to come, one of yesterday, one six weeks ago; six people at each."""

    address: str
    browser: Browser
    events: dict[str, int]
    tokens: dict[str, list[str]]

    def phone(self, **options: object) -> BrowserContext:
        context = self.browser.new_context(
            base_url=self.address, viewport=PHONE, reduced_motion="reduce", has_touch=True, **options
        )
        context.set_default_timeout(10_000)
        return context

    def form(self, kind: str, who: int, part: str = "") -> str:
        return f"/form/{self.tokens[kind][who]}/{kind}/" + (f"{part}/" if part else "")


@pytest.fixture(scope="module")
def forms_house(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FormsHouse]:
    env = {**os.environ, "TRIVET_DATA": str(tmp_path_factory.mktemp("forms")), "TRIVET_DEBUG": "0"}
    env.pop("DATABASE_URL", None)
    run = [sys.executable, "-m", "trivet.web"]
    for command in (["migrate", "-v0"], ["collectstatic", "--noinput", "-v0"]):
        subprocess.run([*run, *command], env=env, check=True, capture_output=True)
    told = subprocess.run([*run, "shell", "-v0", "-c", SEED], env=env, check=True, capture_output=True, text=True)
    made = json.loads(re.search(r"SEEDED(.*)", told.stdout).group(1))
    with served(env) as address:
        events, tokens = {kind: row[0] for kind, row in made.items()}, {kind: row[1:] for kind, row in made.items()}
        yield FormsHouse(address, browser, events, tokens)


def faults(page: Page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})")
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found["violations"]] + (
        ["too wide"] if wide > 0 else []
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("kind", "part"), [("before", "scenes"), ("before", "confidence"), ("before", "check"),
                                            ("after", "evaluation"), ("six-weeks", "evaluation")])  # fmt: skip
def test_every_page_of_a_form_is_sound_on_a_phone(forms_house: FormsHouse, kind: str, part: str, theme: str):
    with forms_house.phone(color_scheme=theme) as context:
        page = context.new_page()
        for language in ("en", "cy"):
            page.goto(forms_house.form(kind, 5, part) + f"?lang={language}")
            assert faults(page) == []
        small = page.locator(".day-form .choice").evaluate_all(
            "all => all.filter(one => one.getBoundingClientRect().height < 44).length"
        )
        assert small == 0


def test_a_form_is_filled_in_by_touch_without_script_and_sent(forms_house: FormsHouse):
    with forms_house.phone(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(forms_house.form("before", 0))
        page.locator("textarea").first.fill("You sound fed up, and I think I had a part in it.")
        page.get_by_text("Three more scenes").click()
        expect(page.locator("textarea")).to_have_count(5)
        page.get_by_role("button", name="Keep this and go on").click()
        page.locator(".asked-scale .choice").nth(7).tap()
        page.get_by_role("button", name="Back").click()
        expect(page.locator("textarea").first).to_have_value("You sound fed up, and I think I had a part in it.")
        page.get_by_role("button", name="Keep this and go on").click()
        expect(page.locator(".asked-scale input").nth(7)).to_be_checked()
        page.get_by_role("button", name="Keep this and go on").click()
        page.get_by_role("button", name="Send").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Thank you. It has arrived.")


def test_a_phone_that_dies_in_the_middle_of_a_page_keeps_it(forms_house: FormsHouse):
    with forms_house.phone() as context:
        page = context.new_page()
        page.goto(forms_house.form("before", 1, "scenes"))
        page.locator("textarea").first.fill("Half a sentence")
        page.get_by_role("checkbox").check()
        page.close()
        page = context.new_page()
        page.goto(forms_house.form("before", 1, "scenes"))
        expect(page.locator("textarea").first).to_have_value("Half a sentence")
        expect(page.get_by_role("checkbox")).to_be_checked()
        page.get_by_role("button", name="Keep this and go on").click()
        page.wait_for_url("**/confidence/")
        assert page.evaluate("Object.keys(localStorage).length") == 0


def test_the_scale_is_answered_by_keyboard(forms_house: FormsHouse):
    with forms_house.phone() as context:
        page = context.new_page()
        page.goto(forms_house.form("before", 2, "confidence"))
        page.locator(".asked-scale input").first.focus()
        for _ in range(6):
            page.keyboard.press("ArrowRight")
        expect(page.get_by_role("radio", name="6").first).to_be_checked()
        page.keyboard.press("Enter")
        page.wait_for_url("**/check/")


def test_from_the_evaluation_one_press_leads_to_the_certificate(forms_house: FormsHouse):
    with forms_house.phone() as context:
        page = context.new_page()
        page.goto(forms_house.form("after", 0, "evaluation"))
        page.get_by_label("Nearly all of it").first.check()
        page.locator("textarea").first.fill("Ask first.")
        page.get_by_role("button", name="Send").click()
        page.wait_for_url("**/certificate/")
        assert page.evaluate("Object.keys(localStorage).length") == 0


def test_a_dead_line_loses_nothing(forms_house: FormsHouse):
    with forms_house.phone() as context:
        page = context.new_page()
        page.goto(forms_house.form("after", 3, "evaluation"))
        page.locator("textarea").first.fill("Ask first.")
        context.set_offline(True)
        page.get_by_role("button", name="Send").click()
        page.wait_for_timeout(300)
        context.set_offline(False)
        page.goto(forms_house.form("after", 3, "evaluation"))
        expect(page.locator("textarea").first).to_have_value("Ask first.")


def test_paper_of_one_person_goes_in_by_keyboard_alone(forms_house: FormsHouse):
    with forms_house.browser.new_context(base_url=forms_house.address) as context:
        page = context.new_page()
        sign_in(page, EMAIL, PASSWORD)
        page.goto(f"/desk/events/{forms_house.events['six-weeks']}/forms/six-weeks/enter/")
        expect(page.get_by_role("heading", level=1)).to_have_text("Person 0")
        page.locator("#id_conf-1").focus()
        for sign in "73829105647":
            page.keyboard.type(sign)
            page.keyboard.press("Tab")
        page.keyboard.type("10")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Person 1")
        expect(page.get_by_text("Entered for Person 0.")).to_be_visible()


def test_the_pages_at_the_desk_are_sound(forms_house: FormsHouse):
    with forms_house.browser.new_context(base_url=forms_house.address, viewport=PHONE) as context:
        page = context.new_page()
        sign_in(page, EMAIL, PASSWORD)
        event = forms_house.events["after"]
        for path in ("", "words/", "after/enter/", "after/paper/"):
            page.goto(f"/desk/events/{event}/forms/{path}")
            assert (path, faults(page)) == (path, [])
