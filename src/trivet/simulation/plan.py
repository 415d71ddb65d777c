"""What to practise next: which leg is weakest by all that is known of somebody's practice, and the booster that is for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from trivet.content.schema.practice import Booster
from trivet.simulation.effects import ROWS, STANCES
from trivet.vocabulary import Component, MoveId, Stance

#: The weeks after the day in which something is sent.
WEEKS = (1, 2, 4, 8, 26)
#: What could not be sent for so long has lost its sense.
TOO_LATE = timedelta(weeks=2)
#: What is not known stands in the middle, with the weight of two observations: one bad evening decides nothing.
MIDDLE, WEIGHT = 0.5, 2
#: Legs that are nearer to each other than this stand equally.
CLOSE = 0.05
#: Gains of a meeting that differ by less than this are no difference.
ALIKE = 0.03
#: Where nothing else decides: goals are what a good talk leaves out most easily.
ORDER = (Component.GOALS, Component.TASKS, Component.BOND)


class Gained(NamedTuple):
    """What the three legs gained in one simulated meeting, from its first moment to its last; each about -1 to 1."""

    bond: float
    goals: float
    tasks: float


class Practised(NamedTuple):
    """One provocation of a drill: whether a move of the drill was named at the first try and at the second, and how that felt."""

    leg: Component
    first: bool
    second: bool = False
    felt: str = ""


class Answered(NamedTuple):
    """One moment: how the client stood, the move of the reply that was chosen, and those that were on offer."""

    stance: Stance
    chosen: MoveId
    offered: tuple[MoveId, ...]


@dataclass(frozen=True, slots=True)
class Weakest:
    """The leg to work on, and what says so: "practice", "said" (their own answer) or "usual" (nothing is known)."""

    leg: Component
    basis: str


@dataclass(frozen=True, slots=True)
class Prescribed:
    """A booster for one leg: what to read, the drill, and what to do with a person."""

    week: int
    title: str
    lead: str
    leg: Component
    drill: str
    do: str


class NoSuchBoosterError(LookupError):
    """There is no booster for that week."""


def weak_leg(
    meetings: Sequence[Gained] = (),
    practised: Sequence[Practised] = (),
    answered: Sequence[Answered] = (),
    *,
    said: Component | None = None,
) -> Weakest:
    """The leg that is weakest. The rule, in words:

    1. In a meeting the leg that gained most counts 1, the one that gained least 0, the third in between. Where all moved alike: 1/2.
    2. A provocation counts for its drill's leg: 1 if a move of the drill was named at once, 1/2 if at the second try and that did
       not feel worse, else 0.
    3. A moment counts for the leg that its best reply serves: 1 if the chosen reply helps as much, 1/2 if it helps less, else 0.
    4. Each leg's mean is taken together with two observations of 1/2. The lowest mean is the weakest leg.
    5. Where two stand within 0.05 of each other, their own answer decides, then goals before tasks before bond.
    6. Where nothing is known, their own answer holds, else goals.
    """
    seen = [*_from_meetings(meetings), *map(_from_drill, practised), *map(_from_moment, answered)]
    if not seen:
        return Weakest(said or ORDER[0], "said" if said else "usual")
    means = {leg: _mean(value for one, value in seen if one is leg) for leg in ORDER}
    lowest = min(means.values())
    near = [leg for leg in ORDER if means[leg] - lowest < CLOSE]
    return Weakest(said if said in near else near[0], "practice")


def booster_for(week: int, leg: Component, boosters: Iterable[Booster]) -> Prescribed:
    """What is sent in that week to somebody whose weakest leg it is. Raises NoSuchBoosterError."""
    found = next((one for one in boosters if one.week == week), None)
    if found is None or leg not in found.drills or leg not in found.do:
        raise NoSuchBoosterError(f"there is no booster for week {week} and {leg}")
    return Prescribed(found.week, found.title, found.lead, leg, found.drills[leg], found.do[leg])


def week_due(since: timedelta) -> int | None:
    """The week whose letter is due so long after the day; None between two of them, and after the last.

    Only the newest one: letters that were missed while the server was off are not sent in a heap.
    """
    begun = [week for week in WEEKS if timedelta(weeks=week) <= since]
    newest = begun[-1] if begun else None
    return newest if newest and since < timedelta(weeks=newest) + TOO_LATE else None


def worth(move: MoveId, stance: Stance) -> int:
    """What a move usually does with a client who stands so: -2 harms strongly, +2 helps strongly. A design parameter."""
    return ROWS[move].usual[STANCES.index(stance)]


def leg_of(move: MoveId) -> Component:
    """The leg that a move moves most."""
    row = ROWS[move]
    pulls = {Component.BOND: row.bond, Component.GOALS: row.goal, Component.TASKS: row.task}
    return max(pulls, key=lambda leg: pulls[leg])


def _from_meetings(meetings: Iterable[Gained]) -> list[tuple[Component, float]]:
    return [
        (leg, MIDDLE if max(one) - min(one) < ALIKE else (gain - min(one)) / (max(one) - min(one)))
        for one in meetings
        for leg, gain in zip((Component.BOND, Component.GOALS, Component.TASKS), one, strict=True)
    ]


def _from_drill(one: Practised) -> tuple[Component, float]:
    return one.leg, 1.0 if one.first else 0.5 if one.second and one.felt != "worse" else 0.0


def _from_moment(one: Answered) -> tuple[Component, float]:
    best = max(one.offered, key=lambda move: worth(move, one.stance))
    chosen, most = worth(one.chosen, one.stance), worth(best, one.stance)
    return leg_of(best), 1.0 if chosen >= most else 0.5 if chosen > 0 else 0.0


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return (sum(found) + WEIGHT * MIDDLE) / (len(found) + WEIGHT)
