"""The event's row, locked: whoever changes who holds a place holds this first, so that two people cannot at once."""

import threading
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import connection, transaction
from django.db.models import QuerySet

from trivet.web.events.models import Booking, Event

Given = ParamSpec("Given")
Answer = TypeVar("Answer")
_turn = threading.Lock()


def in_turn(action: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """One transaction. SQLite's writers ask again and again for its one lock, and under a crowd somebody asks in vain:
    there the threads of a process stand in line for it first. PostgreSQL lines them up at the event's row."""

    @wraps(action)
    def done(*args: Given.args, **kwargs: Given.kwargs) -> Answer:
        # Within a transaction this thread has the lock already: to wait here for who waits for it would be for ever.
        if connection.vendor != "sqlite" or connection.in_atomic_block:
            with transaction.atomic():
                return action(*args, **kwargs)
        with _turn, transaction.atomic():
            return action(*args, **kwargs)

    return done


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
