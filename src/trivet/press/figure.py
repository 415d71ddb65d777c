"""The trivet as a figure: a ring on three legs, whose length is strength and whose ring tips when they differ."""

from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, radians, sin

from trivet.vocabulary import Component

#: Where each leg points, in degrees anticlockwise from the right: the mark's own angles.
ANGLES = {Component.BOND: 90, Component.GOALS: 210, Component.TASKS: 330}
#: The colours of the legs; each also has a shape and a word.
LEG_COLOURS = {Component.BOND: "#9c4a3c", Component.GOALS: "#2f6b4f", Component.TASKS: "#3b5b92"}
LEG_SIGNS = {Component.BOND: "●", Component.GOALS: "▲", Component.TASKS: "■"}

CENTRE = 50.0
RING = 13.0
SHORTEST, LONGEST = 25.0, 43.0
SHIFT, FLATTEN = 7.0, 0.4


@dataclass(frozen=True, slots=True)
class Point:
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Leg:
    """One leg in a box of 100 by 100, y downwards: from the ring's rim to its foot."""

    component: Component
    strength: int
    start: Point
    end: Point


@dataclass(frozen=True, slots=True)
class Figure:
    """The ring as a tilted ellipse (tilt in degrees, clockwise) and the three legs."""

    ring: Point
    long: float
    short: float
    tilt: float
    legs: tuple[Leg, ...]


def figure(strengths: dict[Component, int]) -> Figure:
    """Draw three strengths, 0 to 100 (what lies outside is bounded). Unequal legs tip the ring to the short side."""
    bounded = {component: max(0, min(100, strengths[component])) for component in Component}
    pull_x = sum(strength / 100 * _direction(component).x for component, strength in bounded.items())
    pull_y = sum(strength / 100 * _direction(component).y for component, strength in bounded.items())
    force = hypot(pull_x, pull_y)
    ring = Point(CENTRE - pull_x * SHIFT, CENTRE - pull_y * SHIFT)
    tilt = degrees(atan2(pull_y, pull_x)) if force > 0.01 else 0.0
    short = RING * (1 - FLATTEN * force)
    return Figure(ring, RING, short, tilt, tuple(_leg(c, s, ring) for c, s in bounded.items()))


def _leg(component: Component, strength: int, ring: Point) -> Leg:
    way = _direction(component)
    reach = SHORTEST + (LONGEST - SHORTEST) * strength / 100
    end = Point(CENTRE + way.x * reach, CENTRE + way.y * reach)
    gap = hypot(end.x - ring.x, end.y - ring.y)
    rim = RING / gap if gap else 0.0
    return Leg(component, strength, Point(ring.x + (end.x - ring.x) * rim, ring.y + (end.y - ring.y) * rim), end)


def _direction(component: Component) -> Point:
    angle = radians(ANGLES[component])
    return Point(cos(angle), -sin(angle))
