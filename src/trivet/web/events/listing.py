"""Lists of events: what is public, and what the desk sees."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncMonth

from trivet.events.places import Places
from trivet.events.states import BOOKABLE, Verdict, verdict
from trivet.vocabulary import BookingState, Delivery, EventKind, EventState
from trivet.web.events.access import events
from trivet.web.events.models import HOLDS_A_PLACE, Event

_PUBLIC = tuple(state.value for state in BOOKABLE)


@dataclass(frozen=True, slots=True)
class Listed:
    """An event with its numbers."""

    event: Event
    places: Places
    booked: int

    def verdict(self, today: date) -> Verdict | None:
        """What the desk is told of a tentative event."""
        event = self.event
        return verdict(
            EventState(event.state),
            booked=self.booked,
            minimum=event.minimum,
            decide_by=event.decide_by,
            today=today,
        )


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader looks for among the public dates. Empty means anything."""

    nation: str = ""
    region: str = ""
    month: date | None = None
    how: str = ""
    language: str = ""

    def __bool__(self) -> bool:
        return bool(self.nation or self.region or self.month or self.how or self.language)


def with_numbers(rows: QuerySet[Event]) -> QuerySet[Event]:
    """Events with `held`, `booked` and `waiting`."""
    held = Count("bookings", filter=Q(bookings__state__in=HOLDS_A_PLACE))
    booked = Count("bookings", filter=Q(bookings__state=BookingState.BOOKED.value))
    waiting = Count("bookings", filter=Q(bookings__state=BookingState.WAITING.value))
    return rows.annotate(held=held, booked=booked, waiting=waiting)


def listed(rows: Iterable[Event]) -> list[Listed]:
    """Events of `with_numbers` as values."""
    return [_listed(row) for row in rows]


def public_events(today: date) -> QuerySet[Event]:
    """Published open events that are still to come, the next one first."""
    rows = events().filter(is_published=True, kind=EventKind.OPEN, state__in=_PUBLIC, date__gte=today)
    return rows.order_by("date", "id")


def wanted_events(today: date, wanted: Wanted) -> QuerySet[Event]:
    """The public dates that somebody looks for, with their numbers."""
    rows = public_events(today)
    if wanted.nation:
        rows = rows.filter(nation=wanted.nation)
    if wanted.region:
        rows = rows.filter(venue__region=wanted.region)
    if wanted.month:
        rows = rows.filter(date__year=wanted.month.year, date__month=wanted.month.month)
    if wanted.how:
        rows = rows.filter(delivery=wanted.how)
    if wanted.language:
        rows = rows.filter(taught_in__in=(wanted.language, "both"))
    return with_numbers(rows)


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen among the public dates: only what some date has."""

    regions: tuple[str, ...]
    months: tuple[date, ...]
    has_online: bool


def choices(today: date) -> Choices:
    """The filters that would find something."""
    rows = public_events(today).order_by()
    regions = rows.exclude(venue=None).exclude(venue__region="").values_list("venue__region", flat=True).distinct()
    months = rows.annotate(month=TruncMonth("date")).values_list("month", flat=True).distinct()
    online = rows.filter(delivery=Delivery.ONLINE).exists()
    return Choices(tuple(sorted(set(regions))), tuple(sorted(set(months))), online)


def other_dates(event: Event, today: date) -> list[Listed]:
    """Public dates with a free place to which somebody may move."""
    rows = with_numbers(public_events(today).exclude(pk=event.pk))[:40]
    return [one for one in listed(rows) if one.places.free]


@dataclass(frozen=True, slots=True)
class Sought:
    """What the desk looks for among its events."""

    past: bool = False
    kind: str = ""
    state: str = ""
    nation: str = ""
    words: str = ""


def desk_events(today: date, sought: Sought) -> QuerySet[Event]:
    """Events with their numbers: those to come, the next one first; or those past, the last one first."""
    over = Q(date__lt=today) & (Q(second_date=None) | Q(second_date__lt=today))
    rows = with_numbers(events().filter(over if sought.past else ~over))
    for name in ("kind", "state", "nation"):
        value = getattr(sought, name)
        if value:
            rows = rows.filter(**{name: value})
    if sought.words:
        rows = rows.filter(
            Q(course__title__icontains=sought.words)
            | Q(course__customer__name__icontains=sought.words)
            | Q(venue__name__icontains=sought.words)
        )
    return rows.order_by(*(("-date", "-id") if sought.past else ("date", "id")))


def listed_one(event: Event) -> Listed:
    """One event with its numbers: one query."""
    return _listed(with_numbers(events().filter(pk=event.pk)).get())


def _listed(row: Event) -> Listed:
    held, waiting, booked = (int(getattr(row, name)) for name in ("held", "waiting", "booked"))
    return Listed(row, Places(row.capacity, held, waiting), booked)


def events_to_move_to(event: Event, today: date) -> list[Listed]:
    """Events to which the desk may move a booking: to come, not over, with a free place."""
    rows = with_numbers(events().filter(date__gte=today, state__in=_PUBLIC).exclude(pk=event.pk))
    return [one for one in listed(rows.order_by("date", "id")[:60]) if one.places.free]
