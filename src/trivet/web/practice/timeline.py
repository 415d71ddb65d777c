"""The timeline of a meeting as a drawing: three lines told apart by dash and by name, with numbered turning points."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from trivet.simulation.debrief import Point, Turning
from trivet.vocabulary import Component

#: The drawing's own units: narrow, so that it can be read on a phone.
WIDTH, HEIGHT = 400, 240
_LEFT, _RIGHT, _TOP, _BOTTOM = 8, 58, 14, 34
#: Labels at the ends of the lines must not lie on one another, nor numbers of turning points.
_APART = 15


@dataclass(frozen=True, slots=True)
class Line:
    """One leg: its points as SVG wants them, and where its name stands."""

    leg: Component
    points: str
    end: float
    label: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A numbered turning point."""

    number: int
    turn: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Tick:
    turn: int
    x: float


@dataclass(frozen=True, slots=True)
class Row:
    """A turn of the table that says the same as the drawing; 0 to 100."""

    turn: int
    bond: int
    goals: int
    tasks: int


@dataclass(frozen=True, slots=True)
class Drawing:
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    rows: tuple[Row, ...]
    summary: str
    right: float = WIDTH - _RIGHT
    base: float = HEIGHT - _BOTTOM
    top: float = _TOP
    left: float = _LEFT


def drawing_of(points: Sequence[Point], turnings: Sequence[Turning], beside: Sequence[Point] = ()) -> Drawing:
    """The drawing. `beside`: the points of another one that it is to be compared with, so that both have the same scales."""
    last = max(one.turn for one in (*points, *beside, Point(1, 0, 0, 0)))
    most = ceiling((*points, *beside))
    legs = {
        Component.BOND: [one.bond for one in points],
        Component.GOALS: [one.goal for one in points],
        Component.TASKS: [one.task for one in points],
    }
    xs = [_x(one.turn, last) for one in points]
    ends = {leg: _y(values[-1] / most) for leg, values in legs.items()}
    labels = _spread(ends)
    return Drawing(
        lines=tuple(
            Line(
                leg,
                " ".join(f"{x:.1f},{_y(value / most):.1f}" for x, value in zip(xs, values, strict=True)),
                xs[-1],
                labels[leg],
            )
            for leg, values in legs.items()
        ),
        marks=_marks(turnings, last),
        ticks=tuple(Tick(turn, _x(turn, last)) for turn in range(0, last + 1, 5 if last > 8 else 2)),
        rows=tuple(
            Row(one.turn, round(100 * one.bond), round(100 * one.goal), round(100 * one.task)) for one in points
        ),
        summary=_summary(points),
    )


def ceiling(points: Sequence[Point]) -> float:
    """What the top of the drawing stands for: a little more than the highest point, in twentieths."""
    highest = max(max(one.bond, one.goal, one.task) for one in points)
    return min(1.0, max(0.4, ceil(highest * 20 + 1) / 20))


def numbered(turnings: Sequence[Turning]) -> list[tuple[int, int, list[Turning]]]:
    """(number, turn, what turned): one number for each turn at which anything did."""
    by_turn: dict[int, list[Turning]] = {}
    for one in turnings:
        by_turn.setdefault(one.turn, []).append(one)
    return [(number, turn, by_turn[turn]) for number, turn in enumerate(sorted(by_turn), start=1)]


def _marks(turnings: Sequence[Turning], last: int) -> tuple[Mark, ...]:
    """Along the top, every other one a step lower where they stand close."""
    marks: list[Mark] = []
    for number, turn, _ in numbered(turnings):
        x = _x(turn, last)
        close = bool(marks) and x - marks[-1].x < _APART and marks[-1].y == _TOP
        marks.append(Mark(number, turn, x, _TOP + _APART if close else _TOP))
    return tuple(marks)


def _x(turn: int, last: int) -> float:
    return round(_LEFT + (WIDTH - _LEFT - _RIGHT) * turn / last, 1)


def _y(value: float) -> float:
    over = _TOP + 2 * _APART
    return round(over + (HEIGHT - _BOTTOM - over) * (1 - value), 1)


def _spread(ends: dict[Component, float]) -> dict[Component, float]:
    """Where the names stand: beside the ends of their lines, pushed apart."""
    placed: dict[Component, float] = {}
    below = -1.0 * _APART
    for leg, y in sorted(ends.items(), key=lambda pair: pair[1]):
        below = max(y, below + _APART)
        placed[leg] = below
    return placed


def _summary(points: Sequence[Point]) -> str:
    """What the drawing says, in one sentence to be read out."""
    first, last = points[0], points[-1]
    legs = (("bond", first.bond, last.bond), ("goals", first.goal, last.goal), ("tasks", first.task, last.task))
    said = ", ".join(f"{name} {_went(before, after)}" for name, before, after in legs)
    return f"How the three legs went over {last.turn} turns: {said}."


def _went(before: float, after: float) -> str:
    change = after - before
    if abs(change) < 0.04:
        return "much as before"
    return "up" if change > 0 else "down"
