"""Attendance, reckoned from marks against the working minutes of the plan. All times are minutes after midnight."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby

#: Somebody who comes so many minutes late, or leaves so many early, is counted from the start, or to the end.
GRACE = 10
#: Two sources that differ by no more than this say the same.
SAME = 5


class Sign(StrEnum):
    ARRIVED = "arrived"
    LEFT = "left"
    RETURNED = "returned"
    TAKEN_BACK = "taken-back"


class Source(StrEnum):
    """Where a mark came from."""

    QR = "qr"
    TAP = "tap"
    WALK_IN = "walk-in"
    PAPER = "paper"
    DESK = "desk"


class Presence(StrEnum):
    FULL = "full"
    PARTIAL = "partial"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Mark:
    """Somebody was seen to come, to go or to come back. One that `voids` an earlier one takes its place."""

    id: int
    day: int
    at: int
    sign: Sign
    source: Source
    voids: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Work without a rest in it. `practice`: minutes of it in which participants do rather than listen."""

    start: int
    end: int
    practice: int = 0

    @property
    def minutes(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Hours:
    """The working blocks of one day, in order. Breaks and lunch are the gaps between them."""

    blocks: tuple[Block, ...]

    @property
    def start(self) -> int:
        return self.blocks[0].start

    @property
    def end(self) -> int:
        return self.blocks[-1].end

    @property
    def minutes(self) -> int:
        return sum(block.minutes for block in self.blocks)

    @property
    def practice(self) -> int:
        return sum(block.practice for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two sources differ: what is counted, and what was set aside."""

    counted: Mark
    other: Mark

    @property
    def minutes(self) -> int:
        """How far they lie apart."""
        return abs(self.counted.at - self.other.at)


@dataclass(frozen=True, slots=True)
class DayAttended:
    """One day of one person. `came` and `left` are as marked; `late` and `early` are minutes beyond the grace."""

    came: int | None = None
    left: int | None = None
    minutes: int = 0
    of: int = 0
    practice: int = 0
    late: int = 0
    early: int = 0


@dataclass(frozen=True, slots=True)
class Attended:
    """What somebody was there for: contact minutes of those possible, and the practice among them."""

    minutes: int
    of: int
    practice: int
    share: float
    is_full: bool
    presence: Presence
    days: tuple[DayAttended, ...] = ()
    conflicts: tuple[Conflict, ...] = field(default=())


def standing(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The marks that count, by day and time. What was voided once stays so, also when what voided it is voided too."""
    known = list(marks)
    void = {mark.voids for mark in known}
    left = [mark for mark in known if mark.id not in void and mark.sign is not Sign.TAKEN_BACK]
    return tuple(sorted(left, key=_in_time))


def reconciled(marks: Iterable[Mark]) -> tuple[tuple[Mark, ...], tuple[Conflict, ...]]:
    """What counts of standing marks, and where paper and screen differ by more than five minutes.

    The rule: a mark noted by the clock in the moment, or by the desk after looking, stands above one written by hand.
    So of each sign on a day paper counts only where there is no other mark. What the desk decided later than the paper
    was entered is no conflict any more.
    """
    counted: list[Mark] = []
    conflicts: list[Conflict] = []
    for _, rows in groupby(sorted(marks, key=lambda one: (one.day, one.sign, *_in_time(one))), _kind):
        same = list(rows)
        noted = [mark for mark in same if mark.source is not Source.PAPER]
        counted += noted or same
        if noted:
            conflicts += _differing(noted, [mark for mark in same if mark.source is Source.PAPER])
    return tuple(sorted(counted, key=_in_time)), tuple(conflicts)


def attended(marks: Iterable[Mark], days: Sequence[Hours], *, threshold: int) -> Attended:
    """Reckon one person's marks against the plan. `threshold` is the per cent of the minutes that makes it full.

    Who has not been marked as gone is counted to the end of the day.
    """
    counted, conflicts = reconciled(standing(marks))
    each = tuple(_day(hours, [mark for mark in counted if mark.day == at]) for at, hours in enumerate(days))
    minutes, of = sum(day.minutes for day in each), sum(day.of for day in each)
    is_full = minutes > 0 and minutes * 100 >= threshold * of
    return Attended(
        minutes=minutes,
        of=of,
        practice=sum(day.practice for day in each),
        share=minutes / of if of else 0.0,
        is_full=is_full,
        presence=Presence.FULL if is_full else Presence.PARTIAL if minutes else Presence.ABSENT,
        days=each,
        conflicts=conflicts,
    )


def is_in(marks: Iterable[Mark], day: int) -> bool:
    """Whether somebody is in the room, by their last mark of the day."""
    counted, _ = reconciled(mark for mark in standing(marks) if mark.day == day)
    return bool(counted) and counted[-1].sign is not Sign.LEFT


def last_step(marks: Iterable[Mark], day: int) -> tuple[Mark, ...]:
    """What one "undo" takes back: the last sign of the day, with others that say the same of the same moment on."""
    found: list[Mark] = []
    for mark in reversed([one for one in standing(marks) if one.day == day]):
        if found and (mark.sign is Sign.LEFT) is not (found[0].sign is Sign.LEFT):
            break
        found.append(mark)
    return tuple(found)


def _day(hours: Hours, marks: Sequence[Mark]) -> DayAttended:
    spells = _with_grace(list(_spells(marks, hours.end)), hours)
    if not spells:
        return DayAttended(of=hours.minutes)
    there = [_overlap(block, spells) for block in hours.blocks]
    return DayAttended(
        came=next(mark.at for mark in marks if mark.sign is not Sign.LEFT),
        left=marks[-1].at if marks[-1].sign is Sign.LEFT else None,
        minutes=sum(there),
        of=hours.minutes,
        # Rounded down: a certificate never claims practice that was not there.
        practice=sum(block.practice * got // block.minutes for block, got in zip(hours.blocks, there, strict=True)),
        late=max(0, min(spells[0][0], hours.end) - hours.start),
        early=max(0, hours.end - max(spells[-1][1], hours.start)),
    )


def _spells(marks: Iterable[Mark], end: int) -> Iterator[tuple[int, int]]:
    """From when to when somebody was in the room. A second arrival without leaving in between changes nothing."""
    since: int | None = None
    for mark in marks:
        if mark.sign is Sign.LEFT:
            if since is not None:
                yield since, mark.at
            since = None
        elif since is None:
            since = mark.at
    if since is not None:
        yield since, max(end, since)


def _with_grace(spells: list[tuple[int, int]], hours: Hours) -> list[tuple[int, int]]:
    if spells and hours.start < spells[0][0] <= hours.start + GRACE:
        spells[0] = (hours.start, max(spells[0][1], hours.start))
    if spells and hours.end - GRACE <= spells[-1][1] < hours.end:
        spells[-1] = (spells[-1][0], hours.end)
    return spells


def _overlap(block: Block, spells: Iterable[tuple[int, int]]) -> int:
    return sum(max(0, min(block.end, end) - max(block.start, start)) for start, end in spells)


def _differing(noted: Sequence[Mark], papers: Iterable[Mark]) -> Iterator[Conflict]:
    for paper in papers:
        nearest = min(noted, key=lambda mark: abs(mark.at - paper.at))
        is_settled = nearest.source is Source.DESK and nearest.id > paper.id
        if abs(nearest.at - paper.at) > SAME and not is_settled:
            yield Conflict(nearest, paper)


def _kind(mark: Mark) -> tuple[int, Sign]:
    return mark.day, mark.sign


def _in_time(mark: Mark) -> tuple[int, int, int]:
    return mark.day, mark.at, mark.id
