"""The letters about an event to everybody who is booked or waits: changed, confirmed, called off."""

from collections.abc import Iterable, Iterator

from django.db import transaction
from django.utils import timezone

from trivet.web.events.letters.invitations import invitation, withdrawal
from trivet.web.events.letters.post import known, spoken, to_participant
from trivet.web.events.models import HOLDS_A_PLACE, IS_ALIVE, Booking, Event
from trivet.web.post.actions import drop
from trivet.web.post.letter import Enclosure
from trivet.web.post.models import Message

_OFF = "The event was called off before this was due."


@transaction.atomic
def event_changed(event: Event) -> list[Message]:
    """Another day, hour or place: to everybody, with an invitation that puts their calendar right."""
    return _to_all("event-changed", event)


@transaction.atomic
def event_confirmed(event: Event) -> list[Message]:
    """A tentative event is sure to run."""
    return _to_all("event-confirmed", event)


@transaction.atomic
def event_cancelled(event: Event) -> list[Message]:
    """Called off: to everybody, and out of their calendars."""
    for booking in _reached(event):
        drop(f"booking:{booking.pk}", _OFF)
    return _to_all("event-cancelled", event, why=event.cancelled_why)


def _to_all(template: str, event: Event, **more: str) -> list[Message]:
    return list(filter(None, (_one(template, booking, more) for booking in _reached(event))))


def _one(template: str, booking: Booking, more: dict[str, str]) -> Message | None:
    with spoken(booking.language):
        return to_participant(
            template,
            booking,
            words=known(template, booking, **more),
            enclosures=_files(template, booking),
            key=f"{template}:{booking.pk}:{booking.event.version}",
        )


def _files(template: str, booking: Booking) -> Iterable[Enclosure]:
    if booking.state not in HOLDS_A_PLACE:
        return ()
    make = withdrawal if template == "event-cancelled" else invitation
    return (make(booking, stamp=timezone.now()),)


def _reached(event: Event) -> Iterator[Booking]:
    rows = event.bookings.filter(state__in=IS_ALIVE).select_related("participant", "terms").order_by("id")
    for booking in rows:
        # The caller's row: it may be newer than what another query would find in its place.
        booking.event = event
        yield booking
