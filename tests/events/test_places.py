"""Places and the waiting list: whatever happens in whichever order, nobody holds a place that is not there."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as some

from trivet.events.places import (
    HOLDERS,
    Places,
    Wish,
    answer,
    answers,
    in_line,
    joins_at,
    may_accept,
    offered_until,
    position,
    to_offer,
)
from trivet.vocabulary import BookingState

B = BookingState
NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)


class Room:
    """An event as the actions treat it, with nothing but the rules inside."""

    def __init__(self, capacity: int) -> None:
        self.capacity, self.clock = capacity, 0
        self.rows: dict[int, BookingState] = {}
        self.wishes: dict[int, Wish] = {}
        self.offered: list[Wish] = []

    def places(self) -> Places:
        states = list(self.rows.values())
        return Places(self.capacity, sum(state in HOLDERS for state in states), states.count(B.WAITING))

    def line(self) -> list[Wish]:
        return [wish for number, wish in self.wishes.items() if self.rows[number] is B.WAITING]

    def book(self, count: int) -> None:
        for state in answers(self.places(), count):
            number = len(self.rows)
            self.rows[number] = state
            if state is B.WAITING:
                self.wishes[number] = Wish(NOW + timedelta(minutes=self.clock), number)
        self.clock += 1

    def end(self, number: int, state: BookingState) -> None:
        if number in self.rows and self.rows[number] in (*HOLDERS, B.WAITING):
            self.rows[number] = state
            self.fill()

    def accept(self, number: int) -> None:
        if self.rows.get(number) is B.OFFERED:
            self.rows[number] = B.BOOKED

    def fill(self) -> None:
        for wish in to_offer(self.places(), self.line()):
            assert wish == min(self.line())
            self.rows[wish.id] = B.OFFERED
            self.offered.append(wish)


STEPS = some.lists(
    some.tuples(some.sampled_from(["book", "cancel", "lapse", "accept", "raise"]), some.integers(0, 40)), max_size=60
)


@given(capacity=some.integers(1, 12), steps=STEPS)
@settings(max_examples=300)
def test_places_never_exceed_the_capacity_and_the_order_is_kept(capacity: int, steps: list[tuple[str, int]]):
    room = Room(capacity)
    for verb, number in steps:
        if verb == "book":
            room.book(1 + number % 4)
        elif verb == "accept":
            room.accept(number)
        elif verb == "raise":
            room.capacity += number % 3
            room.fill()
        else:
            room.end(number, B.CANCELLED if verb == "cancel" else B.LAPSED)
        assert room.places().held <= room.capacity
        assert not (room.places().left and room.places().waiting)
    assert room.offered == sorted(room.offered)


@given(
    capacity=some.integers(0, 30), held=some.integers(0, 40), waiting=some.integers(0, 9), count=some.integers(1, 30)
)
def test_a_group_gets_the_places_there_are_first(capacity: int, held: int, waiting: int, count: int):
    places = Places(capacity, held, waiting)
    got = answers(places, count)
    assert len(got) == count
    assert got.count(B.BOOKED) == min(count, places.free)
    assert list(got) == sorted(got, key=[B.BOOKED, B.WAITING].index)
    assert got[0] is answer(places)


@given(some.lists(some.tuples(some.integers(0, 5), some.integers(0, 99)), unique=True, max_size=20))
def test_everybody_has_one_place_in_the_line(rows: list[tuple[int, int]]):
    wishes = [Wish(NOW + timedelta(minutes=at), number) for at, number in rows]
    assert [position(wishes, wish) for wish in in_line(wishes)] == list(range(1, len(wishes) + 1))


def test_who_comes_later_never_stands_before_who_was_told_a_place():
    early, late = NOW - timedelta(seconds=1), NOW + timedelta(seconds=1)
    assert (joins_at(early, [Wish(NOW, 1)]), joins_at(late, [Wish(NOW, 1)]), joins_at(early, [])) == (NOW, late, early)


def test_while_somebody_waits_the_next_place_is_theirs():
    assert (Places(3, 2, 1).free, Places(3, 2, 1).left, Places(3, 2, 0).free) == (0, 1, 1)


def test_an_offer_ends_with_its_hours_or_with_the_start():
    start = NOW + timedelta(days=10)
    assert offered_until(NOW, 48, start) == NOW + timedelta(hours=48)
    assert offered_until(NOW, 48, NOW + timedelta(hours=3)) == NOW + timedelta(hours=3)


def test_a_late_yes_counts_only_while_nobody_else_waits():
    late = NOW + timedelta(minutes=1)
    assert [may_accept(NOW, NOW, 5), may_accept(late, NOW, 1), may_accept(late, NOW, 0)] == [True, False, True]
