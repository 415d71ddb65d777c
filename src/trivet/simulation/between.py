"""Between two meetings: what is carried over, whether the client comes, and what a promise does (R9, R14, R15)."""

from dataclasses import dataclass
from enum import StrEnum
from random import Random

from trivet.simulation.acts import stance_of
from trivet.simulation.moving import bound
from trivet.simulation.persona import Persona
from trivet.simulation.state import AWAY, CALM, State
from trivet.simulation.strain import Strain
from trivet.vocabulary import Act, MoveId


class Promise(StrEnum):
    """What became of what the practitioner said they would do."""

    NONE = "none"
    KEPT = "kept"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Arrival:
    """The next meeting: whether the client came, how likely that was, and where the relationship stands."""

    attended: bool
    chance: float
    state: State
    why: tuple[str, ...]


#: R14: a broken promise costs twice what a kept one brings.
_PROMISE = {Promise.NONE: 0.0, Promise.KEPT: 0.05, Promise.BROKEN: -0.10}


def attendance(state: State) -> tuple[float, tuple[str, ...]]:
    """How likely the client is to come next time, 0.05 to 0.98, and the rules that spoke.

    Formal reasons bring most people in; a strain left open, felt pressure without trust, and low capacity keep them away.
    """
    chance = 0.62 + 0.22 * state.trust + 0.16 * state.alliance
    why: list[str] = []
    if state.rupture is not CALM:
        # R9: a strain that nobody noticed keeps people away; one that was met with defence does so more.
        lost = 0.10 + 0.22 * state.severity + 0.03 * min(state.unaddressed, 6)
        chance, why = chance - lost, [*why, "R9"]
    if state.has_left:
        chance, why = chance - 0.15, [*why, "R9"]
    if state.capacity < 0.35:
        chance, why = chance - 0.14, [*why, "R17"]
    if any(MoveId.ROLE in moves or MoveId.ORIENT in moves for moves in state.recent) or state.fairness > 0.55:
        chance, why = chance + 0.05, [*why, "R15"]
    chance += 0.06 * state.postures.capitulation - 0.12 * state.postures.disengagement
    return min(0.98, max(0.05, chance)), tuple(dict.fromkeys(why))


def next_meeting(persona: Persona, state: State, seed: int, *, promise: Promise = Promise.NONE) -> Arrival:
    """Where the relationship stands when the next meeting begins. Deterministic for a seed.

    The legs settle a little towards where the person started; a strain that was left open is still there; what was told stays
    told, and what was agreed to in collusion stays agreed.
    """
    chance, why = attendance(state)
    came = Random(f"{seed}:attendance").random() < chance  # noqa: S311 -- a session must be replayable, not secret
    change = _PROMISE[promise]
    why = (*why, "R14") if change else why
    start, keep = persona.start, 0.85
    severity = state.severity * 0.85 if state.rupture is not CALM else 0.0
    rupture = state.rupture if severity > 0.10 else CALM
    missed = 0.0 if came else 0.03
    act = _arrives(state, rupture is not CALM)
    strain = Strain(rupture, severity if rupture is not CALM else 0.0, 1 if rupture is not CALM else 0, "")
    settled = state._replace(
        turn=0,
        bond=bound(start.bond + keep * (state.bond - start.bond) + change - missed),
        goal=bound(start.goal + keep * (state.goal - start.goal) - missed),
        task=bound(start.task + keep * (state.task - start.task) - missed),
        trust=bound(start.trust + 0.9 * (state.trust - start.trust) + change - missed),
        fairness=bound(state.fairness + change),
        coercion=bound(start.coercion + 0.7 * (state.coercion - start.coercion) + missed),
        rupture=rupture,
        severity=strain.severity,
        unaddressed=strain.unaddressed,
        recent=(),
        strains=1 if rupture is not CALM else 0,
        mended=0,
        stance=stance_of(persona, act, strain, state.collusion, state.postures),
        act=act,
        events=(),
    )
    return Arrival(came, chance, settled, why)


def _arrives(state: State, is_strained: bool) -> Act:
    """How the client comes in at the door."""
    if is_strained:
        return Act.WITHDRAW if state.rupture is AWAY else Act.CONFRONT
    return Act.OPEN if state.trust > 0.48 else Act.NEUTRAL if state.trust > 0.28 else Act.MINIMAL
