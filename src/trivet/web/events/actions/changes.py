"""Giving a booking up, taking that back, moving it to another date, handing it to a colleague."""

import uuid
from datetime import datetime

from trivet.events.states import OVER
from trivet.vocabulary import BookingState
from trivet.web.events import letters
from trivet.web.events.actions.bookings import check_open, confirm_if_enough
from trivet.web.events.actions.locking import in_turn, locked, locked_booking
from trivet.web.events.actions.waiting import offer_places
from trivet.web.events.details import PersonDetails
from trivet.web.events.finding import find_participant, tidy
from trivet.web.events.models import IS_ALIVE, Booking, Event, Participant
from trivet.web.events.needs import forget_needs, needs_of, seal_needs
from trivet.web.events.queries import followed_by, places_of
from trivet.web.events.reckoning import due_for
from trivet.web.events.refusals import ALREADY, BookingError
from trivet.web.people.audit import record
from trivet.web.people.models import User


@in_turn
def cancel_booking(booking: Booking, *, now: datetime, by: User | None = None, waive: bool = False) -> Booking:
    """Give a place up: what is due by the ladder is noted, and the place goes to who waits. Twice is once.

    `waive` is for the desk: nothing is due. Raises BookingError for a booking that is over, or once the event began.
    """
    row = locked_booking(booking)
    if row.state == BookingState.CANCELLED:
        return row
    check_alive(row, now, by=by)
    row.fee = 0 if waive else due_for(row, now).pence
    _end(row, BookingState.CANCELLED, now, by=by)
    record(by, "cancelled-booking", row)
    letters.cancelled(row)
    offer_places(row.event, now)
    return row


@in_turn
def leave_waiting_list(booking: Booking, *, now: datetime, by: User | None = None) -> Booking:
    """Wait no longer; twice is once. Raises BookingError for somebody who does not wait."""
    row = locked_booking(booking)
    if row.state == BookingState.CANCELLED:
        return row
    if row.state != BookingState.WAITING:
        raise BookingError("not-waiting")
    _end(row, BookingState.CANCELLED, now, by=by)
    record(by, "left-waiting-list", row)
    return row


@in_turn
def undo_cancel_booking(booking: Booking, *, now: datetime, by: User) -> Booking:
    """Take a cancellation back. Raises BookingError when the place has gone, or the person booked anew."""
    row = locked_booking(booking)
    if row.is_alive:
        return row
    if row.state != BookingState.CANCELLED:
        raise BookingError("not-cancelled")
    if row.event.state in OVER:
        raise BookingError(row.event.state)
    if row.event.bookings.filter(participant=row.participant, state__in=IS_ALIVE).exists():
        raise BookingError(ALREADY, row.printed_name)
    if row.state_before == BookingState.WAITING:
        row.state, row.queued_at = BookingState.WAITING, row.queued_at or now
    elif places_of(row.event).left:
        row.state, row.queued_at = BookingState.BOOKED, None
    else:
        raise BookingError("place-gone")
    row.cancelled_at, row.fee, row.state_before = None, None, ""
    row.updated_by, row.version = by, row.version + 1
    row.save()
    record(by, "restored-booking", row)
    letters.booked(row) if row.state == BookingState.BOOKED else letters.waiting(row)
    confirm_if_enough(row.event, by=by)
    offer_places(row.event, now)
    return row


@in_turn
def transfer(booking: Booking, to_event: Event, *, now: datetime, by: User | None = None) -> Booking:
    """Move a place to another date: the new booking. The old one keeps what the ladder asks for a late change.

    Raises BookingError when the other date is full, closed, or the same one.
    """
    target = _locked_pair(booking, to_event)
    row = locked_booking(booking)
    moved = followed_by(row)
    if row.state == BookingState.TRANSFERRED and moved and moved.event_id == target.pk:
        return moved
    check_alive(row, now, by=by)
    if target.pk == row.event_id:
        raise BookingError("same-date")
    check_open(target, now, by=by)
    if not places_of(target).free:
        raise BookingError("full")
    row.fee = due_for(row, now).pence
    made = _successor(row, target, row.participant, BookingState.TRANSFERRED, now, by=by)
    seal_needs(made, needs_of(row))
    made.save(update_fields=["access_needs", "dietary_needs"])
    forget_needs(row, now)
    row.save(update_fields=["access_needs", "dietary_needs", "needs_deleted_at"])
    record(by, "moved-booking", made)
    letters.moved(made)
    confirm_if_enough(target, by=by)
    offer_places(row.event, now)
    return made


@in_turn
def substitute(booking: Booking, person: PersonDetails, *, now: datetime, by: User | None = None) -> Booking:
    """Send a colleague instead, free until the start: their booking. Raises BookingError after it."""
    row = locked_booking(booking)
    sent = followed_by(row)
    if row.state == BookingState.SUBSTITUTED and sent is not None:
        return sent
    check_alive(row, now, by=by)
    if row.state != BookingState.BOOKED:
        raise BookingError("not-alive")
    colleague = find_participant(person)
    if colleague.pk == row.participant_id:
        raise BookingError("same-person")
    forget_needs(row, now)
    row.save(update_fields=["access_needs", "dietary_needs", "needs_deleted_at"])
    made = _successor(row, row.event, colleague, BookingState.SUBSTITUTED, now, by=by)
    made.printed_name, made.language, made.prior, made.advice, made.experience = (
        tidy(person.name),
        person.language,
        {},
        [],
        "",
    )
    made.save()
    record(by, "substituted", made)
    letters.moved(made)
    return made


def check_alive(booking: Booking, now: datetime, *, by: User | None) -> None:
    """Raises BookingError for a booking that is over; and, but at the desk, once the event has begun."""
    if not booking.is_alive:
        raise BookingError("not-alive")
    if by is None and now >= booking.event.starts_at:
        raise BookingError("started")


def _locked_pair(booking: Booking, to_event: Event) -> Event:
    """The other event, both locked, the older one first: two who move past each other do not wait for ever."""
    for number in sorted({booking.event_id, to_event.pk}):
        last = locked(number)
        if number == to_event.pk:
            target = last
    return target


def _end(row: Booking, state: BookingState, now: datetime, *, by: User | None) -> None:
    """End a booking; the line that somebody stood in is kept, for undoing it."""
    before = BookingState.WAITING if row.state == BookingState.OFFERED else BookingState(row.state)
    row.state_before, row.state = before.value, state
    row.cancelled_at, row.offered_until = now, None
    row.updated_by, row.version = by, row.version + 1
    row.save()


def _successor(
    row: Booking, event: Event, person: Participant, became: BookingState, now: datetime, *, by: User | None
) -> Booking:
    """End a booking, and make the one that follows from it: one person never has two live ones at an event."""
    if event.bookings.filter(participant=person, state__in=IS_ALIVE).exists():
        raise BookingError(ALREADY, person.name)
    _end(row, became, now, by=by)
    return Booking.objects.create(
        event=event,
        participant=person,
        group=row.group,
        submission=uuid.uuid5(row.submission, f"{became}:{event.pk}:{row.version}"),
        printed_name=row.printed_name,
        language=row.language,
        prior=row.prior,
        advice=row.advice,
        experience=row.experience,
        source=row.source,
        price=row.price if event.pk == row.event_id else event.price,
        po_number=row.po_number,
        terms=row.terms,
        previous=row,
        updated_by=by,
    )
