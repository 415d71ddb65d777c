"""Working days, bank holidays by nation, and what stands in an event's way."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trivet.events.days import (
    Clash,
    ClashKind,
    Closed,
    Engagement,
    clashes,
    holiday_on,
    holidays_in,
    is_working_day,
    working_days_between,
)
from trivet.vocabulary import Nation

EW, SCOTLAND = (Nation.ENGLAND, Nation.WALES), Nation.SCOTLAND
DAY = date(2027, 3, 4)
NAMES = {1: "Bob Birtwistle", 2: "Alice Ashworth"}
DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))


def engagement(**changes) -> Engagement:
    known = {"id": 1, "name": "A day", "days": (DAY,), "nation": Nation.ENGLAND, "trainers": (1,), "venue": 7}
    return Engagement(**(known | changes))


def test_easter_monday_is_a_holiday_in_england_and_wales_and_not_in_scotland():
    monday = date(2027, 3, 29)
    assert [holiday_on(monday, one).name for one in EW] == ["Easter Monday", "Easter Monday"]
    assert holiday_on(monday, SCOTLAND) is None
    assert is_working_day(monday, SCOTLAND)


def test_scotland_has_its_own_days():
    names = {one.day: one.name for one in holidays_in(SCOTLAND, 2026)}
    assert date(2026, 6, 15) in names
    assert (names[date(2026, 1, 2)], names[date(2026, 11, 30)]) == ("2nd January", "St Andrew’s Day")
    assert (date(2026, 8, 3) in names, date(2026, 8, 31) in names) == (True, False)


def test_england_in_2027_has_eight_days_with_substitutes_for_the_weekend():
    assert [f"{one.day:%d.%m} {one.name}" for one in holidays_in(Nation.ENGLAND, 2027)] == [
        "01.01 New Year’s Day", "26.03 Good Friday", "29.03 Easter Monday", "03.05 Early May bank holiday",
        "31.05 Spring bank holiday", "30.08 Summer bank holiday", "27.12 Christmas Day (substitute day)",
        "28.12 Boxing Day (substitute day)",
    ]  # fmt: skip


def test_wales_has_welsh_names_and_the_others_have_none():
    assert holiday_on(date(2026, 12, 25), Nation.WALES).name_cy == "Dydd Nadolig"
    assert all(one.name_cy for one in holidays_in(Nation.WALES, 2026) if "substitute" not in one.name)
    assert not any(one.name_cy for nation in (Nation.ENGLAND, SCOTLAND) for one in holidays_in(nation, 2026))


@pytest.mark.parametrize(
    ("first", "last", "nation", "count"),
    [
        (date(2027, 3, 5), date(2027, 3, 12), Nation.ENGLAND, 5),
        (date(2027, 3, 25), date(2027, 3, 30), Nation.ENGLAND, 1),
        (date(2027, 3, 25), date(2027, 3, 30), Nation.SCOTLAND, 2),
        (date(2027, 3, 6), date(2027, 3, 8), Nation.WALES, 0),
        (DAY, DAY, Nation.ENGLAND, 0),
        (DAY, DAY - timedelta(9), Nation.ENGLAND, 0),
    ],
)
def test_working_days_of_notice(first: date, last: date, nation: Nation, count: int):
    assert working_days_between(first, last, nation) == count


def test_a_day_on_which_all_are_away_is_no_working_day_but_one_persons_leave_is():
    all_away, leave = Closed(DAY, DAY, "Away day"), Closed(DAY, DAY, "Leave", trainer=1)
    assert not is_working_day(DAY, Nation.ENGLAND, [all_away])
    assert is_working_day(DAY, Nation.ENGLAND, [leave])


@given(DAYS, st.integers(0, 60), st.integers(0, 60), st.sampled_from(list(Nation)))
def test_notice_adds_up(first: date, some: int, more: int, nation: Nation):
    middle, last = first + timedelta(some), first + timedelta(some + more)
    whole = working_days_between(first, last, nation)
    assert whole == working_days_between(first, middle, nation) + working_days_between(middle, last, nation)
    assert 0 <= whole <= some + more


def found(wanted: Engagement, *others: Engagement, closures: tuple[Closed, ...] = ()) -> list[tuple[ClashKind, str]]:
    return [(one.kind, one.sentence) for one in clashes(wanted, others, closures, NAMES)]


def test_a_free_day_has_no_clash():
    assert found(engagement(), engagement(id=2, days=(DAY + timedelta(7),))) == []


def test_an_event_does_not_clash_with_itself():
    assert found(engagement(), engagement()) == []


def test_a_trainer_cannot_be_in_two_rooms_nor_a_room_hold_two_days():
    other = engagement(id=2, name="Another", trainers=(2, 1))
    assert found(engagement(), other) == [
        (ClashKind.TRAINER, "Bob Birtwistle teaches “Another” on Thursday 4 March 2027."),
        (ClashKind.VENUE, "The venue is taken on Thursday 4 March 2027 by “Another”."),
    ]
    assert found(engagement(venue=None), engagement(id=2, trainers=(2,), venue=None)) == []


def test_the_co_trainer_counts():
    assert [kind for kind, _ in found(engagement(trainers=(2, 1), venue=8), engagement(id=2))] == [ClashKind.TRAINER]


def test_the_second_day_counts():
    wanted = engagement(days=(DAY - timedelta(7), DAY))
    assert clashes(wanted, [engagement(id=2, venue=9)], (), NAMES) == (
        Clash(ClashKind.TRAINER, DAY, "Bob Birtwistle teaches “A day” on Thursday 4 March 2027.", 2),
    )


def test_a_day_on_the_road_is_no_free_day_either_way():
    far = engagement(id=2, name="Far", days=(DAY + timedelta(1),), travel_before=1, venue=9)
    assert found(engagement(), far) == [
        (ClashKind.TRAVEL, "Bob Birtwistle travels for “Far” on Thursday 4 March 2027.")
    ]
    assert found(far, engagement()) == [
        (ClashKind.TRAVEL, "Bob Birtwistle would travel on Thursday 4 March 2027, and teaches “A day” then.")
    ]


def test_bank_holidays_are_those_of_the_venue():
    monday = date(2027, 3, 29)
    assert found(engagement(days=(monday,), nation=SCOTLAND)) == []
    assert found(engagement(days=(monday,), nation=Nation.WALES)) == [
        (ClashKind.HOLIDAY, "Monday 29 March 2027 is a bank holiday in Wales: Easter Monday.")
    ]


def test_a_saturday_is_said():
    assert found(engagement(days=(date(2027, 3, 6),))) == [(ClashKind.WEEKEND, "Saturday 6 March 2027 is a weekend.")]


def test_closures_of_the_company_the_trainer_and_the_venue():
    closures = (
        Closed(DAY, DAY, "Stocktaking"), Closed(DAY, DAY, "Leave", trainer=1), Closed(DAY, DAY, trainer=2),
        Closed(DAY, DAY, "Repairs", venue=7), Closed(DAY, DAY, venue=8),
    )  # fmt: skip
    assert [sentence for _, sentence in found(engagement(), closures=closures)] == [
        "We are closed on Thursday 4 March 2027: Stocktaking.",
        "Bob Birtwistle is away on Thursday 4 March 2027: Leave.",
        "The venue is closed on Thursday 4 March 2027: Repairs.",
    ]


def test_leave_on_a_travel_day_counts_but_a_closed_venue_does_not():
    away = Closed(DAY - timedelta(1), DAY - timedelta(1), "Leave", trainer=1)
    shut = Closed(DAY - timedelta(1), DAY - timedelta(1), "", venue=7)
    assert [one.kind for one in clashes(engagement(travel_before=1), (), (away, shut), NAMES)] == [ClashKind.CLOSURE]
