"""What is done on the register. Each is one transaction; each can be sent twice and is done once."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from trivet.curriculum import clock
from trivet.events.attendance import Mark as Noted
from trivet.events.attendance import Sign, Source, last_step, standing
from trivet.web.day.hours import held, hours_of, to_rows
from trivet.web.day.models import Mark, Register
from trivet.web.day.queries import as_value
from trivet.web.events.models import Booking, Event
from trivet.web.people.audit import record
from trivet.web.people.models import User

UNDONE = "Tapped by mistake"


class MarkGoneError(ValueError):
    """The mark was corrected or taken back by somebody else meanwhile."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody noted: on which day, at which minute by the clock on the wall, and how."""

    day: int
    minute: int
    source: Source


def hold(event: Event) -> None:
    """One at a time on one event's register."""
    Event.objects.select_for_update().get(pk=event.pk)


@transaction.atomic
def mark_in(
    booking: Booking, seen: Seen, *, submission: uuid.UUID, now: datetime, by: User | None, reason: str = ""
) -> Mark:
    """Somebody came, or came back. Who is there already is not marked again, unless this tap was the earlier one."""
    return _note(booking, seen, is_in=True, submission=submission, now=now, by=by, reason=reason)


@transaction.atomic
def mark_out(
    booking: Booking, seen: Seen, *, submission: uuid.UUID, now: datetime, by: User | None, reason: str = ""
) -> Mark:
    """Somebody left."""
    return _note(booking, seen, is_in=False, submission=submission, now=now, by=by, reason=reason)


@transaction.atomic
def undo(booking: Booking, day: int, *, submission: uuid.UUID, now: datetime, by: User) -> list[Mark]:
    """Take back the last thing that was noted of somebody on a day."""
    hold(booking.event)
    if Mark.objects.filter(submission=submission).exists():
        return []
    step = last_step(_values(booking), day)
    return [
        _take_back(booking, mark.id, UNDONE, submission=_part(submission, number), now=now, by=by)
        for number, mark in enumerate(step)
    ]


@transaction.atomic
def correct(mark: Mark, minute: int, *, reason: str, submission: uuid.UUID, now: datetime, by: User) -> Mark:
    """Another time for a mark. The old one stays to be seen. Raises MarkGoneError."""
    hold(mark.booking.event)
    found = Mark.objects.filter(submission=submission).first()
    if found:
        return found
    _check_stands(mark)
    seen = Seen(mark.day, minute, Source.DESK)
    return _add(mark.booking, Sign(mark.sign), seen, mark.pk, reason, submission=submission, now=now, by=by)


@transaction.atomic
def take_back(mark: Mark, *, reason: str, submission: uuid.UUID, now: datetime, by: User) -> Mark:
    """A mark that should not be there. Raises MarkGoneError."""
    hold(mark.booking.event)
    found = Mark.objects.filter(submission=submission).first()
    if found:
        return found
    _check_stands(mark)
    return _take_back(mark.booking, mark.pk, reason, submission=submission, now=now, by=by)


@transaction.atomic
def add_mark(
    booking: Booking, sign: Sign, seen: Seen, *, reason: str, submission: uuid.UUID, now: datetime, by: User
) -> Mark:
    """A mark that nobody made in the moment."""
    hold(booking.event)
    found = Mark.objects.filter(submission=submission).first()
    return found or _add(booking, sign, seen, None, reason, submission=submission, now=now, by=by)


@transaction.atomic
def settle(
    counted: Mark, other: Mark, *, keep_paper: bool, reason: str, submission: uuid.UUID, now: datetime, by: User
) -> Mark:
    """Screen and paper differ, and somebody looked: the one that is wrong gives way. Raises MarkGoneError."""
    if keep_paper:
        return correct(counted, other.minute, reason=reason, submission=submission, now=now, by=by)
    return take_back(other, reason=reason, submission=submission, now=now, by=by)


