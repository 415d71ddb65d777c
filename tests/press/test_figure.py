"""The trivet's figure: legs as long as they are strong, and a ring that tips when they differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trivet.press.figure import CENTRE, LONGEST, RING, SHORTEST, figure
from trivet.vocabulary import Component

STRENGTHS = st.integers(-50, 150)


def drawn(bond: int, goals: int, tasks: int):  # type: ignore[no-untyped-def]
    return figure({Component.BOND: bond, Component.GOALS: goals, Component.TASKS: tasks})


def test_equal_legs_leave_the_ring_level_in_the_middle() -> None:
    made = drawn(60, 60, 60)
    assert (made.ring.x, made.ring.y) == pytest.approx((CENTRE, CENTRE))
    assert made.short == pytest.approx(made.long)


def test_a_missing_leg_tips_the_ring_towards_it() -> None:
    made = drawn(0, 80, 80)
    assert made.ring.y < CENTRE
    assert made.ring.x == pytest.approx(CENTRE)
    assert made.short < made.long


def test_a_leg_that_is_too_long_tips_the_ring_away_from_it() -> None:
    assert drawn(100, 30, 30).ring.y > CENTRE


def test_legs_reach_as_far_as_they_are_strong() -> None:
    bond, goals, tasks = drawn(100, 0, 50).legs
    assert CENTRE - bond.end.y == pytest.approx(LONGEST)
    assert (goals.end.y - CENTRE) * 2 == pytest.approx(SHORTEST)
    assert (tasks.end.y - CENTRE) * 2 == pytest.approx((SHORTEST + LONGEST) / 2)


@given(STRENGTHS, STRENGTHS, STRENGTHS)
def test_the_figure_stays_in_its_box(bond: int, goals: int, tasks: int) -> None:
    made = drawn(bond, goals, tasks)
    points = [point for leg in made.legs for point in (leg.start, leg.end)]
    assert all(0 <= value <= 100 for point in points for value in (point.x, point.y))
    assert 0 < made.short <= made.long + 1e-9 == RING + 1e-9
