"""The event's row, locked: whoever changes who holds a place holds this first, so that two people cannot at once."""

from django.db.models import QuerySet

from trivet.web.events.models import Booking, Event


def locked(event_id: int) -> Event:
    """The event as it is now, locked until the transaction ends."""
    rows = Event.objects.select_related("course__customer", "venue", "trainer", "terms")
    return rows.defer("course__customer__logo_data").select_for_update(of=("self",)).get(pk=event_id)


def locked_booking(booking: Booking) -> Booking:
    """The booking as it is now, its event locked: `.event` is the locked row."""
    event = locked(booking.event_id)
    row = bookings().get(pk=booking.pk)
    row.event = event
    return row


def bookings() -> "QuerySet[Booking]":
    """Bookings with all that a letter says of them, but for their event."""
    return Booking.objects.select_related("participant__organisation", "group", "terms")
