"""The cancellation ladder as data: so many working days before, so many per cent are due."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

#: Working days d with first <= d < last.
Between = Callable[[date, date], int]


class LadderError(ValueError):
    """A ladder that nobody could go by. The message is a sentence for a person."""


@dataclass(frozen=True, slots=True)
class Step:
    """From so many working days before the start upwards, this per cent of the price is due."""

    working_days: int
    percent: int


@dataclass(frozen=True, slots=True)
class Span:
    """A step as people read it: `upto` is the last day of it, counted before the start; None for "or more"."""

    from_days: int
    upto: int | None
    percent: int


Ladder = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """What a cancellation costs today, in pence, and why."""

    working_days: int
    percent: int
    pence: int


def ladder(rows: Iterable[Mapping[str, object]]) -> Ladder:
    """Steps from the earliest to the latest. Raises LadderError for a ladder with a hole, or that grows cheaper."""
    steps = tuple(sorted((_step(row) for row in rows), key=lambda step: -step.working_days))
    if not steps:
        return ()
    if steps[-1].working_days != 0:
        raise LadderError("The ladder stops before the day itself. Add a step for 0 working days before.")
    for earlier, later in pairwise(steps):
        if earlier.working_days == later.working_days:
            raise LadderError(f"The ladder names {later.working_days} working days twice. Take one of them away.")
        if later.percent < earlier.percent:
            raise LadderError(
                f"It would be cheaper to cancel {later.working_days} working days before than {earlier.working_days}. "
                "A later cancellation never costs less."
            )
    return steps


def percent_due(steps: Ladder, working_days: int) -> int:
    """The per cent due so many working days before the start. No ladder: nothing is due."""
    found = next((step for step in steps if working_days >= step.working_days), None)
    return found.percent if found else steps[-1].percent if steps else 0


def due(steps: Ladder, price: int, *, on: date, start: date, working_days_between: Between) -> Due:
    """What is due of a price in pence for cancelling `on` a day what starts on another; half a penny is rounded up."""
    days = max(0, working_days_between(on, start)) if on < start else 0
    percent = percent_due(steps, days)
    return Due(days, percent, (price * percent + 50) // 100)


def spans(steps: Ladder) -> tuple[Span, ...]:
    """The ladder as it is read aloud, from the earliest step on."""
    before: Sequence[int | None] = (None, *(step.working_days - 1 for step in steps))
    return tuple(Span(step.working_days, upto, step.percent) for step, upto in zip(steps, before, strict=False))


def _step(row: Mapping[str, object]) -> Step:
    days, percent = row.get("working_days"), row.get("percent")
    if not (_is_whole(days) and 0 <= days <= 365):  # type: ignore[operator]
        raise LadderError("Working days are a whole number from 0 to 365.")
    if not (_is_whole(percent) and 0 <= percent <= 100):  # type: ignore[operator]
        raise LadderError("What is due is a whole per cent from 0 to 100.")
    return Step(days, percent)  # type: ignore[arg-type]


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
