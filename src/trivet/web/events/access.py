"""Fetching events and bookings with permission: what a person may not see is not there."""

from django.http import Http404

from trivet.web.events.models import Event
from trivet.web.people.models import User


def event_for(user: User, event_id: int) -> Event:
    """The event with its course and customer, for somebody at the desk. Raises Http404."""
    rows = Event.objects.select_related("course__customer", "venue", "trainer", "co_trainer", "terms")
    found = rows.filter(pk=event_id).first() if user.is_staff_member else None
    if found is None:
        raise Http404("There is no such event.")
    return found
