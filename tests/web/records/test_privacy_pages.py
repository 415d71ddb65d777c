"""The owner's pages about privacy, the public table, the papers, and who may not see them."""

import io
import re
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings
from tests.web.records.conftest import Known

from trivet.content.retention import load_retention
from trivet.web.learning.queries import bound_to
from trivet.web.people.audit import saw
from trivet.web.people.models import Role, User
from trivet.web.records.actions import choose_period
from trivet.web.records.backup.folder import note_backup
from trivet.web.records.cleaning import clean_up
from trivet.web.records.models import Period
from trivet.web.records.person.held import everything
from trivet.web.records.person.who import person
from trivet.web.records.retention import rule
from trivet.web.records.starters import STARTERS


def pages(person_id: int) -> list[str]:
    plain = [reverse(f"records:{name}") for name in ("privacy", "seen")]
    of_person = [reverse(f"records:{name}", args=[person_id]) for name in ("person", "send", "erase")]
    return [
        *plain,
        *of_person,
        reverse("records:period", args=["needs"]),
        reverse("records:starter", args=["retention", "pdf"]),
    ]


@pytest.mark.parametrize("role", [Role.TRAINER, Role.COORDINATOR, Role.CONTACT, Role.PARTICIPANT])
def test_nobody_but_the_owner_opens_any_of_it(sian: Known, sign_in, role: str):
    browser = sign_in(User.objects.create_user("x@example.org", None, name="X", role=role))
    for address in pages(sian.participant.pk):
        assert {browser.get(address).status_code, browser.post(address).status_code} == {403}, address


def test_the_overview_says_how_long_when_cleaned_and_hints_at_a_backup(
    sian: Known, alice: User, sign_in, settings: Settings, tmp_path: Path
):
    settings.DATA = tmp_path
    browser, address = sign_in(alice), reverse("records:privacy")
    page = browser.get(address).text
    assert all(row.what.replace("'", "&#x27;") in page for row in load_retention().rows)
    assert "No backup has been made here yet" in page
    assert "No clean-up has been done yet" in page
    note_backup(tmp_path, timezone.now() - timedelta(days=8), 5_000_000)
    assert "more than a week" in browser.get(address).text
    note_backup(tmp_path, timezone.now() - timedelta(days=6), 5_000_000)
    clean_up(timezone.now())
    page = browser.get(address).text
    assert "more than a week" not in page
    assert "The last clean-up was on" in page


def test_the_owner_chooses_a_period_and_the_public_table_says_so(db: None, alice: User, sign_in):
    browser, address = sign_in(alice), reverse("records:period", args=["needs"])
    assert "from 7 to 90" in browser.get(address).text.lower()
    for wrong in ("6", "91", "", "x", "-1", "9" * 40):
        assert browser.post(address, {"count": wrong}).status_code == 200
    assert not Period.objects.exists()
    assert browser.post(address, {"count": "14"}).status_code == 302
    assert "14 days" in Client().get(reverse("records:kept")).text
    assert "14 days" in browser.get(reverse("records:privacy")).text


def test_the_log_is_read_by_colleague_and_by_person(sian: Known, alice: User, bob: User, sign_in):
    saw(bob, sian.booking, "needs")
    saw(alice, sian.booking.event, "answers")
    browser, address = sign_in(alice), reverse("records:seen")
    assert "2 looks" in browser.get(address).text
    of_bob = browser.get(address, {"by": bob.pk}).text
    assert ("1 look," in of_bob, "Bob Birtwistle: needs" in of_bob) == (True, True)
    assert "2 looks" in browser.get(address, {"of": sian.participant.pk}).text
    assert browser.get(address, {"of": 987654}).status_code == 404
    assert browser.get(address, {"by": "9" * 40, "page": "x"}).status_code == 200


def test_a_long_log_comes_in_pages_with_few_queries(sian: Known, alice: User, sign_in, django_assert_max_num_queries):
    for _ in range(60):
        saw(alice, sian.booking, "needs")
    browser = sign_in(alice)
    with django_assert_max_num_queries(12):
        page = browser.get(reverse("records:seen"), {"page": 3}).text
    assert page.count('class="row-main"') == 10


@pytest.mark.press
@pytest.mark.parametrize("paper", [one.id for one in STARTERS])
def test_every_paper_comes_as_word_and_pdf_with_what_is_known_here(db: None, alice: User, sign_in, paper: str):
    choose_period(rule("needs"), 21, by=alice)
    browser = sign_in(alice)
    assert browser.get(reverse("records:starter", args=[paper, "pdf"])).content[:5] == b"%PDF-"
    word = browser.get(reverse("records:starter", args=[paper, "docx"])).content
    text = zipfile.ZipFile(io.BytesIO(word)).read("word/document.xml").decode()
    plain = re.sub(r"<[^>]+>", "", text)
    assert "starter, not advice" in plain
    assert "{" not in plain
    assert paper == "processor-terms" or "21 days" in plain
    assert browser.get(reverse("records:starter", args=[paper, "exe"])).status_code == 404


def test_the_privacy_notice_leads_to_the_table_and_names_every_room(db: None):
    page = Client().get(reverse("site:privacy")).text
    assert reverse("records:kept") in page
    for words in ("waiting list", "access, food", "public page", "Your rights", "cookie", "A copy of my data"):
        assert words in page, words


def test_the_note_is_opened_by_the_name_that_the_learning_room_sealed_it_to(sian: Known):
    told = dict(everything(person(sian.participant)))
    assert told["Your notes"][0]["words"] == "I nod when I panic"
    assert bound_to(3, "bond-r1") == "learning_note.body:3:bond-r1"


def test_a_merged_row_leads_to_the_one_that_stays(sian: Known, alice: User, sign_in):
    twin = type(sian.participant).objects.create(name="Sian", merged_into=sian.participant)
    answer = sign_in(alice).get(reverse("records:person", args=[twin.pk]))
    assert answer["Location"] == reverse("records:person", args=[sian.participant.pk])
