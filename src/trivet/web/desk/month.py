"""One month of the company: events, days off, bank holidays."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from trivet.events.days import holidays_in
from trivet.vocabulary import EventState, Nation
from trivet.web.events.models import HOLDS_A_PLACE, Closure, Event

_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Day:
    """One day on which something is."""

    date: date
    events: tuple[Event, ...]
    holidays: tuple[str, ...]
    closures: tuple[Closure, ...]


@dataclass(frozen=True, slots=True)
class Month:
    first: date
    days: tuple[Day, ...]
    before: date
    after: date
    event_count: int


def first_of(text: str, today: date) -> date:
    """The month asked for as 2027-03; this month, where that is none."""
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return today.replace(day=1)


def month_of(first: date) -> Month:
    """Everything in the month that begins on `first`: three queries."""
    after = _next(first)
    last = after - timedelta(days=1)
    events = list(events_between(first, last))
    closures = Closure.objects.filter(first__lte=last, last__gte=first).select_related("trainer", "venue")
    return Month(first, _days(first, last, events, list(closures)), _before(first), after, len(events))


def events_between(first: date, last: date) -> QuerySet[Event]:
    """Events with a day from `first` to `last`, each with `held`, the number of places taken."""
    rows = Event.objects.filter(Q(date__range=(first, last)) | Q(second_date__range=(first, last)))
    rows = rows.select_related("course__customer", "venue", "trainer").defer("course__customer__logo_data")
    held = Count("bookings", filter=Q(bookings__state__in=HOLDS_A_PLACE))
    return rows.exclude(state=EventState.CANCELLED).annotate(held=held).order_by("date", "start", "id")


def _days(first: date, last: date, events: Iterable[Event], closures: list[Closure]) -> tuple[Day, ...]:
    by_day: dict[date, list[Event]] = defaultdict(list)
    for event in events:
        for day in event.days:
            by_day[day].append(event)
    holidays = _holidays(first.year)
    found = (
        Day(
            day,
            tuple(by_day.get(day, ())),
            holidays.get(day, ()),
            tuple(one for one in closures if one.first <= day <= one.last),
        )
        for day in _each(first, last)
    )
    return tuple(day for day in found if day.events or day.holidays or day.closures)


def _holidays(year: int) -> dict[date, tuple[str, ...]]:
    """Each bank holiday with the nations that keep it: "Good Friday (England, Wales, Scotland)"."""
    kept: dict[tuple[date, str], list[str]] = defaultdict(list)
    for nation in Nation:
        for holiday in holidays_in(nation, year):
            kept[holiday.day, holiday.name].append(nation.capitalize())
    by_day: dict[date, tuple[str, ...]] = {}
    for (day, name), nations in kept.items():
        words = name if len(nations) == len(Nation) else f"{name} ({', '.join(nations)})"
        by_day[day] = (*by_day.get(day, ()), words)
    return by_day


def _each(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def _next(first: date) -> date:
    return date(first.year + (first.month == _DECEMBER), first.month % _DECEMBER + 1, 1)


def _before(first: date) -> date:
    return (first - timedelta(days=1)).replace(day=1)
