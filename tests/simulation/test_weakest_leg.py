"""Which leg is weakest, which booster is for it, and which week is due."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trivet.content.schema.practice import Booster
from trivet.simulation.plan import (
    WEEKS,
    Answered,
    Gained,
    NoSuchBoosterError,
    Practised,
    Weakest,
    booster_for,
    leg_of,
    weak_leg,
    week_due,
    worth,
)
from trivet.vocabulary import Component, MoveId, Stance

BOND, GOALS, TASKS = Component.BOND, Component.GOALS, Component.TASKS
_BOOSTER = Booster(
    week=2, title="Two weeks on", lead="Small things.", drills=dict.fromkeys(Component, "real-choice"),
    do={leg: f"Something for the {leg}." for leg in Component},
)  # fmt: skip


def test_where_nothing_is_known_their_own_word_holds_and_else_goals():
    assert weak_leg() == Weakest(GOALS, "usual")
    assert weak_leg(said=TASKS) == Weakest(TASKS, "said")


def test_the_leg_that_gained_least_in_meetings_is_the_weakest():
    meetings = [Gained(0.30, 0.20, 0.02), Gained(0.25, 0.30, 0.05)]
    assert weak_leg(meetings) == Weakest(TASKS, "practice")


def test_a_meeting_in_which_all_moved_alike_says_nothing_of_a_leg():
    assert weak_leg([Gained(0.11, 0.10, 0.12)], said=BOND) == Weakest(BOND, "practice")


def test_a_drill_that_missed_its_move_counts_against_its_leg():
    missed = [Practised(BOND, first=False)] * 6
    assert weak_leg(practised=missed).leg is BOND
    assert weak_leg(practised=[*missed, *[Practised(BOND, first=True)] * 9]).leg is GOALS


def test_the_second_try_counts_half_unless_it_felt_worse():
    better = [Practised(TASKS, first=False, second=True, felt="better")] * 4
    worse = [Practised(TASKS, first=False, second=True, felt="worse")] * 4
    assert weak_leg(practised=better, said=BOND) == Weakest(BOND, "practice")
    assert weak_leg(practised=worse, said=BOND) == Weakest(TASKS, "practice")


def test_a_moment_counts_for_the_leg_of_its_best_reply():
    offered = (MoveId.GOALFIT, MoveId.FIX, MoveId.THREAT, MoveId.OPEN)
    missed = Answered(Stance.AMBIVALENT, MoveId.FIX, offered)
    assert leg_of(MoveId.GOALFIT) is GOALS
    assert weak_leg(answered=[missed] * 3, said=TASKS) == Weakest(GOALS, "practice")
    assert weak_leg(answered=[Answered(Stance.AMBIVALENT, MoveId.GOALFIT, offered)] * 3, said=TASKS).leg is TASKS


def test_one_bad_evening_among_good_ones_decides_nothing():
    good = [Practised(BOND, first=True)] * 8
    assert weak_leg(practised=[*good, Practised(BOND, first=False)]).leg is not BOND


@given(
    st.lists(st.builds(Gained, *[st.floats(-1, 1)] * 3), max_size=5),
    st.lists(st.builds(Practised, st.sampled_from(Component), st.booleans(), st.booleans()), max_size=20),
    st.none() | st.sampled_from(Component),
)
def test_there_is_always_one_leg_and_the_order_of_what_is_known_changes_nothing(meetings, practised, said):
    found = weak_leg(meetings, practised, said=said)
    assert found.leg in Component
    assert found == weak_leg(meetings[::-1], practised[::-1], said=said)


def test_a_booster_is_for_one_leg():
    found = booster_for(2, GOALS, [_BOOSTER])
    assert (found.week, found.drill, found.do) == (2, "real-choice", "Something for the goals.")
    with pytest.raises(NoSuchBoosterError):
        booster_for(3, GOALS, [_BOOSTER])


@pytest.mark.parametrize(
    ("days", "week"),
    [(0, None), (6, None), (7, 1), (13, 1), (14, 2), (27, 2), (28, 4), (41, 4), (42, None), (55, None), (56, 8), (69, 8),
     (70, None), (181, None), (182, 26), (195, 26), (196, None), (999, None)],
)  # fmt: skip
def test_a_week_is_due_for_two_weeks_and_no_two_at_once(days: int, week: int | None):
    assert week_due(timedelta(days=days)) == week
    assert week is None or week in WEEKS


def test_what_a_move_is_worth_is_the_tables_word():
    assert (worth(MoveId.VALIDATE, Stance.CONFRONTATIONAL), worth(MoveId.ARGUE, Stance.AMBIVALENT)) == (2, -2)
