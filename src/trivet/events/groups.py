"""Groups of three, shuffled fairly: over the rounds of a day people meet as many new people as they can."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from random import Random

Group = tuple[int, ...]
#: Everybody in the room, by id, each in one group.
Round = tuple[Group, ...]

_THREE = 3
#: A group that has grown to this is two groups of three.
_SPLITS = 6
#: How often to begin again from another shuffle, for a dozen people; fewer times for a hall.
_TRIES = 24
_ENOUGH = 4000


def sizes(count: int) -> tuple[int, ...]:
    """How large the groups are: threes, with one or two left over as fourth members. Five people are one group."""
    threes, over = divmod(count, _THREE)
    if over > threes:
        return (count,) if count else ()
    return (_THREE,) * (threes - over) + (_THREE + 1,) * over


def shuffled(people: Iterable[int], before: Sequence[Round], rng: Random) -> Round:
    """A round for these people, after the earlier rounds of the day.

    Repeated meetings are as few as the search finds, and the same people are not in a group of four again.
    """
    present = sorted(set(people))
    ledger = _Ledger(before)
    best: list[list[int]] = []
    least: int | None = None
    for _ in range(max(1, min(_TRIES, _ENOUGH // max(1, len(present) ** 2)))):
        found = _seated(present, rng)
        _improve(found, ledger)
        cost = sum(ledger.cost(group) for group in found)
        if least is None or cost < least:
            best, least = found, cost
        if not least:
            break
    return tuple(tuple(group) for group in best)


def with_latecomer(now: Round, person: int, before: Sequence[Round] = ()) -> Round:
    """The round with somebody more, who joins the smallest group, and of those the one with most new faces.

    Nobody else is moved, unless a group becomes six: that is two threes.
    """
    if any(person in group for group in now):
        return now
    ledger = _Ledger(before)
    if not now:
        return ((person,),)
    at = min(range(len(now)), key=lambda index: (len(now[index]), ledger.cost((*now[index], person)), index))
    joined = (*now[at], person)
    pieces = (joined[:_THREE], joined[_THREE:]) if len(joined) >= _SPLITS else (joined,)
    return (*now[:at], *pieces, *now[at + 1 :])


def without(now: Round, person: int) -> Round:
    """The round without somebody who has gone. A pair that is left over gets a third, or is shared out."""
    left = [[one for one in group if one != person] for group in now]
    left = [group for group in left if group]
    small = next((group for group in left if len(group) < _THREE), None)
    if small is None or len(left) == 1:
        return tuple(tuple(group) for group in left)
    rest = [group for group in left if group is not small]
    large = max(rest, key=len)
    if len(large) > _THREE and len(small) == _THREE - 1:
        small.append(large.pop())
        return tuple(tuple(group) for group in left)
    for one in small:
        min(rest, key=len).append(one)
    return tuple(tuple(group) for group in rest)


def met(rounds: Iterable[Round]) -> Counter[tuple[int, int]]:
    """How often each two people have been in one group; the smaller id first."""
    return Counter(pair for one in rounds for group in one for pair in combinations(sorted(group), 2))


class _Ledger:
    """Who has met whom, and who has been one of more than three."""

    def __init__(self, rounds: Sequence[Round]) -> None:
        self.met = met(rounds)
        self.crowded = Counter(one for each in rounds for group in each if len(group) > _THREE for one in group)

    def cost(self, group: Sequence[int]) -> int:
        """Nought for a group of people who are new to one another. A third meeting costs more than two second ones."""
        again = sum(self.met[pair] ** 2 for pair in combinations(sorted(group), 2)) if self.met else 0
        return 2 * again + (sum(self.crowded[one] ** 2 for one in group) if len(group) > _THREE else 0)


def _seated(present: Sequence[int], rng: Random) -> list[list[int]]:
    row = list(present)
    rng.shuffle(row)
    found, at = [], 0
    for size in sizes(len(row)):
        found.append(row[at : at + size])
        at += size
    return found


def _improve(groups: list[list[int]], ledger: _Ledger) -> None:
    """Swap two people as long as that makes the round better."""
    is_better = True
    while is_better:
        is_better = False
        for one, other in combinations(groups, 2):
            now = ledger.cost(one) + ledger.cost(other)
            is_better |= bool(now) and _swap(one, other, now, ledger)


def _swap(one: list[int], other: list[int], now: int, ledger: _Ledger) -> bool:
    for a, b in _places(one, other):
        one[a], other[b] = other[b], one[a]
        if ledger.cost(one) + ledger.cost(other) < now:
            return True
        one[a], other[b] = other[b], one[a]
    return False


def _places(one: Sequence[int], other: Sequence[int]) -> Iterator[tuple[int, int]]:
    return ((a, b) for a in range(len(one)) for b in range(len(other)))
