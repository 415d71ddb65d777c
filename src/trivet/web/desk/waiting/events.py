"""Events that need a decision, a register, a look at somebody's answers."""

from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import urlsplit

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from trivet.vocabulary import BookingState, EventState
from trivet.web.events.models import Event
from trivet.web.training.tasks import Task

#: A tentative event is put before somebody this many days before it must be decided ...
DECIDE = timedelta(days=3)
#: ... and what people asked for, this many days before the day.
PREPARE = timedelta(days=14)
#: More than this in one morning is not read.
MOST = 30
_ONLY_HERE = ("localhost", "127.0.0.1", "::1")
_BOOKED = Q(bookings__state=BookingState.BOOKED)


def of_address(address: str) -> Iterator[Task]:
    """Letters, codes and badges keep the address that the site had when they were made."""
    if urlsplit(address).hostname in _ONLY_HERE:
        yield Task(
            "Your letters, codes and certificates carry an address that only this machine knows",
            f"It is {address}. Whoever gets a certificate cannot check it there. Set TRIVET_SITE_URL before you issue any in earnest.",
            reverse("awards:keys"),
            "See what certificates say",
        )


def of_events(today: date) -> Iterator[Task]:
    """Soonest first: one query."""
    for event in _open_ones(today):
        days = (event.date - today).days
        yield from _held(event, today)
        yield from _undecided(event, today)
        yield from _to_prepare(event, days)


def _open_ones(today: date) -> QuerySet[Event]:
    live = Event.objects.exclude(state__in=(EventState.CLOSED, EventState.CANCELLED, EventState.DRAFT))
    near = Q(date__lte=today + PREPARE) | Q(state=EventState.TENTATIVE, decide_by__lte=today + DECIDE)
    rows = live.filter(near).select_related("course__customer").defer("course__customer__logo_data")
    counts = {
        "booked": Count("bookings", filter=_BOOKED),
        "advised": Count("bookings", filter=_BOOKED & ~Q(bookings__advice=[])),
        "needing": Count("bookings", filter=_BOOKED & ~Q(bookings__access_needs="", bookings__dietary_needs="")),
    }
    return rows.annotate(**counts).order_by("date", "id")[:MOST]


def _held(event: Event, today: date) -> Iterator[Task]:
    if event.days[-1] < today and event.state != EventState.RUN:
        yield Task(
            f"{event}, {_day(event.date)}: the register is not closed",
            "Certificates wait for it.",
            reverse("day:register", args=[event.pk]),
            "Open the register",
        )
    elif event.state == EventState.RUN and event.days[-1] < today - timedelta(days=42):
        yield Task(
            f"{event}, {_day(event.date)}: everything is done",
            "Six weeks are over. Close the event, and it leaves this page.",
            reverse("desk:event", args=[event.pk]),
            "Look at the event",
        )


def _undecided(event: Event, today: date) -> Iterator[Task]:
    if event.state != EventState.TENTATIVE or event.decide_by is None or event.decide_by > today + DECIDE:
        return
    late = "The day to decide has passed." if event.decide_by < today else f"Decide by {_day(event.decide_by)}."
    booked = getattr(event, "booked", 0)
    yield Task(
        f"{event}, {_day(event.date)}: does it go ahead?",
        f"{booked} booked; {event.minimum} are needed. {late}",
        reverse("desk:event", args=[event.pk]),
        "Confirm or cancel",
    )


def _to_prepare(event: Event, days: int) -> Iterator[Task]:
    if not 0 <= days <= PREPARE.days:
        return
    needing, advised = getattr(event, "needing", 0), getattr(event, "advised", 0)
    if needing:
        yield Task(
            f"{event}, {_day(event.date)}: {_people(needing)} told us what they need",
            "Access or food. Read it in time to arrange something.",
            reverse("events:bookings", args=[event.pk]),
            "Read what they need",
        )
    if advised:
        yield Task(
            f"{event}, {_day(event.date)}: {_people(advised)} may find the day a poor fit",
            "By what they answered when they booked. Nobody was turned away.",
            reverse("events:bookings", args=[event.pk]),
            "See their answers",
        )


def _people(count: int) -> str:
    return "one person" if count == 1 else f"{count} people"


def _day(day: date) -> str:
    return f"{day.day} {day:%B}"
