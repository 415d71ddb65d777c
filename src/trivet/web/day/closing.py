"""Closing a day's register, and opening it again."""

from datetime import date, datetime

from django.db import transaction

from trivet.vocabulary import EventState
from trivet.web.day.actions import register_at
from trivet.web.day.models import Register
from trivet.web.day.queries import is_register_closed
from trivet.web.events.actions import mark_run
from trivet.web.events.models import Event
from trivet.web.people.audit import record
from trivet.web.people.models import User


class TooEarlyError(ValueError):
    """A day that has not come yet cannot be closed."""


@transaction.atomic
def close_day(event: Event, day: int, *, now: datetime, today: date, by: User) -> Register:
    """The register of a day is complete. With the last day the event has been run.

    Raises TooEarlyError, or StateError when the event cannot have been run, such as one that was never confirmed.
    """
    held = Event.objects.select_for_update().get(pk=event.pk)
    if event.days[day] > today:
        raise TooEarlyError("This day is still to come. Close its register when it is over.")
    row = register_at(event, day)
    if row.closed_at is None:
        row.closed_at, row.closed_by = now, by
        row.save(update_fields=["closed_at", "closed_by"])
        record(by, "closed-day", event)
    if is_register_closed(event) and held.state not in (EventState.RUN, EventState.CLOSED):
        mark_run(held, by=by, today=today)
    return row


@transaction.atomic
def reopen_day(event: Event, day: int, *, by: User) -> None:
    """Something is missing after all. The event stays what it is; certificates already out are not called back."""
    Event.objects.select_for_update().get(pk=event.pk)
    if Register.objects.filter(event=event, day=day, closed_at__isnull=False).update(closed_at=None, closed_by=None):
        record(by, "opened-day", event)
