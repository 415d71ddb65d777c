"""The laws of the day, for any day that anybody may ask for."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trivet.content import load_library
from trivet.curriculum import (
    DayDoesNotFitError,
    DayRequest,
    Plan,
    SlotKind,
    UnknownPartError,
    clock,
    minute_of,
    plan_course,
    plan_day,
)
from trivet.vocabulary import Nation, Sector

LIBRARY = load_library()
COURSE = LIBRARY.course
USUAL = DayRequest(sector=Sector.PROBATION, nation=Nation.ENGLAND)

starts = st.integers(8 * 60, 11 * 60)
lengths = st.integers(30, 560)
options = st.lists(st.sampled_from(COURSE.options), unique=True, max_size=3).map(tuple)
left_out = st.lists(st.sampled_from(["fostering", "collusion"]), unique=True).map(tuple)
variants = st.sampled_from(["standard", "ruptures-early"])
requests = st.builds(
    lambda start, length, **rest: DayRequest(start=start, end=start + length, **rest),
    starts,
    lengths,
    sector=st.sampled_from(Sector),
    nation=st.sampled_from(Nation),
    options=options,
    leave_out=left_out,
    variant=variants,
    group_size=st.integers(2, 40),
)
patient = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def assert_lawful(plan: Plan) -> None:
    """Every law of the timetable at once."""
    laws, slots = COURSE.breaks, plan.slots
    assert slots[0].start == plan.request.start
    assert slots[-1].end == plan.request.end
    assert all(before.end == after.start for before, after in pairwise(slots))
    assert all(slot.minutes > 0 for slot in slots)
    assert max(plan.stretches) <= laws.longest_stretch
    assert min(plan.stretches) > 0  # no break before the first part, after the last, or beside another
    assert plan.practice_share >= COURSE.practice_share
    assert all(0 <= slot.practice <= slot.minutes for slot in slots)
    breaks = [slot.minutes for slot in slots if slot.kind is SlotKind.BREAK]
    lunches = [slot.minutes for slot in slots if slot.kind is SlotKind.LUNCH]
    assert all(laws.shortest <= minutes for minutes in breaks)
    if plan.request.length >= laws.lunch_needed_from:
        assert len(lunches) == 1
        assert lunches[0] >= laws.lunch_minimum
        assert sum(breaks) >= laws.total_minimum
    for slot in slots:
        if slot.kind is SlotKind.MODULE and len(slot.modules) == 1:
            assert slot.minutes >= LIBRARY.module(slot.id).head.minutes.minimum


@patient
@given(requests)
def test_every_plan_keeps_every_law_and_every_refusal_says_why(request: DayRequest) -> None:
    try:
        plan = plan_day(LIBRARY, request)
    except DayDoesNotFitError as error:
        said = error.reason
        assert said.endswith(".")
        return
    assert_lawful(plan)
    taught = set(plan.modules)
    assert set(COURSE.required) | set(request.options) <= taught
    assert not taught & set(request.leave_out)


@patient
@given(requests)
def test_what_a_refusal_offers_does_fit(request: DayRequest) -> None:
    try:
        plan_course(LIBRARY, request)
    except DayDoesNotFitError as error:
        for near in error.nearest:
            for day in plan_course(LIBRARY, near.request).days:
                assert_lawful(day)


@patient
@given(requests)
def test_what_changed_is_said_and_what_is_said_changed(request: DayRequest) -> None:
    try:
        plan = plan_day(LIBRARY, request)
    except DayDoesNotFitError:
        return
    by_id = {slot.id: slot.minutes for slot in plan.slots}
    for change in plan.changes:
        assert by_id[change.id] == change.minutes != change.usual
        assert change.why.endswith(".")


def test_the_usual_day_is_the_one_we_designed() -> None:
    day = plan_day(LIBRARY, USUAL)
    assert [(clock(slot.start), slot.minutes, slot.id) for slot in day.slots] == [
        ("09:30", 20, "welcome"),
        ("09:50", 40, "opening"),
        ("10:30", 10, "break-1"),
        ("10:40", 35, "fostering"),
        ("11:15", 35, "role-induction"),
        ("11:50", 45, "lunch-2"),
        ("12:35", 35, "bond"),
        ("13:10", 35, "goals"),
        ("13:45", 15, "break-3"),
        ("14:00", 35, "tasks"),
        ("14:35", 35, "collusion"),
        ("15:10", 15, "break-4"),
        ("15:25", 40, "ruptures"),
        ("16:05", 25, "close"),
    ]
    assert (day.working, day.practice) == (335, 201)


@pytest.mark.parametrize("sector", Sector)
@pytest.mark.parametrize("chosen", [(), *((option,) for option in COURSE.options)])
def test_the_usual_day_takes_any_one_option_in_every_sector(sector: Sector, chosen: tuple[str, ...]) -> None:
    day = plan_day(LIBRARY, replace(USUAL, sector=sector, options=chosen))
    assert_lawful(day)
    assert set(chosen) <= set(day.modules)


def test_three_options_are_not_squeezed_in_but_offered_as_a_second_half_day() -> None:
    three = replace(USUAL, options=COURSE.options)
    with pytest.raises(DayDoesNotFitError) as refusal:
        plan_course(LIBRARY, three)
    assert any(near.request.half_day for near in refusal.value.nearest)
    core, second = plan_course(LIBRARY, replace(three, half_day=True)).days
    assert second.request.length <= 180
    assert set(second.modules) == set(COURSE.options)
    assert not set(core.modules) & set(COURSE.options)
    assert all(change.minutes >= change.usual for change in second.changes)


def test_a_three_hour_day_is_refused_with_the_shortest_that_fits() -> None:
    with pytest.raises(DayDoesNotFitError) as refusal:
        plan_day(LIBRARY, replace(USUAL, end=USUAL.start + 180))
    longer = refusal.value.nearest[0].request
    assert_lawful(plan_day(LIBRARY, longer))
    with pytest.raises(DayDoesNotFitError):
        plan_day(LIBRARY, replace(longer, end=longer.end - 5))


def test_youth_work_gets_more_time_for_the_bond_and_is_told_what_paid() -> None:
    youth = plan_day(LIBRARY, replace(USUAL, sector=Sector.YOUTH_WORK, end=1020))
    minutes = {slot.id: slot.minutes for slot in youth.slots}
    assert minutes["bond"] > minutes["collusion"] + 10
    assert any("young people" in note for note in youth.notes)


def test_the_refresher_fills_three_hours_without_a_cut() -> None:
    day = plan_day(LIBRARY, replace(USUAL, variant="refresher", end=USUAL.start + 180))
    assert day.changes == ()
    assert_lawful(day)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"options": ("complience",)}, "did you mean 'compliance'?"),
        ({"variant": "evening"}, "there is no variant 'evening'"),
        ({"leave_out": ("ruptures",)}, "cannot be left out"),
    ],
)
def test_unknown_parts_are_named_with_the_nearest(wrong: dict[str, tuple[str, ...]], said: str) -> None:
    with pytest.raises(UnknownPartError, match=said.replace("?", r"\?")):
        plan_course(LIBRARY, replace(USUAL, **wrong))


def test_a_day_that_ends_before_it_starts_and_a_day_of_twelve_hours_are_refused() -> None:
    for start, end in ((600, 540), (480, 1200)):
        with pytest.raises(DayDoesNotFitError):
            plan_course(LIBRARY, replace(USUAL, start=start, end=end))


@given(st.integers(0, 24 * 60 - 1))
def test_clock_and_minute_of_are_each_others_inverse(minute: int) -> None:
    assert minute_of(clock(minute)) == minute


@pytest.mark.parametrize("text", ["", "9", "25:00", "09:60", "09-30", "nine"])
def test_what_is_not_a_time_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match="09:30"):
        minute_of(text)
