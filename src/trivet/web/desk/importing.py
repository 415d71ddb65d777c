"""Taking in a list: people, or bookings for an event. All of it, or none."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from trivet.vocabulary import BookingState
from trivet.web.desk.exchange import Incoming, number_of
from trivet.web.events.actions import book, find_participant
from trivet.web.events.models import Booking, Event, Participant
from trivet.web.people.audit import record
from trivet.web.people.models import User


def event_bookings(event: Event) -> QuerySet[Booking]:
    """Every booking of an event, as an export needs it."""
    rows = Booking.objects.filter(event=event).select_related("participant__organisation", "event__course__customer")
    return rows.order_by("printed_name", "id")


def take_in(lines: Incoming, event: Event | None, *, now: datetime, by: User) -> str:
    """Store what a file brought; says what was done. Lines at fault: nothing is stored."""
    if not lines.may_be_stored:
        return "Nothing was stored: mend the lines that are named, and choose the file again."
    return _book_all(lines, event, now, by) if event else _know_all(lines, by)


@transaction.atomic
def _book_all(lines: Incoming, event: Event, now: datetime, by: User) -> str:
    rows = [book(event, line, submission=number_of(event, line), now=now, by=by) for _, line in lines.lines]
    waiting = sum(row.state == BookingState.WAITING for row in rows)
    record(by, "imported", event, {"lines": ("", str(len(rows)))})
    return f"{len(rows)} bookings are in." + (f" {waiting} of them are on the waiting list." if waiting else "")


@transaction.atomic
def _know_all(lines: Incoming, by: User) -> str:
    before = Participant.objects.count()
    rows = [find_participant(line.person) for _, line in lines.lines]
    added = Participant.objects.count() - before
    if rows:
        record(by, "imported", rows[0], {"lines": ("", str(len(rows)))})
    return f"{added} new {'person' if added == 1 else 'people'}, {len(rows) - added} known already."
