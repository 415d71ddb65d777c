"""Strains: how they begin, what mends them, and when a client goes."""

from collections.abc import Sequence
from typing import NamedTuple

from trivet.simulation.fit import times
from trivet.simulation.luck import Chances
from trivet.simulation.persona import Persona
from trivet.simulation.pushes import Pushes
from trivet.simulation.state import AGAINST, AWAY, CALM, State
from trivet.vocabulary import MoveId, Rupture

#: How often a person shows their own kind of strain.
OWN_STYLE = 0.93
#: Below this a strain is over.
OVER = 0.06
_OTHER = {AWAY: AGAINST, AGAINST: AWAY}
#: What each repairing move does for each kind of strain, relative to 1.
_MENDS = {
    AWAY: {MoveId.NAME: 1.25, MoveId.AUTONOMY: 1.05, MoveId.VALIDATE: 1.0, MoveId.OWN: 1.0},
    AGAINST: {MoveId.OWN: 1.25, MoveId.VALIDATE: 1.15, MoveId.NAME: 0.85, MoveId.AUTONOMY: 0.9},
}


class Strain(NamedTuple):
    """Where a strain stands after a turn. `event`: "began", "mended" or ""."""

    rupture: Rupture
    severity: float
    unaddressed: int
    event: str


_STILL = Strain(CALM, 0.0, 0, "")
_MENDED = Strain(CALM, 0.0, 0, "mended")


def strained(
    persona: Persona,
    edge: float,
    state: State,
    moves: Sequence[MoveId],
    pushes: Pushes,
    luck: Chances,
    *,
    incident: bool,
) -> Strain:
    """The strain after these moves: begun by provocation or by the incident, mended by what speaks to it, or left."""
    if state.rupture is not CALM:
        return _open_strain(persona, state, moves, pushes, luck)
    if luck[2] >= _hazard(persona, edge, state, pushes, incident=incident):
        return _STILL
    style = persona.incident_rupture if incident else persona.style
    kind = style if luck[5] < OWN_STYLE else _OTHER[style]
    severity = 0.30 + 0.22 * luck[3] + 0.10 * (min(3.0, pushes.harm))
    return Strain(kind, severity, 0, "began")


def _hazard(persona: Persona, edge: float, state: State, pushes: Pushes, *, incident: bool) -> float:
    """The chance of a strain now: provocation times fragility, and felt pressure less trust and bond."""
    pressure = state.coercion - state.trust - 0.5 * state.bond
    if incident:
        chance = 0.46 + 0.12 * pressure
        return (0.38 if chance < 0.38 else 0.52 if chance > 0.52 else chance) + 0.15 * pushes.harm
    if pushes.harm <= 0.0:
        chance = 0.006 + 0.008 * pressure * edge
        return chance if chance > 0.004 else 0.004
    return (0.02 + 0.085 * pushes.harm + 0.03 * pressure) * edge * persona.temper


def _open_strain(persona: Persona, state: State, moves: Sequence[MoveId], pushes: Pushes, luck: Chances) -> Strain:
    severity = state.severity
    if pushes.repair and pushes.harm < 1.0:
        eased = 0.0
        for move in moves:
            eased += _mending(persona, state, move)
        severity -= eased * (0.10 + 0.24 * luck[3]) * (0.75 + 0.6 * state.trust)
        if severity <= OVER:
            return _MENDED
        return Strain(state.rupture, severity, 0, "eased")
    severity += 0.015 + 0.10 * pushes.harm
    return Strain(state.rupture, min(1.0, severity), state.unaddressed + 1, "")


def _mending(persona: Persona, state: State, move: MoveId) -> float:
    """What a move does for this strain; the same repair again and again does less each time."""
    base = _MENDS[state.rupture].get(move, 1.0 if move in persona.incident_repair else 0.0)
    if base and move in persona.incident_repair:
        base *= 1.2
    return base * (1.0, 0.75, 0.45, 0.25, 0.15, 0.10)[times(state, move)]


def leaving(persona: Persona, state: State, strain: Strain, pushes: Pushes) -> float:
    """The chance that the client goes now. Nobody leaves somebody who is dealing with it."""
    if pushes.repair and pushes.harm < 1.0:
        return 0.0
    chance = 0.0
    if strain.rupture is not CALM and strain.unaddressed >= 2:
        chance = 0.065 * strain.severity * (1.0 - 0.5 * state.trust)
        if strain.unaddressed >= 3:
            chance *= 1.6
    if pushes.harm > 1.2 and state.turn >= 3:
        chance += 0.04 * (pushes.harm - 0.7) * (1.0 - state.trust) * persona.temper
    return chance if chance < 0.6 else 0.6
