"""The cancellation ladder: later never costs less, and every day has its step."""

from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as some

from trivet.events.days import working_days_between
from trivet.events.ladder import Due, LadderError, Span, Step, due, ladder, percent_due, spans
from trivet.vocabulary import Nation

ROWS = [{"working_days": 10, "percent": 0}, {"working_days": 5, "percent": 50}, {"working_days": 0, "percent": 100}]
USUAL = ladder(ROWS)


def plain(first: date, last: date) -> int:
    return (last - first).days


def test_a_ladder_is_read_from_the_earliest_step_on_whatever_the_order():
    assert ladder(reversed(ROWS)) == USUAL == (Step(10, 0), Step(5, 50), Step(0, 100))
    assert spans(USUAL) == (Span(10, None, 0), Span(5, 9, 50), Span(0, 4, 100))
    assert (ladder([]), spans(())) == ((), ())


@pytest.mark.parametrize(
    ("rows", "because"),
    [
        ([{"working_days": 5, "percent": 50}], "Add a step for 0 working days"),
        ([{"working_days": 0, "percent": 50}, {"working_days": 5, "percent": 60}], "cheaper to cancel 0 working days"),
        ([{"working_days": 0, "percent": 50}, {"working_days": 0, "percent": 60}], "twice"),
        ([{"working_days": -1, "percent": 50}], "from 0 to 365"),
        ([{"working_days": 0, "percent": 101}], "from 0 to 100"),
        ([{"working_days": "0", "percent": 10}], "whole number"),
        ([{"working_days": True, "percent": 10}], "whole number"),
        ([{}], "whole number"),
    ],
)
def test_a_ladder_that_nobody_could_go_by_is_refused(rows: list[dict[str, object]], because: str):
    with pytest.raises(LadderError, match=because):
        ladder(rows)


@pytest.mark.parametrize(("days", "percent"), [(30, 0), (10, 0), (9, 50), (5, 50), (4, 100), (0, 100)])
def test_what_is_due_so_many_days_before(days: int, percent: int):
    assert percent_due(USUAL, days) == percent


def test_without_a_ladder_nothing_is_due():
    assert due((), 19500, on=date(2027, 3, 3), start=date(2027, 3, 4), working_days_between=plain) == Due(1, 0, 0)


LADDERS = some.lists(some.tuples(some.integers(0, 60), some.integers(0, 100)), min_size=1, max_size=6).map(
    lambda rows: ladder(
        {"working_days": days, "percent": percent}
        for days, percent in zip(
            sorted({0, *(days for days, _ in rows)}, reverse=True),
            sorted([percent for _, percent in rows] + [100] * (len({0, *(days for days, _ in rows)}) - len(rows))),
            strict=False,
        )
    )
)


@given(steps=LADDERS, price=some.integers(0, 1_000_000), first=some.integers(0, 90), later=some.integers(0, 90))
def test_fees_never_fall_as_the_day_comes_nearer(steps, price: int, first: int, later: int):
    start = date(2027, 6, 1)
    at = partial(due, steps, price, start=start, working_days_between=plain)
    sooner, nearer = at(on=start - timedelta(days=max(first, later))), at(on=start - timedelta(days=min(first, later)))
    assert 0 <= sooner.pence <= nearer.pence <= price


def test_bank_holidays_of_the_venues_nation_do_not_count():
    start, on = date(2027, 4, 6), date(2027, 3, 30)  # Easter Monday, the 29th, is over; Good Friday was the 26th
    england = due(
        USUAL,
        10000,
        on=date(2027, 3, 25),
        start=start,
        working_days_between=partial(working_days_between, nation=Nation.ENGLAND),
    )
    scotland = due(
        USUAL,
        10000,
        on=date(2027, 3, 25),
        start=start,
        working_days_between=partial(working_days_between, nation=Nation.SCOTLAND),
    )
    assert (england.working_days, scotland.working_days) == (6, 7)
    assert due(USUAL, 10000, on=on, start=start, working_days_between=plain).percent == 50


def test_after_the_start_the_whole_step_is_due_and_half_a_penny_goes_up():
    assert due(USUAL, 999, on=date(2027, 3, 5), start=date(2027, 3, 4), working_days_between=plain) == Due(0, 100, 999)
    assert due(USUAL, 999, on=date(2027, 2, 26), start=date(2027, 3, 4), working_days_between=plain) == Due(6, 50, 500)