@transaction.atomic
def enter_paper(
    event: Event, day: int, lines: "Iterable[PaperLine]", *, submission: uuid.UUID, now: datetime, by: User
) -> int:
    """What stands on the signature sheet. Says how many marks that made; the same sheet twice makes none."""
    hold(event)
    return sum(
        _enter(line, sign, minute, day, _part(submission, f"{line.booking.pk}/{sign}"), now, by)
        for line in lines
        for sign, minute in ((Sign.ARRIVED, line.came), (Sign.LEFT, line.left))
    )


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One line of the paper sheet, in minutes after midnight; None where nothing is written."""

    booking: Booking
    came: int | None
    left: int | None


def _enter(
    line: PaperLine, sign: Sign, minute: int | None, day: int, submission: uuid.UUID, now: datetime, by: User
) -> bool:
    stands = [
        mark
        for mark in standing(_values(line.booking))
        if (mark.day, mark.sign, mark.source) == (day, sign, Source.PAPER)
    ]
    old = stands[0] if stands else None
    if (old.at if old else None) == minute or Mark.objects.filter(submission=submission).exists():
        return False
    if minute is None and old:
        _take_back(line.booking, old.id, "Not on the paper sheet", submission=submission, now=now, by=by)
    elif minute is not None:
        seen, why = Seen(day, minute, Source.PAPER), "Read again from the paper sheet" if old else ""
        _add(line.booking, sign, seen, old.id if old else None, why, submission=submission, now=now, by=by)
    return True


def _note(
    booking: Booking,
    seen: Seen,
    *,
    is_in: bool,
    submission: uuid.UUID,
    now: datetime,
    by: User | None,
    reason: str,
) -> Mark:
    hold(booking.event)
    found = Mark.objects.filter(submission=submission).first()
    if found:
        return found
    noted = [mark for mark in _values(booking) if mark.day == seen.day and mark.source is not Source.PAPER]
    before = [mark for mark in standing(noted) if mark.at <= seen.minute]
    said = before[-1] if before else None
    if said is not None and (said.sign is not Sign.LEFT) is is_in:
        return Mark.objects.get(pk=said.id)
    sign = Sign.LEFT if not is_in else Sign.RETURNED if before else Sign.ARRIVED
    return _add(booking, sign, seen, None, reason, submission=submission, now=now, by=by)


def _take_back(booking: Booking, mark_id: int, reason: str, *, submission: uuid.UUID, now: datetime, by: User) -> Mark:
    old = Mark.objects.get(pk=mark_id)
    seen = Seen(old.day, old.minute, Source.DESK)
    return _add(booking, Sign.TAKEN_BACK, seen, mark_id, reason, submission=submission, now=now, by=by)


def _add(
    booking: Booking,
    sign: Sign,
    seen: Seen,
    voids: int | None,
    reason: str,
    *,
    submission: uuid.UUID,
    now: datetime,
    by: User | None,
) -> Mark:
    register_at(booking.event, seen.day)
    mark = Mark.objects.create(
        booking=booking, day=seen.day, minute=seen.minute, sign=sign, source=seen.source, voids_id=voids,
        reason=reason, by=by, noted_at=now, submission=submission,
    )  # fmt: skip
    record(by, "took-back" if sign is Sign.TAKEN_BACK else "marked", booking, _said(sign, seen))
    return mark


def register_at(event: Event, day: int) -> Register:
    """The register of a day; its hours are those of the plan as it stood when the register was first needed."""
    own = held(event)
    row = Register.objects.filter(event=event, day=day).first()
    if row is not None and row.held == own:
        return row
    row = row or Register(event=event, day=day)
    row.hours, row.held = to_rows(hours_of(event)[day]), own
    row.save()
    return row


def _said(sign: Sign, seen: Seen) -> dict[str, tuple[str, str]]:
    return {sign.value: ("", f"{clock(seen.minute)}, day {seen.day + 1}, {seen.source.value}")}


def _values(booking: Booking) -> Sequence[Noted]:
    return [as_value(mark) for mark in Mark.objects.filter(booking=booking)]


def _check_stands(mark: Mark) -> None:
    if mark.pk not in {one.id for one in standing(_values(mark.booking))}:
        raise MarkGoneError(
            "Somebody corrected this time after you had opened the page. Nothing was changed: look at what stands now."
        )


def _part(submission: uuid.UUID, what: object) -> uuid.UUID:
    """The number of one mark among those that one press made; the first of an undo has the press's own."""
    return submission if what == 0 else uuid.uuid5(submission, f"{what}")
