"""Which exercises fill a slot, and when each step begins."""

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trivet.content import load_library
from trivet.content.library import Library
from trivet.content.schema import Activity, Step
from trivet.content.schema.activity import Trouble
from trivet.curriculum import CoursePlan, DayRequest, SlotKind, clock, plan_course, plan_day
from trivet.curriculum.session import LEAST_INPUT, Beat, BeatKind, Offer, Session, beats, choose, session_for
from trivet.vocabulary import ActivityKind, Grouping, Nation, Sector


def made(
    name: str,
    minutes: int,
    practice: int,
    *,
    kind: ActivityKind = ActivityKind.EXERCISE,
    alternate: bool = False,
    debrief: int = 0,
) -> Activity:
    """An activity of one step. A role play here carries no cards: the rule does not look at them."""
    return Activity.model_construct(
        id=name,
        title=name.title(),
        kind=kind,
        minutes=minutes,
        practice=practice,
        grouping=Grouping.PAIRS,
        alternate=alternate,
        outcomes=("o1",),
        purpose="To try it.",
        materials=(),
        set_up="Sit down.",
        steps=(Step(minutes=minutes - debrief, do="Try it."),),
        debrief_minutes=debrief,
        debrief=("What happened?",),
        goes_wrong=(Trouble(when="It stops", then="Start again."),),
        sectors={},
        cards=(),
    )


MAP = made("map", 6, 5)
LADDER = made("ladder", 10, 8, kind=ActivityKind.DRILL, debrief=1)
JOKER = made("joker", 15, 12, kind=ActivityKind.ROLE_PLAY, debrief=2)
AUDIT = made("audit", 12, 9, alternate=True)
ASK = made("ask", 10, 8, alternate=True)
BOND = Offer("bond", (MAP, LADDER, JOKER, AUDIT, ASK))


def names(activities: tuple[Activity, ...]) -> list[str]:
    return [activity.id for activity in activities]


def test_a_module_with_its_usual_minutes_keeps_every_main_exercise_and_the_rest_is_talk() -> None:
    session = choose((BOND,), 40, 25)
    assert (names(session.chosen), session.dropped) == (["map", "ladder", "joker"], ())
    assert (session.input, session.exercised, session.practice) == (9, 25, 25)
    assert names(session.alternates) == ["audit", "ask"]


def test_a_trimmed_module_drops_the_exercise_that_costs_least_practice() -> None:
    session = choose((BOND,), 35, 25)
    assert (names(session.chosen), names(session.dropped)) == (["ladder", "joker"], ["map"])
    assert (session.input, session.exercised, session.practice) == (10, 20, 25)


def test_between_two_of_equal_practice_the_role_play_stays() -> None:
    drill = made("drill", 13, 11, kind=ActivityKind.DRILL)
    play = made("play", 14, 11, kind=ActivityKind.ROLE_PLAY)
    assert names(choose((Offer("collusion", (drill, play)),), 25, 18).chosen) == ["play"]


def test_practice_beyond_the_plan_does_not_push_out_an_earlier_exercise() -> None:
    offer = Offer("opening", (made("helper", 8, 6), made("trivet", 12, 8), made("claims", 8, 10)))
    assert names(choose((offer,), 30, 10).chosen) == ["helper", "trivet"]


def test_a_long_slot_takes_an_alternate_while_practice_is_short_of_the_plan() -> None:
    session = choose((BOND,), 50, 35)
    assert names(session.chosen) == ["map", "ladder", "joker", "ask"]
    assert (session.input, session.exercised) == (9, 33)
    assert names(session.alternates) == ["audit"]


def test_a_long_slot_whose_practice_is_whole_takes_no_alternate() -> None:
    assert names(choose((BOND,), 60, 25).chosen) == ["map", "ladder", "joker"]


def test_a_joined_block_keeps_an_exercise_of_each_module() -> None:
    goals = Offer("goals", (made("lists", 12, 9), made("relay", 15, 13, kind=ActivityKind.ROLE_PLAY)))
    tasks = Offer("tasks", (made("why", 12, 1), made("sheet", 15, 1, kind=ActivityKind.ROLE_PLAY)))
    session = choose((goals, tasks), 50, 30)
    assert [(share.module, names(share.chosen), share.input) for share in session.shares] == [
        ("goals", ["lists", "relay"], 6),
        ("tasks", ["why"], 5),
    ]
    assert names(session.dropped) == ["sheet"]


def test_a_slot_too_short_for_any_exercise_is_all_talk() -> None:
    session = choose((BOND,), 10, 5)
    assert (session.chosen, session.input, names(session.dropped)) == ((), 10, ["map", "ladder", "joker"])


