"""A day as it runs: seconds left, minutes behind, and what comes later at which time."""

from hypothesis import given
from hypothesis import strategies as st

from trivet.events.agenda import (
    Piece,
    Running,
    add,
    behind,
    go_to,
    left,
    pause,
    reflow,
    start,
    to_come,
)

PIECES = (
    Piece(0, "Opening", "Talk", 570, 580),
    Piece(0, "Opening", "Vignette", 580, 600),
    Piece(1, "Bond", "Talk", 600, 630),
)
NINE_THIRTY = 570 * 60


def test_before_it_begins_the_whole_piece_is_left_and_nobody_is_behind():
    assert (left(Running(), PIECES, 0), behind(Running(), PIECES, 50_000)) == (600, 0)


def test_a_day_that_begins_on_time_is_on_time():
    running = start(Running(), NINE_THIRTY)
    assert (left(running, PIECES, NINE_THIRTY + 90), behind(running, PIECES, NINE_THIRTY + 90)) == (510, 0)


def test_a_pause_stops_the_clock_and_makes_the_day_late():
    running = pause(start(Running(), NINE_THIRTY), NINE_THIRTY + 60)
    assert left(running, PIECES, NINE_THIRTY + 360) == 540
    again = start(running, NINE_THIRTY + 360)
    assert (left(again, PIECES, NINE_THIRTY + 400), behind(again, PIECES, NINE_THIRTY + 400)) == (500, 5)


def test_what_is_over_its_time_says_by_how_much():
    running = start(Running(), NINE_THIRTY)
    assert (left(running, PIECES, NINE_THIRTY + 720), behind(running, PIECES, NINE_THIRTY + 720)) == (-120, 2)


def test_two_minutes_more_are_two_minutes_behind():
    running = add(start(Running(), NINE_THIRTY), 2)
    assert (left(running, PIECES, NINE_THIRTY), behind(running, PIECES, NINE_THIRTY)) == (720, 2)
    assert add(Running(), 2) == Running()


def test_going_on_early_gains_the_minutes_and_beyond_the_end_there_is_nothing():
    running = go_to(start(Running(), NINE_THIRTY), 1, NINE_THIRTY + 300, PIECES)
    assert (left(running, PIECES, NINE_THIRTY + 300), behind(running, PIECES, NINE_THIRTY + 300)) == (1200, -5)
    assert go_to(running, 3, 0, PIECES) == running == go_to(running, -1, 0, PIECES)


def test_the_rest_of_the_day_is_moved_only_when_asked():
    running = add(start(Running(), NINE_THIRTY), 7)
    assert [one.start for one in to_come(running, PIECES)] == [580, 600]
    moved = reflow(running, PIECES, NINE_THIRTY)
    assert [(one.start, one.end) for one in to_come(moved, PIECES)] == [(587, 607), (607, 637)]


VERBS = {
    "start": start,
    "pause": pause,
    "next": lambda running, now: go_to(running, running.at + 1, now, PIECES),
    "back": lambda running, now: go_to(running, running.at - 1, now, PIECES),
    "add": lambda running, now: add(running, 2),
}


@given(st.lists(st.tuples(st.sampled_from(sorted(VERBS)), st.integers(0, 900)), max_size=20))
def test_no_order_of_presses_leaves_the_day_or_makes_a_paused_clock_run(presses: list[tuple[str, int]]):
    running, now = Running(), NINE_THIRTY
    for verb, later in presses:
        now += later
        running = VERBS[verb](running, now)
        assert 0 <= running.at < len(PIECES)
        assert left(running, PIECES, now) <= PIECES[running.at].seconds + running.added
        if running.is_paused or not running.is_on:
            assert left(running, PIECES, now) == left(running, PIECES, now + 1000)
