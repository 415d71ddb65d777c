"""Who holds a place, and who is offered the next one. Pure: the clock and the numbers come in by the door."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from trivet.vocabulary import BookingState

#: A place is taken by those who booked it, and by those to whom it is on offer.
HOLDERS = frozenset({BookingState.BOOKED, BookingState.OFFERED})


@dataclass(frozen=True, slots=True)
class Places:
    """What an event has, what is taken, and how many wait. A walk-in may take more than there is."""

    capacity: int
    held: int = 0
    waiting: int = 0

    @property
    def free(self) -> int:
        """Places that anybody may book now: none while somebody waits, because the next one is theirs."""
        return 0 if self.waiting else self.left

    @property
    def left(self) -> int:
        """Places that nobody holds, whoever waits."""
        return max(0, self.capacity - self.held)

    @property
    def is_full(self) -> bool:
        return self.free == 0


@dataclass(frozen=True, slots=True, order=True)
class Wish:
    """Somebody on the waiting list. Served in the order in which they came; of two at one moment, by number."""

    queued_at: datetime
    id: int


def answer(places: Places) -> BookingState:
    """What somebody gets who asks for one place now."""
    return BookingState.WAITING if places.is_full else BookingState.BOOKED


def answers(places: Places, count: int) -> tuple[BookingState, ...]:
    """What a group gets, in the order of its names: the places that there are; the rest wait side by side."""
    booked = min(count, places.free)
    return (BookingState.BOOKED,) * booked + (BookingState.WAITING,) * (count - booked)


def in_line(wishes: Iterable[Wish]) -> tuple[Wish, ...]:
    """The waiting list, the next one first."""
    return tuple(sorted(wishes))


def to_offer(places: Places, wishes: Iterable[Wish]) -> tuple[Wish, ...]:
    """Who is offered a place now: as many as there are places that nobody holds, in order."""
    return in_line(wishes)[: places.left]


def joins_at(now: datetime, wishes: Iterable[Wish]) -> datetime:
    """When somebody joins the line: never before who stands in it, though their clock was read earlier. So nobody who
    was told a place in it is ever pushed back."""
    return max((now, *(wish.queued_at for wish in wishes)))


def position(wishes: Sequence[Wish], wish: Wish) -> int:
    """Somebody's place in the line, from 1."""
    return 1 + sum(other < wish for other in wishes)


def offered_until(now: datetime, hours: int, starts_at: datetime) -> datetime:
    """When an offer ends: after so many hours, and never after the event has begun."""
    return min(now + timedelta(hours=hours), starts_at)


def may_accept(now: datetime, until: datetime, waiting: int) -> bool:
    """An offer stands until its hour, and after it for as long as nobody else waits for the place."""
    return now <= until or waiting == 0
