"""What is past its time goes at night; what is not stays, and so do the numbers."""

from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from tests.web.records.conftest import Known

from trivet.content.retention import load_retention
from trivet.web.awards.models import Certificate
from trivet.web.events.models import Booking, Participant
from trivet.web.feedback.models import FormAnswer, FormDraft
from trivet.web.people.models import AuditEntry, User
from trivet.web.post.models import Enclosed, Message
from trivet.web.records.actions import choose_period
from trivet.web.records.cleaning import clean_up, overdue
from trivet.web.records.cleaning.kinds import CLEANERS
from trivet.web.records.cleaning.run import clean_up_nightly
from trivet.web.records.models import CleanUp
from trivet.web.records.retention import rule, rules
from trivet.web.sales.models import Enquiry

DAY = datetime(2038, 3, 4, 12, tzinfo=UTC)


def test_every_row_of_the_table_is_cleaned_by_something():
    assert {one.kept for one in CLEANERS} == {row.id for row in load_retention().rows}


def test_needs_go_thirty_days_after_the_day_and_not_before(sian: Known):
    clean_up(DAY + timedelta(days=30))
    assert Booking.objects.get().access_needs
    done = clean_up(DAY + timedelta(days=31))
    row = Booking.objects.get()
    assert (row.access_needs, row.dietary_needs, bool(row.needs_deleted_at)) == ("", "", True)
    assert (done.counts["needs"], row.printed_name) == (1, "Siân Ŵyn")


def test_needs_of_a_cancelled_booking_go_thirty_days_after_the_cancellation(sian: Known):
    Booking.objects.update(state="cancelled", cancelled_at=DAY - timedelta(days=100))
    clean_up(DAY - timedelta(days=60))
    assert Booking.objects.get().access_needs == ""


def test_words_of_forms_go_after_two_years_and_the_numbers_stay(sian: Known):
    clean_up(DAY + timedelta(days=732))
    row = FormAnswer.objects.get()
    assert (row.words, row.answers, FormDraft.objects.count()) == ("", {"useful": 5}, 0)


def test_an_enquiry_without_an_order_goes_a_year_after_the_last_contact(sian: Known):
    Enquiry.objects.update(updated_at=DAY)
    clean_up(DAY + timedelta(days=364))
    assert Enquiry.objects.get().email
    clean_up(DAY + timedelta(days=367))
    row = Enquiry.objects.get()
    assert (row.name, row.email, row.notes, row.state, bool(row.forgotten_at)) == ("", "", "", "closed", True)


def test_a_won_enquiry_stays(sian: Known):
    Enquiry.objects.update(updated_at=DAY, state="won")
    clean_up(DAY + timedelta(days=1000))
    assert Enquiry.objects.get().email


def test_letters_lose_reader_words_and_enclosures_after_a_year(sian: Known):
    clean_up(DAY + timedelta(days=367))
    rows = Message.objects.all()
    assert {(row.to, row.text, row.html, row.state) for row in rows} == {("", "", "", "cancelled")}
    assert not Enclosed.objects.exists()


def test_somebody_who_cancelled_is_nobody_a_year_later(sian: Known):
    Certificate.objects.all().delete()
    User.objects.filter(pk=sian.account.pk).delete()
    Booking.objects.update(state="cancelled", cancelled_at=DAY)
    Participant.objects.update(created_at=DAY)
    clean_up(DAY + timedelta(days=367))
    row = Participant.objects.get()
    assert (Booking.objects.get().printed_name, row.name, row.email) == ("Name no longer kept",) * 2 + ("",)


def test_attendance_and_certificates_lose_the_name_after_seven_years(sian: Known):
    late = datetime(2045, 3, 6, 12, tzinfo=UTC)
    Participant.objects.update(created_at=DAY)
    clean_up(late - timedelta(days=3))
    assert Certificate.objects.get().said().name == "Siân Ŵyn"
    clean_up(late)
    assert (Certificate.objects.get().said().name, Booking.objects.get().printed_name) == ("—", "Name no longer kept")
    assert Participant.objects.get().email == ""
    assert Booking.objects.get().marks.count() == 1


def test_the_second_clean_up_finds_nothing(sian: Known):
    late = datetime(2060, 1, 1, 12, tzinfo=UTC)
    first, second = clean_up(late), clean_up(late)
    assert sum(first.counts.values()) > 5
    # What the first one wrote into the log bears today's date, so the second one finds that.
    assert {kept: count for kept, count in second.counts.items() if count} in ({}, {"done": 1})
    assert {kept for kept, count in overdue(late).items() if count} <= {"done"}


def test_a_dry_run_changes_nothing_and_says_how_many(sian: Known):
    Booking.objects.update(state="cancelled", cancelled_at=datetime(2020, 1, 1, tzinfo=UTC))
    out = StringIO()
    call_command("clean_up", "--dry-run", stdout=out)
    assert "     1  Access and dietary needs" in out.getvalue()
    assert "Nothing was changed." in out.getvalue()
    assert (Booking.objects.get().printed_name, CleanUp.objects.count()) == ("Siân Ŵyn", 0)


def test_many_rows_go_in_batches(sian: Known, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("trivet.web.records.cleaning.run.BATCH", 3)
    for number in range(10):
        AuditEntry.objects.create(verb="saw", object=f"event:{number}", detail={"needs": []})
    AuditEntry.objects.update(at=DAY)
    assert clean_up(DAY + timedelta(days=732)).counts["seen"] == 10


def test_the_log_of_a_clean_up_holds_numbers_only(sian: Known):
    clean_up(DAY + timedelta(days=31))
    entry = AuditEntry.objects.get(verb="cleaned-up")
    assert entry.detail["needs"] == ["", "1"]
    assert all(pair[1].isdecimal() for pair in entry.detail.values())


def test_the_round_works_once_a_night(db: None):
    night = datetime(2027, 1, 2, 3, tzinfo=UTC)
    clean_up_nightly(night)
    clean_up_nightly(night + timedelta(hours=1))
    assert CleanUp.objects.count() == 1
    clean_up_nightly(night + timedelta(hours=12))
    clean_up_nightly(night + timedelta(hours=24))
    assert CleanUp.objects.count() == 2
    # A laptop that is off at night cleans in the day.
    clean_up_nightly(night + timedelta(hours=24 + 31))
    assert CleanUp.objects.count() == 3


def test_a_chosen_period_holds_and_a_bound_is_kept(alice: User):
    choose_period(rule("needs"), 7, by=alice)
    assert (rule("needs").count, rule("needs").length, rule("needs").is_chosen) == (7, "7 days", True)
    with pytest.raises(ValueError, match="between 7 and 90"):
        choose_period(rule("needs"), 91, by=alice)
    assert AuditEntry.objects.get(verb="chose-period").detail == {"needs": ["30 days", "7 days"]}


@pytest.mark.parametrize(("now", "cut"), [
    (datetime(2028, 2, 29, tzinfo=UTC), date(2027, 2, 28)), (datetime(2027, 3, 31, tzinfo=UTC), date(2026, 3, 31)),
])  # fmt: skip
def test_months_are_calendar_months(now: datetime, cut: date, db: None):
    assert {one.id: one for one in rules()}["letters"].cut(now).date() == cut
