"""The demonstration, and the command that makes a real owner."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from trivet.web.awards.models import Certificate
from trivet.web.day.models import Mark
from trivet.web.events.models import Booking, Event, Participant
from trivet.web.feedback.models import FormAnswer
from trivet.web.learning.models import CheckAnswer, ModuleProgress, Note
from trivet.web.people.models import AuditEntry, Provider, User
from trivet.web.post.models import Message
from trivet.web.sales.models import Enquiry, Quote
from trivet.web.training.models import Course, Customer, Enrolment, StandardCheck


@pytest.fixture
def own_data(settings, tmp_path: Path) -> Path:
    settings.DATA = tmp_path
    return tmp_path


def counts() -> dict[str, int]:
    tables = (
        Provider, User, Customer, Course, Enrolment, ModuleProgress, Note, CheckAnswer, AuditEntry, Event, Booking,
        Participant, Mark, FormAnswer, Certificate, Enquiry, Quote, Message,
    )  # fmt: skip
    return {table.__name__: table.objects.count() for table in tables}


def test_the_demonstration_is_whole_and_a_second_time_changes_nothing(db: None, own_data: Path):
    out = io.StringIO()
    call_command("demo", stdout=out)
    first = counts()
    call_command("demo", stdout=io.StringIO())
    assert counts() == first
    assert (first["Provider"], first["User"], first["Enrolment"]) == (1, 8, 6)
    assert {(row.name, row.sector, row.nation, row.logo_kind) for row in Customer.objects.exclude(logo_kind="")} == {
        ("Cwm Arian Probation Region", "probation", "wales", "svg"),
        ("Ribblemere Drug and Alcohol Service", "drug-and-alcohol", "england", "svg"),
        ("Strathlorne Justice Social Work", "social-work", "scotland", "svg"),
    }
    assert [course.options for course in Course.objects.exclude(customer__logo_kind="").order_by("pk")] == [
        ["compliance"],
        [],
        ["pro-social-modelling"],
    ]
    assert not StandardCheck.objects.exists()
    assert sorted(Event.objects.values_list("state", flat=True)) == ["confirmed", "run", "tentative", "tentative"]
    assert (first["Booking"], Booking.objects.filter(state="waiting").count(), first["Enquiry"]) == (23, 2, 2)
    assert sorted(Certificate.objects.values_list("kind", flat=True)) == ["attendance"] * 6 + ["partial"] * 2
    password = (own_data / "demo-password").read_text().strip()
    assert password in out.getvalue()
    for email in ("ruth@fellside.example.org", "cerys@cwmarian.example.org"):
        assert email in out.getvalue()
        assert Client().post("/accounts/login/", {"login": email, "password": password}).status_code == 302


def test_notes_of_the_demonstration_lie_sealed(db: None, own_data: Path):
    call_command("demo", stdout=io.StringIO())
    assert Note.objects.count() == 5
    assert all(note.body.startswith("k1.") for note in Note.objects.all())


def test_the_demonstration_stays_out_of_a_real_installation(alice: User, own_data: Path):
    with pytest.raises(CommandError, match="looks like a real installation"):
        call_command("demo", stdout=io.StringIO())
    assert User.objects.count() == 1


def test_the_demonstration_stays_off_a_served_site(db: None, own_data: Path, settings):
    settings.HTTPS, settings.DEBUG = True, False
    with pytest.raises(CommandError, match="Say --yes"):
        call_command("demo", stdout=io.StringIO())
    assert not User.objects.exists()


def test_missing_examples_are_named(db: None, own_data: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TRIVET_EXAMPLES", str(own_data / "nowhere"))
    with pytest.raises(CommandError, match="There are no examples in"):
        call_command("demo", stdout=io.StringIO())


def test_an_owner_is_made_from_the_command_line(db: None, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("kettle on a wooden trivet\n"))
    call_command("add_person", "Ruth@Example.org", "--name", "Ruth", "--password-stdin", stdout=io.StringIO())
    ruth = User.objects.get()
    assert (ruth.email, ruth.role, ruth.check_password("kettle on a wooden trivet")) == (
        "ruth@example.org",
        "owner",
        True,
    )


@pytest.mark.parametrize(
    ("email", "password", "because"),
    [("ruth", "kettle on a trivet", "valid email"), ("r@example.org", "short", "too short")],
)
def test_a_bad_owner_is_refused(email: str, password: str, because: str, db: None, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
    with pytest.raises(CommandError, match=because):
        call_command("add_person", email, "--name", "Ruth", "--password-stdin")
    assert not User.objects.exists()


def test_an_address_has_one_account(alice: User, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("kettle on a wooden trivet\n"))
    with pytest.raises(CommandError, match="has an account already"):
        call_command("add_person", "ALICE@example.org", "--name", "Alice", "--password-stdin")
