"""Fetching events and bookings with permission: what a person may not see is not there."""

from typing import TypeVar

from django.db.models import QuerySet
from django.http import Http404

from trivet.web.events.models import Booking, BookingGroup, Event, Venue
from trivet.web.people.models import User

Found = TypeVar("Found")

_LONGEST_TOKEN = 64


def event_for(user: User, event_id: int) -> Event:
    """The event with its course and customer, for somebody at the desk. Raises Http404."""
    rows = events().select_related("updated_by")
    return _found(rows.filter(pk=event_id).first() if user.is_staff_member else None, "event")


def event_by_slug(slug: str) -> Event:
    """An event that has been made public; a cancelled one says so on its page. Raises Http404."""
    return _found(events().filter(slug=slug, is_published=True).first(), "date")


def booking_by_token(token: str) -> Booking:
    """The booking that a participant's own link leads to. Raises Http404."""
    return _found(_bookings().filter(token=token).first() if _may_be_token(token) else None, "booking")


def group_by_token(token: str) -> BookingGroup:
    """The group that its contact's own link leads to. Raises Http404."""
    rows = BookingGroup.objects.select_related("event__course__customer", "event__venue", "organisation")
    return _found(rows.filter(token=token).first() if _may_be_token(token) else None, "group booking")


def booking_at_desk(user: User, booking_id: int) -> Booking:
    """A booking, for somebody at the desk. Raises Http404."""
    return _found(_bookings().filter(pk=booking_id).first() if user.is_staff_member else None, "booking")


def venue_for(user: User, venue_id: int) -> Venue:
    """A venue, for somebody at the desk. Raises Http404."""
    rows = Venue.objects.select_related("updated_by")
    return _found(rows.filter(pk=venue_id).first() if user.is_staff_member else None, "venue")


def events() -> QuerySet[Event]:
    """Events with all that a page or a letter says of them."""
    return Event.objects.select_related("course__customer", "venue", "trainer", "co_trainer", "terms").defer(
        "course__customer__logo_data"
    )


def _bookings() -> QuerySet[Booking]:
    joined = ("event__course__customer", "event__venue", "event__trainer", "event__terms", "participant__organisation")
    return Booking.objects.select_related(*joined, "group", "terms").defer("event__course__customer__logo_data")


def _may_be_token(token: str) -> bool:
    return 0 < len(token) <= _LONGEST_TOKEN and "\x00" not in token


def _found(row: Found | None, what: str) -> Found:
    if row is None:
        raise Http404(f"There is no such {what}.")
    return row
