"""What a customer's contact may see: their own events, who came, and the certificates. Nothing that people wrote."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse

from trivet.events.attendance import Attended
from trivet.vocabulary import BookingState, EventState
from trivet.web.awards.models import Certificate
from trivet.web.awards.queries import certificates_of
from trivet.web.day.queries import attended_all
from trivet.web.events.models import Booking, Event
from trivet.web.events.queries import participants_booked
from trivet.web.people.models import Role, User

Rest = ParamSpec("Rest")
CONTACTS_ONLY = "These pages are for the people who booked a course for their team."


class ContactRequest(HttpRequest):
    """A request by a customer's contact."""

    user: User


@dataclass(frozen=True, slots=True)
class Came:
    """One person of the list: how they are printed, how long they were there, and their certificates."""

    booking: Booking
    attended: Attended | None
    certificates: tuple[Certificate, ...]


def contact(
    page: Callable[Concatenate[ContactRequest, Rest], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Rest], HttpResponse]:
    """Customer contacts only. Anybody else signs in first, or is refused."""

    @wraps(page)
    def answer(request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        user = request.user
        if not isinstance(user, User):
            return redirect_to_login(request.get_full_path())
        if user.role != Role.CONTACT:
            raise PermissionDenied(CONTACTS_ONLY)
        return page(cast("ContactRequest", request), *args, **kwargs)

    return cast("Callable[Concatenate[HttpRequest, Rest], HttpResponse]", answer)


def events_of(user: User) -> QuerySet[Event]:
    """The in-house events of the customers that somebody speaks for, newest first. Drafts are not theirs yet."""
    rows = Event.objects.filter(course__customer__people__user=user, course__customer__is_house=False)
    rows = rows.exclude(state=EventState.DRAFT).select_related("course__customer", "venue", "trainer")
    booked = Count("bookings", filter=Q(bookings__state=BookingState.BOOKED))
    return rows.defer("course__customer__logo_data").annotate(booked=booked).order_by("-date", "-id")


def event_of(user: User, event_id: int) -> Event:
    """One of them. Raises Http404."""
    found = events_of(user).filter(pk=event_id).first()
    if found is None:
        raise Http404("There is no such event.")
    return found


def who_came(event: Event) -> tuple[Came, ...]:
    """Everybody booked, by name; minutes once the day has been held."""
    held = event.state in (EventState.RUN, EventState.CLOSED)
    minutes = attended_all(event) if held else {}
    mine: dict[int, list[Certificate]] = {}
    for one in certificates_of(event):
        mine.setdefault(one.booking_id, []).append(one)
    return tuple(
        Came(row, minutes.get(row.pk), tuple(one for one in mine.get(row.pk, ()) if one.is_current))
        for row in participants_booked(event)
    )
