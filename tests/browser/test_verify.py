"""Is this certificate true? In a real browser: one scan, a dropped file, without script, and for every eye."""

import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from serving import served
from test_every_page import _axe, _overflows, faults_in
from visits import PEOPLE, House

PASSWORD = "kettle on a wooden trivet"
SEED = f"""
import uuid
from datetime import timedelta
from django.utils import timezone
from trivet.web.awards.actions import issue
from trivet.web.day.hours import planned_hours, to_rows
from trivet.web.day.models import Mark, Register
from trivet.web.events.models import Booking, Event, Participant, Venue
from trivet.web.people.models import Role, User
from trivet.web.training.models import Course, Customer

now = timezone.now()
User.objects.create_user({PEOPLE["owner"]!r}, {PASSWORD!r}, name="Ruth Haworth", role=Role.OWNER)
house = Customer.objects.create(name="Fellside", sector="probation", nation="england", is_house=True)
event = Event.objects.create(
    course=Course.objects.create(customer=house, content_version="1"), kind="open", state="run", nation="england",
    venue=Venue.objects.create(name="Canal Mill", nation="england"), date=now.date() - timedelta(days=1),
)
Register.objects.create(event=event, day=0, hours=to_rows(planned_hours(event)[0]), closed_at=now)
for name in ("Siân Ŵyn-Featherstonehaugh", "Somebody Absent", "x" * 300):
    person = Participant.objects.create(name=name, email="sian@example.org", regulator="social-care-wales")
    booking = Booking.objects.create(event=event, participant=person, printed_name=name)
    if "Absent" not in name:
        Mark.objects.create(
            booking=booking, day=0, minute=565, sign="arrived", source="tap", noted_at=now, submission=uuid.uuid4()
        )
first, absent, _ = event.bookings.order_by("id")
(made,) = issue(first, now=now)
large = Event.objects.create(course=event.course, kind="open", state="run", nation="england", capacity=60, date=event.date)
Register.objects.create(event=large, day=0, hours=to_rows(planned_hours(large)[0]), closed_at=now)
for number in range(45):
    person = Participant.objects.create(name=f"Person {{number}}")
    booking = Booking.objects.create(event=large, participant=person, printed_name=person.name)
    Mark.objects.create(
        booking=booking, day=0, minute=565, sign="arrived", source="tap", noted_at=now, submission=uuid.uuid4()
    )
print("FOUND", first.token, absent.token, made.number, event.pk, made.pk, large.pk)
"""


@dataclass(frozen=True, slots=True)
class Held:
    """A day that was held: somebody's link, an absent person's, a certificate and where the desk finds them."""

    token: str
    absent: str
    number: str
    event: str
    certificate: str
    large: str


@pytest.fixture(scope="module")
def both(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[House, Held]]:
    data = tmp_path_factory.mktemp("awards")
    env = {**os.environ, "TRIVET_DATA": str(data), "TRIVET_DEBUG": "0"}
    env.pop("DATABASE_URL", None)
    for command in (["migrate", "-v0"], ["collectstatic", "--noinput", "-v0"]):
        subprocess.run([sys.executable, "-m", "trivet.web", *command], env=env, check=True, capture_output=True)
    seed = [sys.executable, "-m", "trivet.web", "shell", "-v0", "-c", SEED]
    said = subprocess.run(seed, env=env, check=True, capture_output=True, text=True).stdout
    with served(env) as address:
        yield House(address, PASSWORD, browser), Held(*said.partition("FOUND ")[2].split())


@pytest.fixture
def house(both: tuple[House, Held]) -> House:
    return both[0]


@pytest.fixture
def held(both: tuple[House, Held]) -> Held:
    return both[1]


@pytest.fixture(params=["with script", "without script"])
def page(request: pytest.FixtureRequest, house: House) -> Iterator[Page]:
    with house.visit(java_script_enabled=request.param == "with script") as context:
        yield context.new_page()


