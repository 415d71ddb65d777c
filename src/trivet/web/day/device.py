"""What a participant's own phone remembers: whose it is, that it saw the room's code, and that its owner is here."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from trivet.vocabulary import BookingState
from trivet.web.events.models import Booking, Event, Participant

#: Whose phone it is: from the link in a letter or from an earlier check-in, until long after the second day.
_MINE = timedelta(days=120)
#: How long somebody may look for their name after scanning.
_SEEN = timedelta(minutes=10)
#: How long the forms of the day know who is asking.
_HERE = timedelta(hours=20)
#: Of how many events a phone is asked at most.
_EVENTS = 8


def remember(response: HttpResponse, booking: Booking) -> None:
    """This phone belongs to whoever holds this booking."""
    _put(response, f"mine-{booking.event.slug}", booking.token, "trivet.mine", _MINE)


def saw_the_code(response: HttpResponse, event: Event, day: int) -> None:
    _put(response, f"room-{event.slug}", str(day), "trivet.room", _SEEN)


def is_here(response: HttpResponse, booking: Booking) -> None:
    """The register has them: remember that for the forms, and for the second day."""
    remember(response, booking)
    _put(response, f"here-{booking.event.slug}", booking.token, "trivet.here", _HERE)


def has_seen_the_code(request: HttpRequest, event: Event, day: int) -> bool:
    return _get(request, f"room-{event.slug}", "trivet.room", _SEEN) == str(day)


def owner_of(request: HttpRequest, event: Event) -> Booking | None:
    """Whose phone this is, if it knows and the booking still stands."""
    return _booking(event, _get(request, f"mine-{event.slug}", "trivet.mine", _MINE))


def participant_of(request: HttpRequest) -> Participant | None:
    """Whose phone it is, whatever the event; nobody, where links of several people were opened on it."""
    names = [name for name in request.COOKIES if name.startswith("mine-")]
    tokens = [token for name in names[:_EVENTS] if (token := _get(request, name, "trivet.mine", _MINE))]
    if not tokens:
        return None
    rows = Booking.objects.filter(token__in=tokens, participant__erased_at=None).select_related("participant")
    people = {row.participant_id: row.participant for row in rows}
    return next(iter(people.values())) if len(people) == 1 else None


def checked_in(request: HttpRequest, event: Event) -> Booking | None:
    """Who checked in with this phone."""
    return _booking(event, _get(request, f"here-{event.slug}", "trivet.here", _HERE))


def _booking(event: Event, token: str) -> Booking | None:
    rows = Booking.objects.filter(event=event, token=token, state=BookingState.BOOKED) if token else None
    found = rows.first() if rows is not None else None
    if found is not None:
        found.event = event
    return found


def _put(response: HttpResponse, name: str, value: str, salt: str, age: timedelta) -> None:
    response.set_signed_cookie(
        name, value, salt=salt, max_age=age, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )


def _get(request: HttpRequest, name: str, salt: str, age: timedelta) -> str:
    found: str | None = request.get_signed_cookie(name, default=None, salt=salt, max_age=age)
    return found or ""
