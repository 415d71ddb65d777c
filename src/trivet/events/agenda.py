"""A day as it runs: what is on, how long it still has, and how far the clock on the wall is from the plan.

Times on the clock are seconds after midnight; the plan's own are minutes after midnight.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Piece:
    """Some minutes of the plan in which one thing is done. `slot` and `row` are the timetable's row that it belongs to.

    `told` is for the trainer's eyes; `step` may stand on the wall.
    """

    slot: int
    row: str
    title: str
    start: int
    end: int
    step: str = ""
    told: str = ""
    grouping: str = ""
    is_rest: bool = False

    @property
    def seconds(self) -> int:
        return (self.end - self.start) * _MINUTE


@dataclass(frozen=True, slots=True)
class Running:
    """Where a day stands. `began` is moved on by every pause, so that it counts only seconds that ran."""

    at: int = 0
    began: int | None = None
    paused: int | None = None
    added: int = 0
    shift: int = 0  # minutes by which everything after what is on was moved

    @property
    def is_on(self) -> bool:
        return self.began is not None

    @property
    def is_paused(self) -> bool:
        return self.paused is not None


def start(running: Running, now: int) -> Running:
    """Begin, or go on after a pause."""
    if running.began is None:
        return replace(running, began=now)
    if running.paused is None:
        return running
    return replace(running, began=running.began + now - running.paused, paused=None)


def pause(running: Running, now: int) -> Running:
    return replace(running, paused=now) if running.is_on and not running.is_paused else running


def go_to(running: Running, at: int, now: int, pieces: Sequence[Piece]) -> Running:
    """Another piece, from its start. Beyond the last or before the first there is nothing to go to."""
    if not 0 <= at < len(pieces):
        return running
    return replace(running, at=at, began=now, paused=None, added=0)


def add(running: Running, minutes: int) -> Running:
    """More time for what is on."""
    return replace(running, added=running.added + minutes * _MINUTE) if running.is_on else running


def left(running: Running, pieces: Sequence[Piece], now: int) -> int:
    """Seconds that what is on still has; below nought when it is over its time."""
    whole = pieces[running.at].seconds + running.added
    return whole if running.began is None else whole - ((running.paused or now) - running.began)


def behind(running: Running, pieces: Sequence[Piece], now: int) -> int:
    """Minutes by which what is on will end later than the plan says; below nought when it will end earlier.

    Counted to the nearest minute, against the plan as it was made, whatever was shifted since.
    """
    if not running.is_on:
        return 0
    seconds = now + max(0, left(running, pieces, now)) - pieces[running.at].end * _MINUTE
    return (seconds + _MINUTE // 2) // _MINUTE


def reflow(running: Running, pieces: Sequence[Piece], now: int) -> Running:
    """Move everything that is still to come by what the day is behind, so that it keeps its length."""
    return replace(running, shift=behind(running, pieces, now))


def to_come(running: Running, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """What comes after what is on, at the times that hold now."""
    return tuple(
        replace(one, start=one.start + running.shift, end=one.end + running.shift) for one in pieces[running.at + 1 :]
    )
