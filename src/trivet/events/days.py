"""Which days can be worked, and what stands in an event's way: bank holidays, closures, a trainer or a room twice."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

import holidays

from trivet.vocabulary import Nation

_SUBDIVISIONS = {Nation.ENGLAND: "ENG", Nation.WALES: "WLS", Nation.SCOTLAND: "SCT"}
_SATURDAY = 5
_ONE = timedelta(days=1)
_SUBSTITUTE = " (observed)"
#: As people say it here, where the calendar library says it otherwise.
_SAID = {
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
    "Summer Bank Holiday": "Summer bank holiday",
    "New Year Holiday": "2nd January",
    "Saint Andrew's Day": "St Andrew’s Day",
    "New Year's Day": "New Year’s Day",
}
#: Our own table: the library has no Welsh. A name that is not here has none, and none is made up.
_WELSH = {
    "New Year’s Day": "Dydd Calan",
    "Good Friday": "Dydd Gwener y Groglith",
    "Easter Monday": "Dydd Llun y Pasg",
    "Early May bank holiday": "Gŵyl Banc Calan Mai",
    "Spring bank holiday": "Gŵyl Banc y Gwanwyn",
    "Summer bank holiday": "Gŵyl Banc yr Haf",
    "Christmas Day": "Dydd Nadolig",
    "Boxing Day": "Gŵyl San Steffan",
}


class ClashKind(StrEnum):
    """What stands in the way."""

    TRAINER = "trainer"
    VENUE = "venue"
    TRAVEL = "travel"
    HOLIDAY = "holiday"
    CLOSURE = "closure"
    WEEKEND = "weekend"


@dataclass(frozen=True, slots=True)
class Holiday:
    """A bank holiday. `name_cy` is "" outside Wales, and where no Welsh name is known."""

    day: date
    name: str
    name_cy: str = ""


@dataclass(frozen=True, slots=True)
class Closed:
    """Days on which a trainer or a venue does not work; the whole company, where neither is named."""

    first: date
    last: date
    why: str = ""
    trainer: int | None = None
    venue: int | None = None

    @property
    def is_for_all(self) -> bool:
        return self.trainer is None and self.venue is None

    def covers(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Engagement:
    """One event as a calendar sees it: its days, who teaches, where, and the whole days of travel around it."""

    id: int
    name: str
    days: tuple[date, ...]
    nation: Nation
    trainers: tuple[int, ...] = ()
    venue: int | None = None
    travel_before: int = 0
    travel_after: int = 0

    @property
    def travel_days(self) -> tuple[date, ...]:
        """The days before the first and after the last that are spent on the road."""
        before = tuple(min(self.days) - back * _ONE for back in range(self.travel_before, 0, -1))
        return before + tuple(max(self.days) + on * _ONE for on in range(1, self.travel_after + 1))


@dataclass(frozen=True, slots=True)
class Clash:
    """One thing that stands in the way, in a sentence; `other` is the event that does, if one does."""

    kind: ClashKind
    day: date
    sentence: str
    other: int | None = None


@lru_cache(maxsize=64)
def holidays_in(nation: Nation, year: int) -> tuple[Holiday, ...]:
    """A nation's bank holidays, by day. A holiday on a weekend is left out; its substitute on a weekday counts."""
    found = holidays.country_holidays("GB", subdiv=_SUBDIVISIONS[nation], years=year, language="en_GB")
    rows = ((day, name) for day, name in sorted(found.items()) if day.year == year and day.weekday() < _SATURDAY)
    return tuple(_holiday(day, name, nation) for day, name in rows)


def holiday_on(day: date, nation: Nation) -> Holiday | None:
    """The bank holiday of that day, if it is one there."""
    return next((one for one in holidays_in(nation, day.year) if one.day == day), None)


def is_working_day(day: date, nation: Nation, closures: Iterable[Closed] = ()) -> bool:
    """Neither weekend, nor bank holiday, nor a day on which the whole company is closed."""
    shut = any(one.is_for_all and one.covers(day) for one in closures)
    return day.weekday() < _SATURDAY and not shut and holiday_on(day, nation) is None


