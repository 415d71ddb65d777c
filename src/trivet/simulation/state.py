"""Where a simulated relationship stands: a frozen value that every turn replaces."""

from typing import NamedTuple

from trivet.simulation.effects import STANCES
from trivet.vocabulary import Act, MoveId, Rupture, Stance

#: Members by name: looking one up on its Enum costs three times as much, and a session does it hundreds of times.
CALM, AWAY, AGAINST = Rupture.NONE, Rupture.WITHDRAWAL, Rupture.CONFRONTATION
#: How many turns back a move still counts as the same move again.
MEMORY = 5


class Postures(NamedTuple):
    """How much of each posture towards authority there is; they sum to 1."""

    commitment: float
    capitulation: float
    resistance: float
    disengagement: float
    game_playing: float


class State(NamedTuple):
    """One relationship between two turns. Numbers run from 0 to 1 unless said otherwise; they describe a model, not a person.

    `bond`, `goal`, `task`: the three legs. `trust` gates what can be gained. `fairness`: how fairly treated the client feels.
    `readiness` to change. `coercion`: felt pressure. `capacity`: what the client can do at all (can't before won't).
    `collusion`: the pull that was accepted; `drift`: how far the practitioner has gone along, hidden until the debrief.
    `rupture`, its `severity` and the turns that it has been `unaddressed`. `told`: ids of facts. `recent`: moves of the last turns.
    `strains`, `mended`: how many ruptures began and were repaired. `colludes`: how often. `stance`: a column of the effect table.
    `act` and `events`: what the client did with the last turn, and what happened in it.
    """

    turn: int
    bond: float
    goal: float
    task: float
    trust: float
    fairness: float
    readiness: float
    coercion: float
    capacity: float
    postures: Postures
    collusion: float
    drift: float
    rupture: Rupture
    severity: float
    unaddressed: int
    told: tuple[str, ...]
    recent: tuple[tuple[MoveId, ...], ...]
    strains: int
    mended: int
    colludes: int
    stance: int
    act: Act
    events: tuple[str, ...]

    @property
    def alliance(self) -> float:
        """The mean of the three legs, 0 to 1. One number for laws and benches; no learner is shown it."""
        return (self.bond + self.goal + self.task) / 3

    @property
    def stands(self) -> Stance:
        """How the client meets the next move."""
        return STANCES[self.stance]

    @property
    def has_left(self) -> bool:
        return self.act is Act.LEAVE

    @property
    def is_over(self) -> bool:
        """Whether the client has left, or the meeting came to a natural close."""
        return self.act is Act.LEAVE or "closed" in self.events


class StateError(ValueError):
    """A stored state cannot be read."""


def to_plain(state: State) -> dict[str, object]:
    """The state as JSON's own values; every float comes back bit for bit."""
    plain: dict[str, object] = dict(zip(State._fields, state, strict=True))
    return plain | {"postures": list(state.postures), "recent": [list(moves) for moves in state.recent]}


def from_plain(plain: dict[str, object]) -> State:
    """The same state again. Raises StateError for anything else than `to_plain` gives."""
    try:
        values = {name: plain[name] for name in State._fields}
        recent = tuple(tuple(MoveId(move) for move in moves) for moves in plain["recent"])  # type: ignore[attr-defined]
        values |= {
            "postures": Postures(*(float(one) for one in plain["postures"])),  # type: ignore[attr-defined]
            "recent": recent,
            "told": tuple(str(one) for one in plain["told"]),  # type: ignore[attr-defined]
            "events": tuple(str(one) for one in plain["events"]),  # type: ignore[attr-defined]
            "rupture": Rupture(str(plain["rupture"])),
            "act": Act(str(plain["act"])),
        }
        return State(**values)  # type: ignore[arg-type]
    except (KeyError, TypeError, ValueError) as error:
        raise StateError("this is not a stored state of a simulated relationship") from error
