"""Groups of three: everybody in one, nobody alone, and new faces in every round."""

from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trivet.events.groups import Round, met, shuffled, sizes, with_latecomer, without

people = st.sets(st.integers(1, 500), max_size=26)


def everybody(now: Round) -> list[int]:
    return sorted(one for group in now for one in group)


def is_fair(now: Round) -> bool:
    """No group of one or two where there are three people or more."""
    return len(everybody(now)) < 3 or all(len(group) >= 3 for group in now)


@pytest.mark.parametrize(
    ("count", "found"),
    [(0, ()), (1, (1,)), (2, (2,)), (3, (3,)), (4, (4,)), (5, (5,)), (6, (3, 3)), (7, (3, 4)), (8, (4, 4)),
     (11, (3, 4, 4)), (13, (3, 3, 3, 4)), (16, (3, 3, 3, 3, 4))],
)  # fmt: skip
def test_threes_and_what_is_left_over(count: int, found: tuple[int, ...]):
    assert sizes(count) == found


@given(people, st.integers(0, 5), st.integers())
def test_everybody_is_in_one_group_and_nobody_is_left_alone(who: set[int], rounds: int, seed: int):
    rng, before = Random(seed), []
    for _ in range(rounds + 1):
        before.append(shuffled(who, before, rng))
    for now in before:
        assert everybody(now) == sorted(who)
        assert sorted(map(len, now)) == sorted(sizes(len(who)))


@given(people, st.integers())
def test_the_same_seed_makes_the_same_groups_whatever_the_order_of_the_names(who: set[int], seed: int):
    assert shuffled(sorted(who), (), Random(seed)) == shuffled(sorted(who, reverse=True), (), Random(seed))


@pytest.mark.parametrize("count", [9, 12, 15, 18, 24, 30])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_in_three_rounds_nobody_meets_the_same_person_twice(count: int, seed: int):
    rng, before = Random(seed), []
    for _ in range(3):
        before.append(shuffled(range(count), before, rng))
    assert max(met(before).values()) == 1


def test_the_fourth_chair_goes_round():
    rng, before = Random(4), []
    for _ in range(3):
        before.append(shuffled(range(10), before, rng))
    fourths = [one for now in before for group in now if len(group) == 4 for one in group]
    assert max(fourths.count(one) for one in fourths) <= 2


def test_a_shuffle_has_no_favourites():
    rng = Random(7)
    together = sum((0, 1) in met([shuffled(range(9), (), rng)]) for _ in range(2000))
    assert 420 <= together <= 580  # 2 of the 8 others: 500 of 2000


@given(people, st.lists(st.integers(501, 520), max_size=8), st.integers())
def test_a_latecomer_joins_one_of_the_smallest_and_nobody_is_left_alone(who: set[int], late: list[int], seed: int):
    now = shuffled(who, (), Random(seed))
    for person in late:
        smallest = min(map(len, now), default=0)
        grown = with_latecomer(now, person)
        home = next(group for group in grown if person in group)
        assert person in everybody(now) or len(home) == smallest + 1 or len(home) == 3
        assert is_fair(grown) or not is_fair(now)
        now = grown
    assert everybody(now) == sorted(who | set(late))


def test_a_latecomer_meets_new_people_where_they_can():
    first = ((1, 2, 3), (4, 5, 6))
    assert with_latecomer(((4, 5, 6), (1, 2, 3)), 7, [(*first[:1], (4, 5, 6, 7))]) == ((4, 5, 6), (1, 2, 3, 7))


def test_six_are_two_threes():
    assert with_latecomer(((1, 2, 3, 4, 5),), 6) == ((1, 2, 3), (4, 5, 6))


@given(people, st.integers(), st.data())
def test_who_goes_is_gone_and_nobody_stays_behind_in_a_pair(who: set[int], seed: int, data: st.DataObject):
    now = shuffled(who, (), Random(seed))
    for person in data.draw(st.permutations(sorted(who))):
        now = without(now, person)
        assert person not in everybody(now)
        assert is_fair(now)
    assert now == ()


def test_a_pair_gets_a_third_from_a_four_or_is_shared_out():
    assert without(((1, 2, 3), (4, 5, 6, 7)), 1) == ((2, 3, 7), (4, 5, 6))
    assert without(((1, 2, 3), (4, 5, 6), (7, 8, 9)), 1) == ((4, 5, 6, 2), (7, 8, 9, 3))


def test_met_counts_each_pair_once_a_round():
    assert met([((3, 1, 2),), ((1, 2, 4),)]) == {
        **dict.fromkeys(combinations((1, 2, 3), 2), 1), (1, 2): 2, (1, 4): 1, (2, 4): 1,
    }  # fmt: skip
