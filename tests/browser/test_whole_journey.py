"""From a published date to a certificate that holds with the network off: one date, one person, every step counted."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pikepdf
from playwright.sync_api import Page, expect
from test_booking_steps import pages_of
from visits import House

PERSON, PLACE = "Siân Ŵyn-Prydderch", "The Weaving Shed"
#: What nobody can wait for: the morning of the day, with the door open at any hour; then the day after, come in time.
MORNING = "Event.objects.filter(slug={slug!r}).update(date=timezone.localdate(), opens_before=1440, closes_after=1440)"
DAY_AFTER = (
    "Event.objects.filter(slug={slug!r}).update(date=timezone.localdate() - timedelta(days=1)); "
    "Mark.objects.filter(booking__event__slug={slug!r}).update(minute=565)"
)
NAMES = (
    "from datetime import timedelta; from django.utils import timezone; from trivet.web.day.models import Mark; "
    "from trivet.web.events.models import Event; "
)


def later(house: House, change: str, slug: str) -> None:
    """The same house, after time has passed."""
    env = {**os.environ, "TRIVET_DATA": str(house.data), "TRIVET_DEBUG": "0"}
    env.pop("DATABASE_URL", None)
    shell = [sys.executable, "-m", "trivet.web", "shell", "-v0", "-c", NAMES + change.format(slug=slug)]
    subprocess.run(shell, env=env, check=True, capture_output=True)


def test_from_a_published_date_to_a_certificate_that_holds_offline(house: House, tmp_path: Path):
    with house.visit("owner", viewport={"width": 1280, "height": 860}) as desk, \
            house.visit(viewport={"width": 390, "height": 844}, has_touch=True) as phone:  # fmt: skip
        trainer, person = desk.new_page(), phone.new_page()
        event, slug = publish(trainer)
        mine = book(person, slug)
        later(house, MORNING, slug)
        check_in(trainer, person, event, slug)
        later(house, DAY_AFTER, slug)
        close_the_day(trainer, event)
        pdf = fill_in_and_keep(person, mine, tmp_path)
        assert "sian-wyn-prydderch" in zip_of_all(trainer, event)
        verify_by_code(person, pdf)
        trusted = tmp_path / "trusted"
        trusted.mkdir()
        (trusted / "did.json").write_bytes(phone.request.get("/.well-known/did.json").body())
    true = offline(pdf, trusted)
    assert (true.returncode, json.loads(true.stdout)["outcome"]) == (0, "valid"), true
    altered = tmp_path / "altered.pdf"
    with pikepdf.open(pdf) as opened:
        badge = opened.attachments["openbadge.json"].get_file().read_bytes()
        forged = badge.replace(PERSON.encode(), b"Mallory Featherstone")
        assert forged != badge
        opened.attachments["openbadge.json"] = pikepdf.AttachedFileSpec(opened, forged, filename="openbadge.json")
        opened.save(altered)
    false = offline(altered, trusted)
    assert (false.returncode, json.loads(false.stdout)["outcome"]) == (1, "altered"), false


def publish(page: Page) -> tuple[str, str]:
    """One page: the form; the next one is the event."""
    with pages_of(page) as seen:
        page.goto("/desk/events/new/")
        page.get_by_label("Date", exact=True).fill((date.today() + timedelta(days=9)).isoformat())
        page.get_by_text("A new venue", exact=True).click()
        page.get_by_label("Or a new venue").fill(PLACE)
        page.get_by_label("Its postcode").fill("la1 1aa")
        page.get_by_label("Goes ahead with").fill("1")
        page.get_by_role("button", name="Store this event").click()
        expect(page.get_by_text("It is on the public list")).to_be_visible()
    assert len(seen) == 2, seen
    event = re.search(r"/desk/events/(\d+)/", page.url).group(1)
    page.goto(f"/desk/events/{event}/")
    public = page.get_by_role("link", name="Public page").get_attribute("href")
    return event, public.strip("/").split("/")[-1]


def book(page: Page, slug: str) -> str:
    """One page and its confirmation; the address of the booking."""
    with pages_of(page) as seen:
        page.goto(f"/dates/{slug}/")
        page.get_by_label("Your name").fill(PERSON)
        page.get_by_label("E-mail").fill("sian@example.org")
        accept = page.get_by_label("I accept the terms below.")
        if accept.count():
            accept.check()
        page.get_by_role("button", name="Book this place").click()
        expect(page.get_by_role("heading", name="You have a place")).to_be_visible()
    assert len(seen) == 2, seen
    page.get_by_role("link", name="My booking", exact=True).click()
    page.wait_for_url("**/my/**")
    return page.url


def check_in(trainer: Page, phone: Page, event: str, slug: str) -> None:
    """The code on the wall, then at most two taps."""
    trainer.goto(f"/desk/events/{event}/room/")
    code = trainer.locator(".room-address strong").inner_text()
    phone.context.clear_cookies()  # a phone that does not know its owner has to choose
    phone.goto(f"/in/{slug}/?c={code}")
    row = phone.locator(".person", has=phone.get_by_text(PERSON, exact=True))
    for tap in (row.locator("summary"), row.get_by_role("button")):
        tap.tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text(f"Welcome, {PERSON}")


def close_the_day(page: Page, event: str) -> None:
    page.goto(f"/desk/events/{event}/register/")
    page.get_by_role("button", name="Close the register of this day").click()
    expect(page.get_by_role("button", name="Open it again")).to_be_visible()


def fill_in_and_keep(page: Page, mine: str, folder: Path) -> Path:
    """From the booking to the evaluation; one press, and the certificate is on the screen."""
    page.goto(mine)
    page.locator("main a[href*='/form/']").first.click()
    sends = []
    page.on("request", lambda sent: sends.append(sent.url) if "/form/" in sent.url and sent.method == "POST" else None)
    page.goto(page.url.split("/after/")[0] + "/after/evaluation/")
    page.get_by_label("Nearly all of it").first.check()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your certificate")
    assert len([url for url in sends if url.endswith("/evaluation/")]) == 1, sends
    expect(page.get_by_role("heading", level=2, name=PERSON)).to_be_visible()
    with page.expect_download() as downloaded:
        page.get_by_role("link", name="Download the certificate (PDF)").click()
    downloaded.value.save_as(folder / "certificate.pdf")
    return folder / "certificate.pdf"


def zip_of_all(page: Page, event: str) -> str:
    """One press; the names of what came."""
    page.goto(f"/desk/events/{event}/certificates/")
    with page.expect_download() as downloaded:
        page.get_by_role("button", name=re.compile(r"\(zip\)")).click()
    with zipfile.ZipFile(downloaded.value.path()) as parcel:
        assert len(parcel.namelist()) == 1
        return parcel.namelist()[0]


def verify_by_code(page: Page, pdf: Path) -> None:
    """The address that the code on the paper holds, opened by a stranger."""
    with pikepdf.open(pdf) as opened:
        links = [str(one.A.URI) for sheet in opened.pages for one in sheet.get("/Annots", []) if "/A" in one]
    (address,) = {link for link in links if "/c/" in link}
    with pages_of(page) as seen:
        page.goto("/c/" + address.split("/c/")[1])
        expect(page.get_by_role("heading", level=1)).to_have_text("Valid")
    assert len(seen) == 1, seen


def offline(file: Path, trusted: Path) -> subprocess.CompletedProcess[str]:
    """`trivet verify` in a room without a network, where the system lets us make one."""
    alone = ["unshare", "--map-root-user", "--net"]
    can = shutil.which("unshare") and subprocess.run([*alone, "true"], check=False, capture_output=True).returncode == 0
    trivet = str(Path(sys.executable).with_name("trivet"))
    command = [trivet, "verify", str(file), "--trust", str(trusted), "--json"]
    return subprocess.run([*(alone if can else ()), *command], check=False, capture_output=True, text=True)
