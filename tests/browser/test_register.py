"""The day in a real browser: taps counted, a connection that drops, two screens that agree, a wall that fits."""

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
from playwright.sync_api import Browser, BrowserContext, Page, Route, StorageState, expect
from serving import served
from visits import sign_in

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8") + ";0"
EMAIL, PASSWORD = "ruth@example.org", "kettle on a wooden trivet"
NAMES = ["Aled Prydderch", "Bronwen Llewellyn-Fotheringham", "Charlotte O’Neill", "Dafydd ap Gwilym", "Ebony Adeyemi",
         "Fatima Al-Rashid", "Siân Ŵyn"]  # fmt: skip
EVENTS = 6
SEED = f"""
import json, uuid
from django.utils import timezone
from trivet.content.customer import CourseDetails, CustomerDetails
from trivet.vocabulary import EventState, Nation, Sector
from trivet.web.events.models import Booking, Event, Participant
from trivet.web.people.fields import LogoChoice
from trivet.web.people.models import Role, User
from trivet.web.training.actions import add_course, add_customer
from trivet.web.training.queries import library
user = User.objects.create_user({EMAIL!r}, {PASSWORD!r}, name="Ruth", role=Role.OWNER)
details = CustomerDetails(name="Ribblemere", sector=Sector.PROBATION, nation=Nation.WALES)
customer = add_customer(details, LogoChoice(), submission=uuid.uuid4(), by=user)
course = add_course(customer, CourseDetails(title="A day of rehearsal"), content_version=library().version,
    submission=uuid.uuid4(), by=user)
out = []
for number in range({EVENTS}):
    event = Event.objects.create(course=course, kind="open", state=EventState.CONFIRMED, nation="wales", trainer=user,
        date=timezone.localdate(), opens_before=1000, closes_after=1400, is_published=True)
    tokens = []
    for at, name in enumerate({NAMES!r}):
        person = Participant.objects.create(name=name, email=f"p{{number}}-{{at}}@example.org")
        tokens.append(Booking.objects.create(event=event, participant=person, printed_name=name).token)
    out.append([event.pk, event.slug, tokens])
print("SEEDED" + json.dumps(out))
"""


@dataclass(frozen=True, slots=True)
class Day:
    """One event of today with seven people booked; each test has a day of its own."""

    address: str
    browser: Browser
    signed_in: StorageState
    event: int
    slug: str
    tokens: list[str]

    @property
    def register(self) -> str:
        return f"/desk/events/{self.event}/register/"

    @property
    def room(self) -> str:
        return f"/desk/events/{self.event}/room/"

    def desk(self, width: int = 1280, height: int = 720, **options: object) -> BrowserContext:
        return self._window(width, height, storage_state=self.signed_in, **options)

    def phone(self, **options: object) -> BrowserContext:
        return self._window(390, 844, has_touch=True, **options)

    def _window(self, width: int, height: int, **options: object) -> BrowserContext:
        context = self.browser.new_context(
            base_url=self.address, viewport={"width": width, "height": height}, reduced_motion="reduce", **options
        )
        context.set_default_timeout(15_000)
        return context

    def scanned(self) -> str:
        """What a camera reads from the wall."""
        with self.desk() as context:
            page = context.new_page()
            page.goto(self.room)
            return f"/in/{self.slug}/?c={page.locator('.room-address strong').inner_text()}"


@pytest.fixture(scope="module")
def days(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Day]]:
    env = {**os.environ, "TRIVET_DATA": str(tmp_path_factory.mktemp("day")), "TRIVET_DEBUG": "0"}
    env.pop("DATABASE_URL", None)
    run = [sys.executable, "-m", "trivet.web"]
    for command in (["migrate", "-v0"], ["collectstatic", "--noinput", "-v0"]):
        subprocess.run([*run, *command], env=env, check=True, capture_output=True)
    told = subprocess.run([*run, "shell", "-v0", "-c", SEED], env=env, check=True, capture_output=True, text=True)
    made = json.loads(re.search(r"SEEDED(.*)", told.stdout).group(1))
    with served(env) as address:
        with browser.new_context(base_url=address) as context:
            sign_in(context.new_page(), EMAIL, PASSWORD)
            state = context.storage_state()
        yield [Day(address, browser, state, *row) for row in made]


def row(page: Page, name: str):
    return page.locator(".person", has=page.get_by_text(name, exact=True))


def history(page: Page, day: Day, name: str) -> int:
    """How many marks somebody has."""
    page.goto(day.register)
    row(page, name).locator("summary").click()
    row(page, name).get_by_role("link", name="History").click()
    return page.locator(".told").count()