def told(beat: Beat) -> str:
    name = beat.activity.id if beat.activity else ""
    return f"{clock(beat.start)} {beat.minutes} {beat.kind} {name}".strip()


def test_the_clock_of_a_slot_runs_from_the_talk_to_the_last_minute_for_this_week() -> None:
    assert [told(beat) for beat in beats(choose((BOND,), 40, 25), 725)] == [
        "12:05 8 talk",
        "12:13 6 step map",
        "12:19 9 step ladder",
        "12:28 1 debrief ladder",
        "12:29 13 step joker",
        "12:42 2 debrief joker",
        "12:44 1 week",
    ]


def test_the_talk_of_the_opening_is_spread_between_its_exercises() -> None:
    opening = Offer("opening", (made("helper", 8, 6), made("trivet", 12, 8), made("claims", 8, 4)), spread=True)
    assert [told(beat) for beat in beats(choose((opening,), 40, 10), 590)] == [
        "09:50 1 talk",
        "09:51 8 step helper",
        "09:59 5 talk",
        "10:04 12 step trivet",
        "10:16 5 talk",
        "10:21 8 step claims",
        "10:29 1 week",
    ]


@st.composite
def offers(draw: st.DrawFn) -> tuple[Offer, ...]:
    found = []
    for module in range(draw(st.integers(1, 3))):
        activities = []
        for number in range(draw(st.integers(0, 5))):
            minutes = draw(st.integers(4, 30))
            activities.append(
                made(
                    f"m{module}-a{number}",
                    minutes,
                    draw(st.integers(0, minutes)),
                    kind=draw(st.sampled_from(ActivityKind)),
                    alternate=draw(st.booleans()),
                    debrief=draw(st.integers(0, 3)),
                )
            )
        found.append(Offer(f"m{module}", tuple(activities), spread=draw(st.booleans())))
    return tuple(found)


def kept(session: Session) -> set[str]:
    return {activity.id for activity in (*session.chosen, *session.dropped, *session.alternates)}


@given(offers(), st.integers(15, 120), st.integers(0, 60), st.integers(480, 900))
def test_the_beats_fill_any_slot_exactly_and_nothing_is_lost(
    some: tuple[Offer, ...], minutes: int, practice: int, start: int
) -> None:
    session = choose(some, minutes, practice)
    row = beats(session, start)
    assert (row[0].start, row[-1].end) == (start, start + minutes)
    assert all(one.end == other.start for one, other in pairwise(row))
    assert all(beat.minutes > 0 for beat in row)
    assert session.input >= LEAST_INPUT * len(some)
    assert kept(session) == {activity.id for offer in some for activity in offer.activities}
    assert not set(names(session.chosen)) & set(names(session.dropped))


@cache
def library() -> Library:
    return load_library()


CORE = DayRequest(Sector.PROBATION, Nation.WALES)
ALL = ("pro-social-modelling", "risk-need-responsivity", "compliance")
COURSES = {
    "core": CORE,
    "one option": replace(CORE, options=("compliance",)),
    "two options": replace(CORE, options=("pro-social-modelling", "risk-need-responsivity")),
    "a day and a half": replace(CORE, options=ALL, half_day=True),
    "refresher": replace(CORE, variant="refresher", end=765),
    "youth work": replace(CORE, sector=Sector.YOUTH_WORK),
}


def planned(request: DayRequest) -> CoursePlan:
    return plan_course(library(), request)


@pytest.mark.parametrize("name", COURSES)
def test_every_slot_of_the_real_course_has_an_exercise_of_each_module_and_ends_on_time(name: str) -> None:
    for slot in (slot for day in planned(COURSES[name]).days for slot in day.slots if slot.modules):
        session = session_for(library(), slot)
        row = beats(session, slot.start)
        assert (row[0].start, row[-1].end) == (slot.start, slot.end)
        assert [share.module for share in session.shares if share.chosen] == list(slot.modules)
        assert row[-1].kind is BeatKind.WEEK


def test_the_usual_day_has_room_for_every_main_exercise_and_all_the_practice_it_promises() -> None:
    library = load_library()
    day = plan_day(library, DayRequest(sector=Sector.PROBATION, nation=Nation.ENGLAND))
    sessions = {slot.id: session_for(library, slot) for slot in day.slots if slot.kind is SlotKind.MODULE}
    assert {name: (session.gap, session.dropped) for name, session in sessions.items()} == dict.fromkeys(
        sessions, (0, ())
    )
