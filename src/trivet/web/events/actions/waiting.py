"""The waiting list: a place that comes free is offered to the next person, until an hour that they are told."""

from datetime import datetime

from trivet.events.places import may_accept, offered_until, to_offer
from trivet.events.states import OVER
from trivet.vocabulary import BookingState
from trivet.web.events import letters
from trivet.web.events.actions.bookings import confirm_if_enough
from trivet.web.events.actions.locking import bookings, in_turn, locked, locked_booking
from trivet.web.events.models import Booking, Event
from trivet.web.events.queries import business, offers_over, places_of, wishes_of
from trivet.web.events.refusals import BookingError
from trivet.web.people.audit import record
from trivet.web.people.models import User


@in_turn
def fill_places(event: Event, *, now: datetime) -> list[Booking]:
    """Offer every place that nobody holds to whoever waits longest; those who were offered one."""
    return offer_places(locked(event.pk), now)


def offer_places(event: Event, now: datetime) -> list[Booking]:
    """The same, for an event that is locked already."""
    if event.state in OVER or now >= event.starts_at:
        return []
    places = places_of(event)
    if not (places.left and places.waiting):
        return []
    ids = [wish.id for wish in to_offer(places, wishes_of(event))]
    until = offered_until(now, business().waiting_hours, event.starts_at)
    rows = list(bookings().filter(pk__in=ids).order_by("queued_at", "id"))
    for row in rows:
        row.event, row.state, row.offered_until = event, BookingState.OFFERED, until
        row.version += 1
        row.save(update_fields=["state", "offered_until", "version", "updated_at"])
        record(None, "offered", row)
        letters.offered(row)
    return rows


@in_turn
def accept_offer(booking: Booking, *, now: datetime, by: User | None = None) -> Booking:
    """Take the place that is on offer; twice is once. Raises BookingError when there is none, or it has gone."""
    row = locked_booking(booking)
    if row.state == BookingState.BOOKED:
        return row
    if row.state != BookingState.OFFERED or row.offered_until is None:
        raise BookingError("offer-over" if row.state == BookingState.LAPSED else "no-offer")
    if now >= row.event.starts_at and by is None:
        raise BookingError("started")
    if not may_accept(now, row.offered_until, places_of(row.event).waiting):
        raise BookingError("offer-over")
    row.state, row.offered_until, row.queued_at = BookingState.BOOKED, None, None
    row.version += 1
    row.save()
    record(by, "accepted-offer", row)
    letters.booked(row)
    confirm_if_enough(row.event, by=by)
    return row


@in_turn
def decline_offer(booking: Booking, *, now: datetime, by: User | None = None) -> Booking:
    """Refuse the place that is on offer: the next person is offered it. Raises BookingError when there is no offer."""
    row = locked_booking(booking)
    if row.state == BookingState.CANCELLED:
        return row
    if row.state != BookingState.OFFERED:
        raise BookingError("no-offer")
    row.state_before, row.state = BookingState.WAITING.value, BookingState.CANCELLED
    row.cancelled_at, row.offered_until, row.fee = now, None, None
    row.version += 1
    row.save()
    record(by, "declined-offer", row)
    offer_places(row.event, now)
    return row


def lapse_offers(now: datetime) -> int:
    """End every offer whose hour has come, one event at a time, and offer the places to the next; how many ended."""
    return sum(_lapse(event_id, now) for event_id in offers_over(now))


@in_turn
def _lapse(event_id: int, now: datetime) -> int:
    event = locked(event_id)
    rows = list(bookings().filter(event=event, state=BookingState.OFFERED, offered_until__lt=now))
    for row in rows:
        row.event, row.state, row.version = event, BookingState.LAPSED, row.version + 1
        row.save(update_fields=["state", "version", "updated_at"])
        record(None, "lapsed", row)
        letters.offer_lapsed(row)
    offer_places(event, now)
    return len(rows)
