"""The desk: what needs me today? And the content page: is everything in order?"""

import shutil
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from trivet.content import Library, content_root, load_library
from trivet.web.people.models import Provider, User
from trivet.web.training.content import look
from trivet.web.training.models import Course, Customer
from trivet.web.training.queries import courses_to_come, verifications
from trivet.web.training.tasks import Desk, about, tasks

TODAY = date(2027, 1, 4)


def page(answer) -> str:
    return unescape(answer.content.decode())


def waiting(library: Library, provider: Provider | None = None) -> list[str]:
    company = provider or Provider.objects.create(id=1, name="Fellside")
    desk = Desk(company, Customer.objects.exists(), about(courses_to_come(TODAY)), verifications(), library, TODAY)
    return [task.title for task in tasks(desk)]


def make(customer: Customer, **columns: object) -> Course:
    return Course.objects.create(customer=customer, title="Day", **{"content_version": "v", **columns})


def test_a_bare_installation_says_how_to_begin(alice: User, sign_in):
    shown = page(sign_in(alice).get("/desk/"))
    assert "Say who you are" in shown
    assert "Add your first customer" in shown
    assert "No course is planned." in shown


def test_a_course_without_a_date_waits_for_one(customer: Customer, library: Library):
    make(customer)
    assert waiting(library)[0] == "Day: no date yet"


def test_a_draft_waits_three_weeks_before_its_day_and_not_sooner(customer: Customer, library: Library):
    make(customer, date=TODAY + timedelta(days=22), content_version=library.version)
    assert "Day: still a draft" not in waiting(library)
    Course.objects.update(date=TODAY + timedelta(days=21))
    assert "Day: still a draft" in waiting(library, Provider.objects.get())


def test_an_agreed_course_waits_when_the_content_has_changed(customer: Customer, library: Library):
    make(customer, date=TODAY + timedelta(days=60), status="agreed", content_version=library.version)
    assert waiting(library)[:-1] == []
    Course.objects.update(content_version="older")
    assert waiting(library, Provider.objects.get())[0] == "Day: the content has changed since it was agreed"


def test_a_course_that_nobody_can_join_waits_ten_days_before(customer: Customer, library: Library):
    make(customer, date=TODAY + timedelta(days=10), status="agreed", content_version=library.version)
    assert waiting(library)[0] == "Day: nobody can join"
    Course.objects.update(join_open=True)
    assert "Day: nobody can join" not in waiting(library, Provider.objects.get())


def test_standards_wait_only_for_courses_that_would_print_them(customer: Customer, library: Library):
    assert waiting(library) == []
    make(customer, date=TODAY + timedelta(days=60), content_version=library.version)
    assert waiting(library, Provider.objects.get())[-1].endswith(("standards to verify", "standard to verify"))


def test_the_desk_shows_what_was_done_lately(alice: User, sign_in, course: Course):
    shown = page(sign_in(alice).get("/desk/"))
    assert "Alice Ashworth" in shown
    assert "opened the join link" in shown


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(content_root(), tmp_path / "content"))


def test_content_in_order_is_said(alice: User, sign_in, library: Library):
    shown = page(sign_in(alice).get("/desk/content/"))
    assert library.version in shown
    assert "Strains and ruptures" in shown


def test_a_changed_file_is_seen_without_being_served(copy: Path):
    served = load_library(copy)
    assert look(served).is_served
    with (copy / "tips.yaml").open("a") as file:
        file.write("# a note\n")
    found = look(served)
    assert (found.is_served, found.version not in ("", served.version)) == (False, True)


def test_a_broken_file_is_named_with_its_line_while_the_last_good_version_is_served(copy: Path):
    served = load_library(copy)
    (copy / "tips.yaml").write_text("title: [unclosed\n")
    found = look(served)
    assert (found.is_served, found.version) == (False, "")
    assert [fault.path for fault in found.faults] == ["tips.yaml"]


def test_the_content_page_shows_faults(alice: User, sign_in, copy: Path, monkeypatch: pytest.MonkeyPatch):
    served = load_library(copy)
    (copy / "tips.yaml").write_text("title: [unclosed\n")
    monkeypatch.setattr("trivet.web.training.views.content.library", lambda: served)
    browser: Client = sign_in(alice)
    shown = page(browser.get("/desk/content/"))
    assert "Not all of it." in shown
    assert "tips.yaml, line" in shown
