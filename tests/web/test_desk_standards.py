"""Standards at the desk: which may be printed, who looked, and when?"""

import csv
import io
from datetime import timedelta
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from trivet.web.people.models import AuditEntry, User
from trivet.web.training.models import Course, StandardCheck
from trivet.web.training.queries import brief_for, library, standard_row

CODE, SUITE = "EC1", "Community Justice (Skills for Justice)"
URL = "/desk/standards/verify/?code=EC1&suite=Community%20Justice%20(Skills%20for%20Justice)"


def today():
    return timezone.localdate()


def sent(**changes: object) -> dict[str, object]:
    return {"urn": "SFJEC1", "version": "2", "title": "As it reads there", "verified_by": "Alice Ashworth",
            "verified_on": today().isoformat()} | changes  # fmt: skip


def page(answer) -> str:
    return unescape(answer.content.decode())


@pytest.fixture
def browser(alice: User, sign_in) -> Client:
    return sign_in(alice)


def test_nothing_is_verified_by_being_shipped(browser: Client):
    shown = page(browser.get("/desk/standards/"))
    mapped = len(library().mappings)
    assert f"0 of {mapped} mapped standards may be printed today." in shown
    assert f"{mapped} standards, by suite and code" in shown
    assert f"{len(library().standards)} standards, by suite and code" in page(browser.get("/desk/standards/?all"))


def test_a_named_person_verifies_a_standard_and_the_press_hears_of_it(browser: Client, alice: User, course: Course):
    assert brief_for(course, today()).verifications == ()
    assert browser.post(URL, sent())["Location"] == "/desk/standards/"
    row = standard_row(CODE, SUITE, today())
    assert row is not None
    assert (row.may_print, row.is_checked, row.answer) == (True, True, "It may be printed today.")
    check = StandardCheck.objects.get()
    assert (check.urn, check.verified_by, check.entered_by) == ("SFJEC1", "Alice Ashworth", alice)
    assert [one.urn for one in brief_for(course, today()).verifications] == ["SFJEC1"]
    assert AuditEntry.objects.get(verb="verified").actor == alice


def test_a_verification_older_than_twelve_months_is_shown_and_not_printed(browser: Client):
    browser.post(URL, sent(verified_on=(today() - timedelta(days=400)).isoformat()))
    row = standard_row(CODE, SUITE, today())
    assert row is not None
    assert (row.may_print, "more than twelve months" in row.answer) == (False, True)


def test_a_verification_is_taken_back_and_the_history_stays(browser: Client):
    browser.post(URL, sent())
    browser.post(URL, {"withdraw": "1"})
    row = standard_row(CODE, SUITE, today())
    assert row is not None
    assert (row.may_print, row.is_checked, StandardCheck.objects.count()) == (False, False, 2)
    earlier = (today() - timedelta(days=9)).isoformat()
    browser.post(URL, sent(urn="SFJEC1B", verified_on=earlier))
    again = standard_row(CODE, SUITE, today())
    assert again is not None
    assert (again.may_print, again.checked.urn, StandardCheck.objects.count()) == (True, "SFJEC1B", 3)


def test_the_same_word_twice_is_one_row(browser: Client):
    for _ in range(2):
        browser.post(URL, sent())
    assert StandardCheck.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({"urn": ""}, "This field is required"),
        ({"verified_by": " "}, "This field is required"),
        ({"verified_on": "2999-01-01"}, "has not come yet"),
        ({"verified_on": "soon"}, "valid date"),
        ({"valid_from": "2026-02-01", "valid_to": "2026-01-01"}, "ends before it starts"),
        ({"urn": "x" * 61}, "at most 60"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_stored(changes: dict[str, object], because: str, browser: Client):
    answer = browser.post(URL, sent(**changes))
    assert (answer.status_code, because in page(answer), StandardCheck.objects.exists()) == (200, True, False)


@pytest.mark.parametrize("query", ["", "?code=EC1", "?code=EC1&suite=Another", "?code=&suite=Social%20Work%20(2011)"])
def test_a_standard_that_nobody_knows_is_not_found(query: str, browser: Client):
    assert browser.post(f"/desk/standards/verify/{query}", sent()).status_code == 404


def test_a_trainer_looks_and_does_not_verify(bob: User, sign_in):
    browser = sign_in(bob)
    assert browser.get("/desk/standards/").status_code == 200
    assert browser.get("/desk/standards/export.csv").status_code == 200
    assert {browser.post(URL, sent()).status_code, browser.get("/desk/standards/import/").status_code} == {403}
    assert not StandardCheck.objects.exists()


def exported(browser: Client) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(browser.get("/desk/standards/export.csv").content.decode())))