def working_days_between(first: date, last: date, nation: Nation, closures: Iterable[Closed] = ()) -> int:
    """Working days from `first` up to, and without, `last`; none when `last` is not later.

    Somebody who cancels on a Friday an event on the next Friday gives five working days' notice.
    """
    known = tuple(closures)
    span = range((last - first).days)
    return sum(is_working_day(first + days * _ONE, nation, known) for days in span)


def clashes(
    wanted: Engagement, others: Iterable[Engagement], closures: Iterable[Closed], names: Mapping[int, str]
) -> tuple[Clash, ...]:
    """Everything that stands in an event's way, by day. `names` are the trainers'; the event is no clash with itself."""
    found = [*_of_calendar(wanted), *_of_closures(wanted, tuple(closures), names)]
    for other in others:
        if other.id != wanted.id:
            found += [*_of_trainers(wanted, other, names), *_of_venue(wanted, other)]
    return tuple(sorted(dict.fromkeys(found), key=lambda clash: (clash.day, clash.kind)))


def said(day: date) -> str:
    """ "Thursday 4 March 2027"."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def _holiday(day: date, raw: str, nation: Nation) -> Holiday:
    plain = raw.split("; ", maxsplit=1)[0]
    name = plain.removesuffix(_SUBSTITUTE)
    name = _SAID.get(name, name.replace("'", "’"))
    welsh = _WELSH.get(name, "") if nation is Nation.WALES else ""
    is_substitute = plain.endswith(_SUBSTITUTE)
    return Holiday(day, f"{name} (substitute day)" if is_substitute else name, "" if is_substitute else welsh)


def _of_calendar(wanted: Engagement) -> Iterator[Clash]:
    for day in wanted.days:
        holiday = holiday_on(day, wanted.nation)
        if holiday:
            where = wanted.nation.capitalize()
            yield Clash(ClashKind.HOLIDAY, day, f"{said(day)} is a bank holiday in {where}: {holiday.name}.")
        if day.weekday() >= _SATURDAY:
            yield Clash(ClashKind.WEEKEND, day, f"{said(day)} is a weekend.")


def _of_closures(wanted: Engagement, closures: tuple[Closed, ...], names: Mapping[int, str]) -> Iterator[Clash]:
    for closed in closures:
        for day in (*wanted.days, *wanted.travel_days):
            who = _who_is_shut(closed, wanted, names, is_travel=day not in wanted.days)
            if who and closed.covers(day):
                why = f": {closed.why}" if closed.why else ""
                yield Clash(ClashKind.CLOSURE, day, f"{who} on {said(day)}{why}.")


def _who_is_shut(closed: Closed, wanted: Engagement, names: Mapping[int, str], *, is_travel: bool) -> str:
    if closed.trainer is not None:
        return f"{names.get(closed.trainer, 'The trainer')} is away" if closed.trainer in wanted.trainers else ""
    if closed.venue is not None:
        return "The venue is closed" if closed.venue == wanted.venue and not is_travel else ""
    return "We are closed"


def _of_trainers(wanted: Engagement, other: Engagement, names: Mapping[int, str]) -> Iterator[Clash]:
    """A trainer teaches twice on one day, or travels on a day on which they teach or travel elsewhere."""
    for trainer in (one for one in wanted.trainers if one in other.trainers):
        name = names.get(trainer, "The trainer")
        for day in wanted.days:
            if day in other.days:
                yield Clash(ClashKind.TRAINER, day, f"{name} teaches “{other.name}” on {said(day)}.", other.id)
            elif day in other.travel_days:
                yield Clash(ClashKind.TRAVEL, day, f"{name} travels for “{other.name}” on {said(day)}.", other.id)
        for day in wanted.travel_days:
            if day in other.days:
                sentence = f"{name} would travel on {said(day)}, and teaches “{other.name}” then."
                yield Clash(ClashKind.TRAVEL, day, sentence, other.id)


def _of_venue(wanted: Engagement, other: Engagement) -> Iterator[Clash]:
    if wanted.venue is None or wanted.venue != other.venue:
        return
    for day in (one for one in wanted.days if one in other.days):
        yield Clash(ClashKind.VENUE, day, f"The venue is taken on {said(day)} by “{other.name}”.", other.id)
