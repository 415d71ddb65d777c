"""Fetching forms with permission: by the link of a booking, or by the phone that checked in to the room."""

from django.http import Http404, HttpRequest

from trivet.content.schema.forms import FormKind
from trivet.web.events.access import booking_by_token
from trivet.web.events.models import Booking, Event

#: What a check-in leaves on the phone: whose it is, for one event and one day.
_SALT = "trivet.here"


def form_by_link(token: str, kind: str) -> tuple[Booking, FormKind]:
    """The booking of a link, and the form that is meant. Raises Http404."""
    if kind not in set(FormKind):
        raise Http404("There is no such form.")
    return booking_by_token(token), FormKind(kind)


def booking_on_this_phone(request: HttpRequest, slug: str) -> Booking | None:
    """The booking that checked in to this event on this phone today; None if none did."""
    token = request.get_signed_cookie(f"here-{slug}", default="", salt=_SALT, max_age=24 * 3600)
    if not token:
        return None
    try:
        booking = booking_by_token(str(token))
    except Http404:
        return None
    return booking if booking.event.slug == slug else None


def booking_in(event: Event, booking_id: int) -> Booking:
    """Somebody's booking for this event, for whoever enters their paper. Raises Http404."""
    found = event.bookings.select_related("participant", "event__course__customer").filter(pk=booking_id).first()
    if found is None:
        raise Http404("There is no such booking for this event.")
    return found
