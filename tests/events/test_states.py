"""Where an event may go, and what it says when it may not."""

from datetime import date
from itertools import product

import pytest

from trivet.events.states import (
    NEXT,
    Days,
    StateError,
    Verdict,
    change,
    closed,
    has_enough,
    held,
    publish,
    restored,
    verdict,
)
from trivet.vocabulary import EventState

S = EventState
DAYS = Days(date(2027, 3, 4), date(2027, 3, 5))


def test_every_step_is_allowed_or_refused_with_a_sentence():
    for now, wanted in product(S, S):
        if wanted in NEXT[now]:
            assert change(now, wanted) is wanted
        else:
            with pytest.raises(StateError, match=r"^This event is .+\.$"):
                change(now, wanted)


def test_an_event_may_be_cancelled_until_it_is_closed():
    assert {now for now in S if S.CANCELLED in NEXT[now]} == {S.DRAFT, S.TENTATIVE, S.CONFIRMED, S.RUN}


def test_a_refusal_says_what_to_do_instead():
    with pytest.raises(StateError) as refused:
        change(S.CANCELLED, S.CONFIRMED)
    assert str(refused.value) == "This event is cancelled, so it cannot be confirmed. Undo the cancellation first."


@pytest.mark.parametrize(
    ("booked", "minimum", "state"), [(0, 1, S.CONFIRMED), (5, 6, S.TENTATIVE), (6, 6, S.CONFIRMED), (0, 0, S.CONFIRMED)]
)
def test_a_published_draft_is_sure_only_when_enough_have_booked(booked: int, minimum: int, state: EventState):
    assert publish(S.DRAFT, booked=booked, minimum=minimum) is state


def test_publishing_leaves_a_confirmed_event_confirmed_and_a_past_one_alone():
    assert publish(S.CONFIRMED, booked=0, minimum=9) is S.CONFIRMED
    for over in (S.RUN, S.CLOSED, S.CANCELLED):
        with pytest.raises(StateError, match="cannot be published"):
            publish(over, booked=9, minimum=1)


def test_nothing_is_held_before_its_day_nor_closed_before_its_last():
    with pytest.raises(StateError, match="4 March 2027"):
        held(S.CONFIRMED, DAYS, date(2027, 3, 3))
    assert held(S.CONFIRMED, DAYS, date(2027, 3, 4)) is S.RUN
    with pytest.raises(StateError, match="5 March 2027"):
        closed(S.RUN, DAYS, date(2027, 3, 4))
    assert closed(S.RUN, DAYS, date(2027, 3, 5)) is S.CLOSED
    with pytest.raises(StateError, match="Confirm it first"):
        held(S.TENTATIVE, DAYS, date(2027, 3, 4))


@pytest.mark.parametrize(
    ("before", "back"), [("tentative", S.TENTATIVE), ("", S.DRAFT), ("cancelled", S.DRAFT), ("x", S.DRAFT)]
)
def test_undoing_a_cancellation_goes_back_to_where_it_stood(before: str, back: EventState):
    assert restored(S.CANCELLED, before) is back


def test_only_a_cancelled_event_is_restored():
    with pytest.raises(StateError, match="nothing to undo"):
        restored(S.CONFIRMED, "draft")


def test_the_desk_is_told_what_is_missing_and_when_the_day_to_decide_has_passed():
    day = date(2027, 2, 20)
    told = verdict(S.TENTATIVE, booked=4, minimum=6, decide_by=day, today=date(2027, 2, 20))
    late = verdict(S.TENTATIVE, booked=5, minimum=6, decide_by=day, today=date(2027, 2, 21))
    assert (told, told and told.sentence) == (
        Verdict(2, day, is_due=False),
        "It needs 2 more people by 20 February 2027.",
    )
    assert late and late.sentence == (
        "It still needs 1 more person, and you meant to decide by 20 February 2027. Confirm it all the same, or cancel it."
    )
    assert verdict(S.TENTATIVE, booked=4, minimum=6, decide_by=None, today=day).sentence.endswith("by which to decide.")


def test_nothing_is_told_of_an_event_that_goes_ahead():
    assert verdict(S.CONFIRMED, booked=0, minimum=6, decide_by=None, today=date(2027, 1, 1)) is None
    assert verdict(S.TENTATIVE, booked=6, minimum=6, decide_by=None, today=date(2027, 1, 1)) is None
    assert has_enough(0, 1)