def faults(page: Page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})")
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found["violations"]] + ["too wide"] * (wide > 0)


@pytest.mark.parametrize("scripts", [True, False], ids=["with script", "without script"])
def test_check_in_takes_two_taps_after_scanning_and_one_the_next_time(days: list[Day], scripts: bool):
    day, taps = days[0], 0
    who = NAMES[0] if scripts else NAMES[1]
    with day.phone(java_script_enabled=scripts) as context:
        page = context.new_page()
        page.goto(day.scanned())
        for target in (row(page, who).locator("summary"), row(page, who).get_by_role("button")):
            target.tap()
            taps += 1
        expect(page.get_by_role("heading", level=1)).to_have_text(f"Welcome, {who}")
        assert taps == 2
        page.goto(day.scanned())
        expect(page.get_by_role("heading", level=1)).to_have_text(f"Hello, {who}")
        page.get_by_role("button", name="I am here").first.tap()
        expect(page.locator(".lead")).to_contain_text("You are on the register since")


def test_a_phone_that_came_by_the_link_in_a_letter_needs_one_tap(days: list[Day]):
    day = days[0]
    with day.phone() as context:
        page = context.new_page()
        page.goto(f"/in/{day.slug}/mine/{day.tokens[2]}/")
        page.goto(day.scanned())
        page.get_by_role("button", name="I am here").first.tap()
        expect(page.get_by_role("heading", level=1)).to_have_text(f"Welcome, {NAMES[2]}")


def test_taps_wait_when_the_laptop_is_gone_and_are_sent_once_when_it_is_back(days: list[Day]):
    day = days[1]
    with day.desk(390, 844) as context:
        page = context.new_page()
        page.goto(day.register)
        context.set_offline(True)
        for name in NAMES[:3]:
            row(page, name).get_by_role("button").click()
        expect(page.locator("[data-waiting]")).to_contain_text("3 taps wait for the laptop.")
        expect(page.locator("[data-waiting]")).to_contain_text("The laptop does not answer")
        expect(page.locator(".is-waiting")).to_have_count(3)
        context.set_offline(False)
        expect(page.locator("[data-waiting]")).to_be_hidden()
        expect(page.locator(".register-count strong")).to_have_text("3 here")
        expect(page.locator(".is-waiting")).to_have_count(0)
        assert [history(page, day, name) for name in NAMES[:3]] == [1, 1, 1]


def test_taps_survive_the_page_that_they_were_made_on(days: list[Day]):
    day = days[1]
    with day.desk(390, 844) as context:
        page = context.new_page()
        page.goto(day.register)
        context.set_offline(True)
        row(page, NAMES[3]).get_by_role("button").click()
        expect(page.locator("[data-waiting]")).to_contain_text("1 tap waits for the laptop.")
        page.close(run_before_unload=False)
        context.set_offline(False)
        again = context.new_page()
        again.goto(day.register)
        expect(row(again, NAMES[3]).locator(".person-state")).to_contain_text("here since")
        assert history(again, day, NAMES[3]) == 1


def test_an_answer_that_is_lost_on_its_way_marks_nobody_twice(days: list[Day]):
    day, lost = days[1], []

    def lose(route: Route) -> None:
        route.fetch(max_redirects=0)
        lost.append(route)
        route.abort()

    with day.desk() as context:
        page = context.new_page()
        page.goto(day.register)
        page.route("**/register/mark/", lose, times=2)
        row(page, NAMES[4]).get_by_role("button").click()
        expect(row(page, NAMES[4]).locator(".person-state")).to_contain_text("here since", timeout=20_000)
        expect(page.locator("[data-waiting]")).to_be_hidden()
        assert (len(lost), history(page, day, NAMES[4])) == (2, 1)


def test_somebody_signed_out_meanwhile_keeps_their_taps(days: list[Day]):
    day = days[1]
    with day.desk() as context:
        page = context.new_page()
        page.goto(day.register)
        context.clear_cookies(name="sessionid")
        row(page, NAMES[5]).get_by_role("button").click()
        expect(page.locator("[data-waiting]")).to_contain_text("You have been signed out")
        expect(page.locator("[data-waiting]")).to_contain_text("1 tap waits")