def word(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def test_one_scan_answers(page: Page, held: Held):
    page.goto(f"/c/{held.number}/")
    assert word(page) == "Valid"
    expect(page.locator("main")).to_contain_text("Siân Ŵyn-Featherstonehaugh")


def test_a_number_typed_by_hand(page: Page, held: Held):
    page.goto("/verify/")
    page.get_by_label("Number on the certificate").fill(held.number.lower().replace("-", " "))
    page.get_by_role("button", name="Check the number").click()
    assert word(page) == "Valid"
    page.get_by_label("Number on the certificate").fill("2222-2222-2222")
    page.get_by_role("button", name="Check the number").click()
    assert word(page) == "Not known"


def test_the_file_that_was_downloaded_is_given_back(page: Page, held: Held, tmp_path: Path):
    page.goto(f"/my/{held.token}/certificate/")
    with page.expect_download() as downloaded:
        page.get_by_role("link", name="Download the certificate (PDF)").click()
    file = tmp_path / downloaded.value.suggested_filename
    downloaded.value.save_as(file)
    page.goto("/verify/")
    page.get_by_label("File", exact=True).set_input_files(file)
    page.get_by_role("button", name="Check the file").click()
    assert word(page) == "Valid"
    file.write_bytes(file.read_bytes() + b"\n% a word more")
    page.get_by_label("File", exact=True).set_input_files(file)
    page.get_by_role("button", name="Check the file").click()
    assert word(page) == "Altered"


def test_a_file_dropped_on_the_box_is_taken(house: House, held: Held):
    with house.visit() as context:
        page = context.new_page()
        page.goto("/verify/")
        badge = context.request.get(f"/c/{held.number}.json").text()
        transfer = page.evaluate_handle(
            "text => { const d = new DataTransfer(); d.items.add(new File([text], 'badge.json')); return d }", badge
        )
        page.evaluate("d => { document.querySelector('input.drop').files = d.files }", transfer)
        page.get_by_text("Is it theirs?").click()
        page.get_by_label(re.compile("E-mail address of the person")).fill("mallory@example.org")
        page.get_by_role("button", name="Check the file").click()
        assert word(page) == "Somebody else’s"


@pytest.mark.parametrize(
    ("who", "path"),
    [("", "/verify/"), ("", "/verify/?number=K7QM"), ("", "/c/{number}/"), ("", "/c/2222-2222-2222/"),
     ("", "/my/{token}/certificate/"), ("", "/my/{absent}/certificate/"),
     ("", "/my/{token}/certificate/?lang=cy"), ("", "/c/{number}/?lang=cy"),
     ("owner", "/desk/events/{event}/certificates/"), ("owner", "/desk/certificates/{certificate}/"),
     ("owner", "/desk/certificates/{certificate}/revoke/"), ("owner", "/desk/certificates/{certificate}/reissue/"),
     ("owner", "/desk/signing-keys/")],
)  # fmt: skip
def test_every_page_of_certificates_is_sound(who: str, path: str, house: House, held: Held):
    with house.visit(who, viewport={"width": 1280, "height": 860}) as context:
        page, wrong = context.new_page(), []
        page.on("request", lambda sent: None if sent.url.startswith(house.address) else wrong.append(sent.url))
        page.on("console", lambda said: wrong.append(said.text) if said.type in {"error", "warning"} else None)
        page.goto(path.format(**asdict(held)))
        assert [line for line in wrong if "status of 40" not in line] == []
        assert faults_in(page.request.get(page.url).text()) == []
        assert [found for width in (1280, 390) for found in _axe(page, width)] == []
        assert [width for width in (1280, 390, 320) if _overflows(page, width)] == []


def test_the_zip_is_one_press_away(house: House, held: Held):
    with house.visit("owner") as context:
        page = context.new_page()
        page.goto(f"/desk/events/{held.event}/certificates/")
        with page.expect_download() as downloaded:
            page.get_by_role("button", name=re.compile(r"\(zip\)")).click()
        assert downloaded.value.suggested_filename.startswith("certificates-")


def test_many_are_made_while_one_does_something_else(house: House, held: Held):
    with house.visit("owner") as context:
        page = context.new_page()
        page.goto(f"/desk/events/{held.large}/certificates/")
        page.get_by_role("button", name=re.compile(r"\(zip\)")).click()
        expect(page.get_by_text("The certificates are being made.")).to_be_visible()
        page.goto("/verify/")
        page.goto(f"/desk/events/{held.large}/certificates/")
        expect(page.get_by_text("45 issued, 0 due.")).to_be_visible(timeout=60_000)
        with page.expect_download() as downloaded:
            page.get_by_role("button", name="Download all certificates (zip)").click()
        with zipfile.ZipFile(downloaded.value.path()) as parcel:
            assert len(parcel.namelist()) == 45
