"""Attendance is reckoned from marks by stated rules: grace, gaps, sources that disagree, marks taken back."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trivet.events.attendance import (
    Attended,
    Block,
    Conflict,
    DayAttended,
    Hours,
    Mark,
    Presence,
    Sign,
    Source,
    attended,
    is_in,
    last_step,
    reconciled,
    standing,
)

#: 09:30-11:00, a break, 11:15-12:30, lunch, 13:15-16:30: 360 minutes of work.
DAY = Hours((Block(570, 660, 30), Block(675, 750, 25), Block(795, 990, 100)))
ALL_DAY = Attended(360, 360, 155, 1.0, True, Presence.FULL, (DayAttended(570, None, 360, 360, 155),))


def mark(at: int, sign: Sign = Sign.ARRIVED, source: Source = Source.TAP, *, number: int = 1, day: int = 0) -> Mark:
    return Mark(number, day, at, sign, source)


def came(at: int, left: int | None = None) -> tuple[Mark, ...]:
    gone = (mark(left, Sign.LEFT, number=2),) if left is not None else ()
    return (mark(at), *gone)


def reckon(marks: Iterable[Mark], days: tuple[Hours, ...] = (DAY,), threshold: int = 90) -> Attended:
    return attended(marks, days, threshold=threshold)


def test_who_comes_and_stays_has_the_whole_day_without_breaks_and_lunch():
    assert reckon(came(570)) == ALL_DAY


def test_who_was_never_marked_was_absent():
    assert reckon(()) == Attended(0, 360, 0, 0.0, False, Presence.ABSENT, (DayAttended(of=360),))


@pytest.mark.parametrize(("at", "minutes", "late"), [(500, 360, 0), (580, 360, 0), (581, 349, 11), (630, 300, 60)])
def test_ten_minutes_late_is_counted_from_the_start_and_eleven_are_not(at: int, minutes: int, late: int):
    found = reckon(came(at))
    assert (found.minutes, found.days[0].late) == (minutes, late)


@pytest.mark.parametrize(("at", "minutes", "early"), [(1100, 360, 0), (980, 360, 0), (979, 349, 11), (900, 270, 90)])
def test_ten_minutes_early_is_counted_to_the_end_and_eleven_are_not(at: int, minutes: int, early: int):
    found = reckon(came(570, at))
    assert (found.minutes, found.days[0].early) == (minutes, early)


def test_an_hour_out_in_the_middle_is_an_hour_less_and_lunch_is_nobodys_loss():
    out = (*came(570, 700), mark(760, Sign.RETURNED, number=3))
    assert reckon(out).minutes == 310


def test_practice_is_counted_in_the_blocks_that_somebody_was_there_for_and_rounded_down():
    assert reckon(came(570, 660)).practice == 30
    assert reckon(came(600)).practice == 20 + 25 + 100
    assert reckon(came(571 + 30)).practice == 30 * 59 // 90 + 125


def test_two_days_are_one_course():
    found = reckon([mark(570), mark(570, number=2, day=1)], (DAY, Hours((Block(570, 690, 60),))))
    assert (found.minutes, found.of, found.practice, found.is_full) == (480, 480, 215, True)
    missed = reckon([mark(570)], (DAY, Hours((Block(570, 690, 60),))))
    assert (missed.minutes, missed.of, missed.presence) == (360, 480, Presence.PARTIAL)


def test_the_threshold_is_met_by_exactly_its_share_of_the_minutes():
    assert reckon(came(570, 990 - 36)).is_full
    assert not reckon(came(570, 990 - 37)).is_full
    assert reckon(came(570, 990 - 37), threshold=80).presence is Presence.FULL


def test_of_two_sources_the_clock_stands_above_the_handwriting_and_the_difference_is_shown():
    screen, paper = mark(571, source=Source.QR, number=2), mark(605, source=Source.PAPER, number=1)
    found = reckon([paper, screen])
    assert (found.days[0].came, found.minutes) == (571, 360)
    assert found.conflicts == (Conflict(screen, paper),)
    assert found.conflicts[0].minutes == 34


def test_five_minutes_are_no_difference():
    assert reckon([mark(571, source=Source.QR), mark(576, source=Source.PAPER, number=2)]).conflicts == ()


def test_what_the_desk_decided_after_the_paper_is_no_conflict_any_more():
    paper = mark(605, source=Source.PAPER, number=2)
    decided = Mark(3, 0, 590, Sign.ARRIVED, Source.DESK, voids=1)
    settled = reckon([mark(571, source=Source.QR), paper, decided])
    assert (settled.conflicts, settled.days[0].came) == ((), 590)
    before = mark(570, source=Source.DESK)
    assert reckon([before, paper]).conflicts == (Conflict(before, paper),)


def test_an_hour_out_stays_an_hour_out_when_the_desk_adds_that_somebody_left():
    out = [*came(570, 700), mark(760, Sign.RETURNED, number=3), mark(930, Sign.LEFT, Source.DESK, number=4)]
    assert reckon(out).minutes == 310 - 60


def test_paper_alone_is_enough_also_beside_a_screen_that_says_something_else():
    both = [mark(570, source=Source.QR), mark(900, Sign.LEFT, Source.PAPER, number=2)]
    assert (reckon(both).days[0].left, reckon(both).conflicts) == (900, ())


def test_a_second_arrival_changes_nothing():
    assert reckon([mark(570), mark(700, number=2), mark(800, source=Source.QR, number=3)]).minutes == 360


def test_a_mark_is_corrected_by_another_and_that_by_a_third():
    wrong, better = mark(700), Mark(2, 0, 600, Sign.ARRIVED, Source.DESK, voids=1)
    right = Mark(3, 0, 570, Sign.ARRIVED, Source.DESK, voids=2)
    assert standing([wrong, better]) == (better,)
    assert standing([wrong, better, right]) == (right,)


def test_taking_a_correction_back_does_not_bring_back_what_it_corrected():
    wrong, right = mark(700), Mark(2, 0, 570, Sign.ARRIVED, Source.DESK, voids=1)
    back = Mark(3, 0, 570, Sign.TAKEN_BACK, Source.DESK, voids=2)
    assert standing([wrong, right, back]) == ()


def test_the_last_sign_says_who_is_in_the_room():
    assert is_in(came(570), 0)
    assert not is_in(came(570, 900), 0)
    assert is_in([*came(570, 900), mark(930, Sign.RETURNED, number=3)], 0)
    assert not is_in(came(570), 1)


def test_undo_takes_back_the_last_sign_and_its_doubles():
    taps = [mark(570, number=1), mark(572, number=2, source=Source.QR), mark(900, Sign.LEFT, number=3)]
    assert [one.id for one in last_step(taps, 0)] == [3]
    assert [one.id for one in last_step(taps[:2], 0)] == [2, 1]
    assert last_step([], 0) == ()


marks = st.lists(
    st.builds(
        Mark,
        id=st.just(0),
        day=st.integers(0, 1),
        at=st.integers(0, 1439),
        sign=st.sampled_from(Sign),
        source=st.sampled_from(Source),
        voids=st.none() | st.integers(1, 12),
    ),
    max_size=12,
).map(lambda found: [Mark(at + 1, m.day, m.at, m.sign, m.source, m.voids) for at, m in enumerate(found)])


@given(marks, st.integers(1, 100))
def test_whatever_was_marked_nobody_was_there_longer_than_the_day(found: list[Mark], threshold: int):
    got = attended(found, (DAY, DAY), threshold=threshold)
    assert 0 <= got.minutes <= got.of == 720
    assert 0 <= got.practice <= 310
    assert 0.0 <= got.share <= 1.0
    assert got.minutes == sum(day.minutes for day in got.days)
    assert got.is_full == (got.presence is Presence.FULL) and (got.presence is Presence.ABSENT) == (got.minutes == 0)
    assert all(0 <= day.late <= 420 and 0 <= day.early <= 420 for day in got.days)


@given(marks, st.randoms(use_true_random=False))
def test_the_order_in_which_marks_reach_us_does_not_matter(found: list[Mark], rng):
    mixed = list(found)
    rng.shuffle(mixed)
    assert attended(mixed, (DAY, DAY), threshold=90) == attended(found, (DAY, DAY), threshold=90)


@given(marks)
def test_every_standing_mark_is_counted_or_outweighed(found: list[Mark]):
    stands = standing(found)
    counted, conflicts = reconciled(stands)
    assert set(counted) <= set(stands)
    assert all(conflict.counted in counted and conflict.other not in counted for conflict in conflicts)


@given(st.integers(0, 1439), st.integers(0, 1439), st.integers(0, 1439))
def test_coming_earlier_or_staying_longer_never_costs_minutes(a: int, b: int, c: int):
    first, second, third = sorted((a, b, c))
    assert reckon(came(second, third)).minutes <= reckon(came(first, third)).minutes
    assert reckon(came(first, second)).minutes <= reckon(came(first, third)).minutes
