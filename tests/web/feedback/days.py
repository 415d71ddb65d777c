"""Where a form is open, and how it is reached."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from trivet.content.schema.forms import FormKind
from trivet.web.events.models import Booking, Event

#: Days from today to the event at which each form is open.
OPEN_AT = {FormKind.BEFORE: 3, FormKind.AFTER: -1, FormKind.SIX_WEEKS: -42}


def held(event: Event, kind: FormKind) -> Event:
    """Move the event to where this form is open."""
    event.date = timezone.localdate() + timedelta(days=OPEN_AT[kind])
    event.save()
    return event


def address(booking: Booking, kind: FormKind, part: str = "") -> str:
    if part:
        return reverse("feedback:part", args=[booking.token, kind, part])
    return reverse("feedback:form", args=[booking.token, kind])
