"""What the register reads: who is here, since when, and what each person was there for."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from trivet.curriculum import clock
from trivet.events.attendance import Attended, Hours, Sign, Source, is_in, reconciled, standing
from trivet.events.attendance import Mark as Noted
from trivet.events.attendance import attended as reckon
from trivet.web.day.hours import hours_of
from trivet.web.day.models import Mark, Register
from trivet.web.events.models import Booking, Event
from trivet.web.events.queries import participants_booked


@dataclass(frozen=True, slots=True)
class Row:
    """One person on the register of one day."""

    booking: Booking
    attended: Attended
    day: int
    came: str
    left: str
    is_in: bool
    is_paper_only: bool = False
    number: uuid.UUID = field(default_factory=uuid.uuid4)  # of the form on this row

    @property
    def was_there(self) -> bool:
        return bool(self.came)

    @property
    def has_conflict(self) -> bool:
        return any(one.counted.day == self.day for one in self.attended.conflicts)

    @property
    def late(self) -> int:
        return self.attended.days[self.day].late

    @property
    def early(self) -> int:
        return self.attended.days[self.day].early if self.left else 0


@dataclass(frozen=True, slots=True)
class Counts:
    booked: int
    here: int
    gone: int
    to_come: int


def attended(booking: Booking) -> Attended:
    """What somebody was there for."""
    marks = [as_value(mark) for mark in Mark.objects.filter(booking=booking)]
    return reckon(marks, hours_of(booking.event), threshold=booking.event.threshold)


def attended_all(event: Event) -> dict[int, Attended]:
    """What everybody booked was there for, by booking; who never came is in it too."""
    marks, hours = marks_of(event), hours_of(event)
    booked = participants_booked(event).values_list("pk", flat=True)
    return {pk: reckon(marks[pk], hours, threshold=event.threshold) for pk in booked}


def marks_of(event: Event) -> defaultdict[int, list[Noted]]:
    """All marks of an event, by booking."""
    found: defaultdict[int, list[Noted]] = defaultdict(list)
    for mark in Mark.objects.filter(booking__event=event):
        found[mark.booking_id].append(as_value(mark))
    return found


def as_value(mark: Mark) -> Noted:
    return Noted(mark.pk, mark.day, mark.minute, Sign(mark.sign), Source(mark.source), mark.voids_id)


def has_arrived(booking: Booking) -> bool:
    """On any day."""
    return bool(standing(as_value(mark) for mark in Mark.objects.filter(booking=booking)))


def arrived_ids(event: Event) -> set[int]:
    """Who arrived on any day, by booking."""
    return {pk for pk, marks in marks_of(event).items() if standing(marks)}


def arrived_on(event: Event, day: int) -> set[int]:
    """Who arrived on that day, by booking, whether or not they left again."""
    return {pk for pk, marks in marks_of(event).items() if any(one.day == day for one in standing(marks))}


def in_the_room(event: Event, day: int) -> set[int]:
    """Who is there now, by booking."""
    return {pk for pk, marks in marks_of(event).items() if is_in(marks, day)}


def is_register_closed(event: Event) -> bool:
    """Whether the trainer has closed every day of it."""
    return Register.objects.filter(event=event, closed_at__isnull=False).count() >= len(event.days)


def register_of(event: Event, day: int) -> Register | None:
    return Register.objects.filter(event=event, day=day).select_related("closed_by").first()


def rows_of(event: Event, day: int, *, search: str = "") -> list[Row]:
    """Everybody booked, by name, as they stand on one day."""
    marks, hours = marks_of(event), hours_of(event)
    booked = participants_booked(event)
    if search:
        booked = booked.filter(printed_name__icontains=search)
    return [_row(booking, marks[booking.pk], hours, day, event.threshold) for booking in booked]


def row_of(booking: Booking, day: int) -> Row:
    """One person, on one day."""
    marks = [as_value(mark) for mark in Mark.objects.filter(booking=booking)]
    return _row(booking, marks, hours_of(booking.event), day, booking.event.threshold)


def counts(rows: Iterable[Row]) -> Counts:
    """How many are booked, here, gone again, and still to come."""
    found = list(rows)
    here, came = sum(row.is_in for row in found), sum(row.was_there for row in found)
    return Counts(len(found), here, came - here, len(found) - came)


def _row(booking: Booking, marks: list[Noted], hours: tuple[Hours, ...], day: int, threshold: int) -> Row:
    found = reckon(marks, hours, threshold=threshold)
    counted, _ = reconciled(mark for mark in standing(marks) if mark.day == day)
    came = next((mark.at for mark in counted if mark.sign is not Sign.LEFT), None)
    last = counted[-1] if counted and came is not None else None
    left = last.at if last and last.sign is Sign.LEFT else None
    return Row(
        booking=booking,
        attended=found,
        day=day,
        came="" if came is None else clock(came),
        left="" if left is None else clock(left),
        is_in=last is not None and left is None,
        is_paper_only=bool(counted) and all(mark.source is Source.PAPER for mark in counted),
    )