def test_the_register_without_script(days: list[Day]):
    day = days[2]
    with day.desk(390, 844, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(day.register)
        row(page, NAMES[0]).get_by_role("button").click()
        expect(row(page, NAMES[0]).locator(".person-state")).to_contain_text("here since")
        row(page, NAMES[0]).locator("summary").click()
        row(page, NAMES[0]).get_by_role("button", name="Leaves now").click()
        expect(page.locator(".register-count")).to_contain_text("1 left again")
        page.get_by_label("Find a name").fill("ebony")
        page.get_by_role("button", name="Find").click()
        expect(page.locator(".person")).to_have_count(1)
        page.get_by_label("Name", exact=True).fill("Zoë Walk-in 🎓")
        page.get_by_role("button", name="Add them, and mark them here").click()
        expect(row(page, "Zoë Walk-in 🎓").locator(".person-state")).to_contain_text("here since")


def test_a_walk_in_and_times_with_script_stay_on_the_page(days: list[Day]):
    day = days[2]
    with day.desk(390, 844) as context:
        page = context.new_page()
        page.goto(day.register)
        page.evaluate("window.stayed = true")
        page.get_by_label("Name", exact=True).fill("Yusuf Iqbal")
        page.get_by_role("button", name="Add them, and mark them here").click()
        expect(row(page, "Yusuf Iqbal").locator(".person-state")).to_contain_text("here since")
        row(page, "Yusuf Iqbal").locator("summary").click()
        row(page, "Yusuf Iqbal").get_by_label("Came").fill("1005")
        row(page, "Yusuf Iqbal").get_by_role("button", name="Store times").click()
        expect(row(page, "Yusuf Iqbal").locator(".person-state")).to_contain_text("here since 10:05")
        row(page, "Yusuf Iqbal").locator("summary").click()
        row(page, "Yusuf Iqbal").get_by_label("Left").fill("late")
        row(page, "Yusuf Iqbal").get_by_role("button", name="Store times").click()
        expect(page.locator("[data-waiting]")).to_contain_text("Not stored: “late” is not a time")
        assert page.evaluate("window.stayed")


def test_the_wall_follows_the_remote_and_counts_by_itself(days: list[Day]):
    day = days[3]
    with day.desk() as wall, day.desk(390, 844) as hand:
        screen, remote = wall.new_page(), hand.new_page()
        screen.goto(day.room)
        remote.goto(f"{day.room}remote/")
        remote.get_by_role("button", name="Start").click()
        expect(screen.locator(".room-timer-word")).to_have_text("left")
        first = screen.locator("[data-timer]").inner_text()
        expect(screen.locator("[data-timer]")).not_to_have_text(first)
        title = remote.locator(".remote-title").inner_text()
        remote.get_by_role("button", name="Next", exact=True).click()
        expect(remote.locator(".remote-title")).not_to_have_text(title)
        expect(screen.get_by_role("heading", level=1)).to_have_text(remote.locator(".remote-title").inner_text())
        remote.get_by_role("button", name="New groups").click()
        expect(screen.get_by_role("heading", level=1)).to_have_text("Groups, round 1")
        expect(screen.locator(".groups li li")).to_have_count(len(NAMES))
        wall.set_offline(True)
        expect(screen.locator(".room-lost")).to_be_visible()
        expect(screen.locator("[data-timer]")).to_be_visible()


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)], ids=["720", "1080"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_wall_fits_without_scrolling(days: list[Day], size: tuple[int, int], theme: str):
    with days[4].desk(*size, color_scheme=theme) as context:
        page = context.new_page()
        page.goto(days[4].room)
        for button in ("Check-in code", "Start", "Next", "Groups", "New groups", "Form code", "What is on"):
            page.get_by_role("button", name=button, exact=True).click()
            page.wait_for_timeout(300)
            over = page.evaluate("document.documentElement.scrollHeight - window.innerHeight")
            assert (over <= 0, faults(page)) == (True, []), f"{button}: {over} px too high"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_every_page_of_the_register_is_sound(days: list[Day], width: int, theme: str):
    day = days[5]
    with day.desk(width, 844, color_scheme=theme) as context:
        page = context.new_page()
        page.goto(day.register)
        waiting = row(page, NAMES[0]).locator("form[data-queue=tap] .person-line")
        if waiting.count():
            waiting.click()
        row(page, NAMES[0]).locator("summary").click()
        found = {day.register: faults(page)}
        page.goto(f"{day.register}paper/")
        page.get_by_label(f"{NAMES[0]}: came").fill("1.05")
        page.get_by_role("button", name="Store the sheet").click()
        found["compare"] = faults(page)
        page.get_by_role("link", name="Another time").first.click()
        found["person"] = faults(page)
        for address in (f"{day.register}paper/", f"{day.room}remote/"):
            page.goto(address)
            found[address] = faults(page)
        scanned = day.scanned()
        for address in (f"/in/{day.slug}/", scanned):
            page.goto(address)
            found[address] = faults(page)
        assert {address: wrong for address, wrong in found.items() if wrong} == {}
