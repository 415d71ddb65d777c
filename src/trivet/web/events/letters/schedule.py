"""On which days the letters of an event go: the usual ones, or those that somebody set for this event."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from trivet.web.events.models import Event
from trivet.web.people.audit import record
from trivet.web.people.models import User
from trivet.web.people.versions import check_version
from trivet.web.post.models import Schedule

#: No letter of a round goes before this hour of its day, by the clock on the wall.
_HOUR = time(8, 0)


@dataclass(frozen=True, slots=True)
class Days:
    """How many days before the event (joining, reminder) or after it (thanks, follow_up). None: that letter stays."""

    joining: int | None = 10
    reminder: int | None = 2
    thanks: int | None = 1
    follow_up: int | None = 42


USUAL = Days()
_NAMES = tuple(one.name for one in fields(Days))


@dataclass(frozen=True, slots=True)
class Planned:
    """One letter of a round: which, and from when it goes."""

    template: str
    at: datetime


def row_of(event: Event) -> Schedule:
    """The event's own days; unsaved, with the usual ones, while nobody has set any."""
    return Schedule.objects.filter(event=event.pk).first() or Schedule(event=event.pk, version=0, **asdict(USUAL))


def days_of(row: Schedule) -> Days:
    return Days(**{name: getattr(row, name) for name in _NAMES})


def planned(event: Event, days: Days) -> tuple[Planned, ...]:
    """Each letter of the rounds with its moment, in order of time."""
    days_held: tuple[date, ...] = event.days
    first, last = days_held[0], days_held[-1]
    found = (
        ("joining", first, days.joining, -1),
        ("reminder", first, days.reminder, -1),
        ("thanks", last, days.thanks, 1),
        ("follow-up", last, days.follow_up, 1),
    )
    return tuple(
        Planned(template, _at(day + timedelta(days=sign * many)))
        for template, day, many, sign in found
        if many is not None
    )


def schedules(events: Iterable[Event]) -> dict[int, Days]:
    """The days of many events, in one query."""
    numbers = [event.pk for event in events]
    own = {row.event: days_of(row) for row in Schedule.objects.filter(event__in=numbers)}
    return {number: own.get(number, USUAL) for number in numbers}


@transaction.atomic
def set_days(event: Event, days: Days, *, seen: int, by: User) -> Schedule:
    """Store an event's own days. Raises ChangedMeanwhileError when somebody else did so after this form was opened."""
    row, _ = Schedule.objects.get_or_create(event=event.pk, defaults={**asdict(USUAL), "version": 0})
    row = Schedule.objects.select_for_update().get(pk=row.pk)
    if days_of(row) == days and row.version:
        return row
    check_version(row, seen)
    for name in _NAMES:
        setattr(row, name, getattr(days, name))
    row.version, row.updated_by = row.version + 1, by
    row.save()
    record(by, "planned-letters", event)
    return row


def _at(day: date) -> datetime:
    return datetime.combine(day, _HOUR, tzinfo=timezone.get_default_timezone())
