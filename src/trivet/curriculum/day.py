"""What a day is: what was asked for, and the plan that answers it. Times are minutes after midnight."""

from dataclasses import dataclass, field
from enum import StrEnum

from trivet.vocabulary import Nation, Sector


class SlotKind(StrEnum):
    MODULE = "module"
    PART = "part"
    BREAK = "break"
    LUNCH = "lunch"


REST = frozenset({SlotKind.BREAK, SlotKind.LUNCH})


@dataclass(frozen=True, slots=True)
class DayRequest:
    """A day that a customer would like."""

    sector: Sector
    nation: Nation
    start: int = 570
    end: int = 990
    options: tuple[str, ...] = ()
    variant: str = "standard"
    leave_out: tuple[str, ...] = ()
    half_day: bool = False
    group_size: int = 12

    @property
    def length(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Slot:
    """One row of the timetable. `practice` counts the minutes in which participants do rather than listen."""

    kind: SlotKind
    id: str
    title: str
    start: int
    end: int
    modules: tuple[str, ...] = ()
    practice: int = 0

    @property
    def minutes(self) -> int:
        return self.end - self.start

    @property
    def is_rest(self) -> bool:
        return self.kind in REST


@dataclass(frozen=True, slots=True)
class Change:
    """A part of the day that got other minutes than it usually has, and why."""

    id: str
    title: str
    usual: int
    minutes: int
    why: str

    def __str__(self) -> str:
        verb = "cut" if self.minutes < self.usual else "lengthened"
        return f"{self.title}: {verb} from {self.usual} to {self.minutes} minutes. {self.why}"


@dataclass(frozen=True, slots=True)
class Plan:
    """A day that keeps every law: its slots from start to end without a gap, and what it cost to fit."""

    request: DayRequest
    title: str
    slots: tuple[Slot, ...]
    changes: tuple[Change, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def working(self) -> int:
        """Contact minutes: everything but breaks and lunch."""
        return sum(slot.minutes for slot in self.slots if not slot.is_rest)

    @property
    def practice(self) -> int:
        return sum(slot.practice for slot in self.slots)

    @property
    def practice_share(self) -> float:
        return self.practice / self.working

    @property
    def modules(self) -> tuple[str, ...]:
        return tuple(module for slot in self.slots for module in slot.modules)

    @property
    def stretches(self) -> tuple[int, ...]:
        """Minutes of work between one rest and the next."""
        found = [0]
        for slot in self.slots:
            if slot.is_rest:
                found.append(0)
            else:
                found[-1] += slot.minutes
        return tuple(found)


@dataclass(frozen=True, slots=True)
class CoursePlan:
    """All the days of a course: one, or a day and a half."""

    days: tuple[Plan, ...]

    @property
    def working(self) -> int:
        return sum(day.working for day in self.days)

    @property
    def practice(self) -> int:
        return sum(day.practice for day in self.days)

    @property
    def modules(self) -> tuple[str, ...]:
        """Module ids in teaching order, each once."""
        return tuple(dict.fromkeys(module for day in self.days for module in day.modules))


@dataclass(frozen=True, slots=True)
class Nearest:
    """A day that does fit, close to the one that was asked for."""

    sentence: str
    request: DayRequest


@dataclass(slots=True)
class DayDoesNotFitError(ValueError):
    """The day asked for cannot keep the laws of the timetable. Carries days that can."""

    reason: str
    nearest: tuple[Nearest, ...] = field(default=())

    def __str__(self) -> str:
        offers = " Nearest that fits: " + " Or: ".join(near.sentence for near in self.nearest) if self.nearest else ""
        return self.reason + offers


class UnknownPartError(ValueError):
    """The request names a module, variant or option that the course does not have."""


def clock(minute: int) -> str:
    """570 -> "09:30"."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def minute_of(text: str) -> int:
    """ "09:30" -> 570. Raises ValueError, worded for a person."""
    hours, colon, minutes = text.strip().partition(":")
    if not (colon and hours.isdigit() and minutes.isdigit() and len(minutes) == 2):
        raise ValueError(f"'{text}' is not a time; write it like 09:30")
    if int(hours) > 23 or int(minutes) > 59:
        raise ValueError(f"'{text}' is not a time of day; write it like 09:30")
    return int(hours) * 60 + int(minutes)
