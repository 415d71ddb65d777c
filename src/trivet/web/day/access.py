"""Fetching for the day itself: the desk's own by permission, a participant's by the address of the event."""

from django.http import Http404

from trivet.vocabulary import BookingState, EventState
from trivet.web.day.models import Mark
from trivet.web.events.access import event_for
from trivet.web.events.models import Booking, Event
from trivet.web.people.models import User

_HELD = (EventState.TENTATIVE, EventState.CONFIRMED, EventState.RUN)


def booking_in(user: User, event_id: int, booking_id: int) -> Booking:
    """Somebody's place at this event, for somebody at the desk. Raises Http404."""
    event = event_for(user, event_id)
    rows = Booking.objects.select_related("participant__organisation").filter(pk=booking_id, event=event)
    found = rows.filter(state=BookingState.BOOKED).first()
    if found is None:
        raise Http404("Nobody with that number is booked for this event.")
    found.event = event
    return found


def mark_of(booking: Booking, mark_id: int) -> Mark:
    """One mark of that person. Raises Http404."""
    found = Mark.objects.filter(pk=mark_id, booking=booking).first()
    if found is None:
        raise Http404("There is no such mark.")
    return found


def event_at_the_door(slug: str) -> Event:
    """An event that is held, published or not, by the address on the room screen. Raises Http404."""
    rows = Event.objects.select_related("course__customer", "venue")
    found = rows.filter(slug=slug, state__in=[state.value for state in _HELD]).first()
    if found is None:
        raise Http404("There is no such event.")
    return found


def booking_at_the_door(event: Event, number: str) -> Booking:
    """The booking that somebody chose from the names. Raises Http404."""
    known = int(number) if number.isdecimal() and len(number) < 18 else 0
    found = Booking.objects.filter(pk=known, event=event, state=BookingState.BOOKED).first()
    if found is None:
        raise Http404("That name is not on the list any more.")
    found.event = event
    return found
