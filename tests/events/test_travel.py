"""What a journey costs, and which days it takes."""

from hypothesis import given
from hypothesis import strategies as st

from trivet.events.travel import Travel, TravelRule, travel

RULE = TravelRule(mileage=45, free_miles=20, overnight_miles=100, overnight_rate=9500)


def test_a_venue_within_the_free_radius_costs_nothing():
    assert travel(20, RULE) == Travel(20, 0, 45, 0, 9500, 0, 0)
    assert travel(20, RULE).cost == 0


def test_miles_are_charged_both_ways_beyond_the_radius():
    assert (travel(60, RULE).charged_miles, travel(60, RULE).cost) == (80, 3600)


def test_far_away_a_night_is_charged_and_the_day_before_is_kept():
    assert (travel(100, RULE).nights, travel(100, RULE).before, travel(100, RULE).after) == (1, 1, 0)
    assert travel(100, RULE).cost == 160 * 45 + 9500
    assert (travel(200, RULE).before, travel(200, RULE).after) == (1, 1)


def test_each_day_of_an_event_is_a_journey():
    assert (travel(100, RULE, days=2).charged_miles, travel(100, RULE, days=2).nights) == (320, 2)


def test_without_a_threshold_nobody_stays_away():
    assert travel(900, TravelRule()).nights == travel(900, TravelRule()).before == 0


@given(st.integers(0, 2000), st.integers(0, 2000))
def test_further_never_costs_less(miles: int, more: int):
    assert travel(miles, RULE).cost <= travel(miles + more, RULE).cost
