"""An event's life: made, changed, published, confirmed, held, closed, cancelled, and back."""

import uuid
from copy import copy
from datetime import date, datetime

from django.db import transaction

from trivet.events import states
from trivet.events.states import Days, StateError
from trivet.vocabulary import EventState
from trivet.web.events import letters
from trivet.web.events.actions.bookings import confirm_if_enough
from trivet.web.events.actions.locking import locked
from trivet.web.events.actions.waiting import offer_places
from trivet.web.events.details import EVENT_FIELDS, TOLD_FIELDS, EventDetails
from trivet.web.events.models import Event
from trivet.web.events.queries import booked_count, newest_terms, places_of
from trivet.web.people.audit import changed, record
from trivet.web.people.models import User
from trivet.web.people.versions import check_version
from trivet.web.training.models import Course

_TOLD_IN = frozenset({EventState.TENTATIVE.value, EventState.CONFIRMED.value})


@transaction.atomic
def add_event(
    course: Course,
    details: EventDetails,
    *,
    submission: uuid.UUID,
    by: User | None,
    state: EventState = EventState.DRAFT,
) -> Event:
    """A new event of a course, under the newest terms; the same form sent twice finds the one that it made."""
    own = {"course": course, "state": state, "terms": newest_terms(), "updated_by": by}
    row, is_new = Event.objects.get_or_create(submission=submission, defaults={**_columns(details), **own})
    if is_new:
        record(by, "added", row)
    return row


@transaction.atomic
def change_event(event: Event, details: EventDetails, *, seen: int, by: User, now: datetime) -> Event:
    """Store an event anew: who booked is told of a new day or place, and new places go to who waits.

    Raises ChangedMeanwhileError, and StateError when there would be fewer places than are taken.
    """
    row = locked(event.pk)
    before = copy(row)
    for name, value in _columns(details).items():
        setattr(row, name, value)
    changes = changed(before, row, EVENT_FIELDS, personal=("notes", "emergency_phone", "joining_notes", "online_link"))
    if not changes:
        return row
    check_version(before, seen)
    _check_capacity(row, before)
    row.updated_by, row.version = by, row.version + 1
    row.save()
    record(by, "changed", row, changes)
    if row.state in _TOLD_IN and set(changes) & set(TOLD_FIELDS):
        letters.event_changed(row)
    confirm_if_enough(row, by=by)
    offer_places(row, now)
    return row


@transaction.atomic
def publish(event: Event, *, by: User, now: datetime) -> Event:
    """Show an event to the public: a draft becomes tentative, or confirmed when it needs no more people."""
    row = locked(event.pk)
    if row.ends_at <= now:
        raise StateError("This event is over, so it cannot be published. Give it a new date first.")
    state = states.publish(EventState(row.state), booked=booked_count(row), minimum=row.minimum)
    if row.is_published and state == row.state:
        return row
    row.is_published = True
    return _put(row, state, "published", by)


@transaction.atomic
def unpublish(event: Event, *, by: User) -> Event:
    """Take an event off the public list; who has booked keeps the booking."""
    row = locked(event.pk)
    if not row.is_published:
        return row
    row.is_published = False
    return _put(row, EventState(row.state), "unpublished", by)


@transaction.atomic
def confirm(event: Event, *, by: User | None) -> Event:
    """The event goes ahead, however many have booked. Raises StateError."""
    row = locked(event.pk)
    was_tentative = row.state == EventState.TENTATIVE
    _put(row, states.change(EventState(row.state), EventState.CONFIRMED), "confirmed-event", by)
    if was_tentative:
        letters.event_confirmed(row)
    return row


@transaction.atomic
def cancel_event(event: Event, *, why: str, by: User, now: datetime) -> Event:
    """Call an event off, and write to everybody who has booked or waits. Raises StateError."""
    row = locked(event.pk)
    if row.state == EventState.CANCELLED:
        return row
    state = states.change(EventState(row.state), EventState.CANCELLED)
    row.state_before, row.cancelled_at, row.cancelled_why = row.state, now, why
    _put(row, state, "cancelled-event", by)
    letters.event_cancelled(row)
    return row


@transaction.atomic
def undo_cancel_event(event: Event, *, by: User) -> Event:
    """The event takes place after all; who has booked is told. Raises StateError."""
    row = locked(event.pk)
    state = states.restored(EventState(row.state), row.state_before)
    row.state_before, row.cancelled_at, row.cancelled_why = "", None, ""
    _put(row, state, "restored-event", by)
    if row.state in _TOLD_IN:
        letters.event_changed(row)
    return row


@transaction.atomic
def mark_run(event: Event, *, by: User | None, today: date) -> Event:
    """The event has been held. Raises StateError before its first day."""
    row = locked(event.pk)
    return _put(row, states.held(EventState(row.state), _days(row), today), "held", by)


@transaction.atomic
def close(event: Event, *, by: User | None, today: date) -> Event:
    """Close the event's file. Raises StateError before its last day."""
    row = locked(event.pk)
    return _put(row, states.closed(EventState(row.state), _days(row), today), "closed-event", by)


@transaction.atomic
def reopen(event: Event, *, by: User) -> Event:
    """One step back: a closed file is open again, a held event is confirmed again. Raises StateError."""
    row = locked(event.pk)
    back = EventState.RUN if row.state == EventState.CLOSED else EventState.CONFIRMED
    if row.state not in (EventState.CLOSED, EventState.RUN):
        raise StateError("This event is neither closed nor held, so there is no step back.")
    return _put(row, states.change(EventState(row.state), back), "reopened-event", by)


def _put(row: Event, state: EventState, verb: str, by: User | None) -> Event:
    row.state, row.updated_by, row.version = state, by, row.version + 1
    row.save()
    record(by, verb, row)
    return row


def _days(row: Event) -> Days:
    return Days(row.days[0], row.days[-1])


def _check_capacity(row: Event, before: Event) -> None:
    held = places_of(row).held
    if row.capacity < min(held, before.capacity):
        raise StateError(f"{held} places are taken. The event cannot have fewer; cancel or move a booking first.")


def _columns(details: EventDetails) -> dict[str, object]:
    known: dict[str, object] = {name: getattr(details, name) for name in EVENT_FIELDS}
    return known | {
        "kind": details.kind.value,
        "nation": details.nation.value,
        "delivery": details.delivery.value,
    }