def as_file(rows: list[dict[str, str]]) -> SimpleUploadedFile:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return SimpleUploadedFile("standards.csv", out.getvalue().encode("utf-8-sig"))


def filled(browser: Client, **cells: str) -> list[dict[str, str]]:
    rows = exported(browser)
    row = next(row for row in rows if (row["code"], row["suite"]) == (CODE, SUITE))
    row.update({"urn": "SFJEC1", "verified_by": "Ruth", "verified_on": today().isoformat()} | cells)
    return rows


def test_a_csv_shows_what_it_would_change_before_it_changes_anything(browser: Client):
    shown = browser.post("/desk/standards/import/", {"file": as_file(filled(browser, title_cy="Cymraeg ŵ"))})
    assert "1 verification to store" in page(shown)
    assert not StandardCheck.objects.exists()
    browser.post("/desk/standards/import/", {"key": shown.context["key"]})
    check = StandardCheck.objects.get()
    assert (check.code, check.urn, check.verified_by, check.title_cy) == (CODE, "SFJEC1", "Ruth", "Cymraeg ŵ")
    again = browser.post("/desk/standards/import/", {"file": as_file(exported(browser))})
    assert "This file says nothing new: all 1 verifications in it are known." in page(again)


@pytest.mark.parametrize(
    ("cells", "because"),
    [
        ({"urn": ""}, "needs a URN"),
        ({"verified_on": ""}, "needs a URN, the name of who checked it, and the day"),
        ({"verified_on": "31/12/2025"}, "“31/12/2025” in verified_on is not a day"),
        ({"verified_on": "2999-01-01"}, "which has not come yet"),
        ({"code": "EC1x"}, "there is no standard “EC1x”"),
        ({"valid_from": "2026-02-01", "valid_to": "2026-01-01"}, "ends before it starts"),
        ({"note": "n" * 501}, "“note” has 501 signs"),
    ],
)
def test_a_faulty_line_is_named_and_stops_the_whole_file(cells: dict[str, str], because: str, browser: Client):
    shown = browser.post("/desk/standards/import/", {"file": as_file(filled(browser, **cells))})
    assert because in page(shown)
    assert "Line " in page(shown)
    assert 'name="key"' not in page(shown)


@pytest.mark.parametrize(
    ("data", "because"),
    [
        (b"\xff\xfe\x00", "not UTF-8 text"),
        (b"code,urn\r\nEC1,X\r\n", "lacks these columns: suite, verified_by, verified_on"),
        (b"code,suite,urn,verified_by,verified_on\0", "NUL"),
        (b"", "empty"),
        (b"x" * 2_200_000, "over 2 MB"),
    ],
)
def test_a_file_that_is_no_list_is_refused(data: bytes, because: str, browser: Client):
    answer = browser.post("/desk/standards/import/", {"file": SimpleUploadedFile("x.csv", data)})
    assert (answer.status_code, because in page(answer)) == (200, True)


def test_a_waiting_file_that_has_gone_is_asked_for_again(browser: Client):
    assert "waited too long" in page(browser.post("/desk/standards/import/", {"key": "0" * 64}, follow=True))


def test_a_spreadsheet_runs_nothing_from_the_export(browser: Client):
    browser.post(URL, sent(note="=HYPERLINK(1)", title="+A"))
    row = next(row for row in exported(browser) if row["code"] == CODE)
    assert (row["note"], row["checked_title"]) == ("'=HYPERLINK(1)", "'+A")
    again = browser.post("/desk/standards/import/", {"file": as_file(exported(browser))})
    assert "nothing new" in page(again)
