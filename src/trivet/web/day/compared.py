"""Screen and paper side by side, and the history of one person's marks."""

from dataclasses import dataclass

from trivet.curriculum import clock
from trivet.events.attendance import Sign, Source, standing
from trivet.web.day.models import SIGNS, SOURCES, Mark
from trivet.web.day.queries import Row, as_value, marks_of, rows_of
from trivet.web.events.models import Booking, Event

_SIGNS, _SOURCES = dict(SIGNS), dict(SOURCES)


@dataclass(frozen=True, slots=True)
class Difference:
    """One sign of one person of which screen and paper say different times."""

    booking: Booking
    sign: str
    counted: str
    counted_from: str
    counted_id: int
    paper: str
    paper_id: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is to be looked at, and what needs nobody."""

    differences: tuple[Difference, ...]
    only_on_screen: tuple[Row, ...]
    only_on_paper: tuple[Row, ...]
    absent: tuple[Row, ...]
    agreed: int
    has_paper: bool


@dataclass(frozen=True, slots=True)
class Told:
    """One mark in words. `voided` is why it does not count any more."""

    mark: Mark
    at: str
    sign: str
    source: str
    stands: bool
    voided: str = ""


def comparison(event: Event, day: int) -> Comparison:
    rows = rows_of(event, day)
    sources = {
        pk: {mark.source is Source.PAPER for mark in standing(marks) if mark.day == day}
        for pk, marks in marks_of(event).items()
    }
    found = tuple(difference for row in rows for difference in _differences(row))
    there = [row for row in rows if row.was_there]
    screen = tuple(row for row in there if sources[row.booking.pk] == {False})
    paper = tuple(row for row in there if sources[row.booking.pk] == {True})
    return Comparison(
        differences=found,
        only_on_screen=screen,
        only_on_paper=paper,
        absent=tuple(row for row in rows if not row.was_there),
        agreed=len(there) - len(screen) - len(paper) - len({one.booking.pk for one in found}),
        has_paper=any(True in kinds for kinds in sources.values()),
    )


def history_of(booking: Booking, day: int) -> list[Told]:
    """Every mark of a day, also those that do not count any more, in the order in which they were made."""
    marks = list(Mark.objects.filter(booking=booking, day=day).select_related("by").order_by("id"))
    stands = {one.id for one in standing(as_value(mark) for mark in marks)}
    why = {mark.voids_id: mark.reason for mark in marks if mark.voids_id}
    return [
        Told(
            mark=mark,
            at=clock(mark.minute),
            sign=_SIGNS[mark.sign],
            source=_SOURCES[mark.source],
            stands=mark.pk in stands,
            voided="" if mark.pk in stands else why.get(mark.pk, ""),
        )
        for mark in marks
        if mark.sign != Sign.TAKEN_BACK
    ]


def _differences(row: Row) -> list[Difference]:
    return [
        Difference(
            booking=row.booking,
            sign=_SIGNS[one.counted.sign.value],
            counted=clock(one.counted.at),
            counted_from=_SOURCES[one.counted.source.value],
            counted_id=one.counted.id,
            paper=clock(one.other.at),
            paper_id=one.other.id,
            minutes=one.minutes,
        )
        for one in row.attended.conflicts
        if one.counted.day == row.day
    ]
