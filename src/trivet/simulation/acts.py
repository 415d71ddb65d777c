"""What the client does with a turn: one of twelve acts, from where the relationship stands and what was just said."""

from collections.abc import Sequence

from trivet.simulation.effects import (
    AMBIVALENT,
    COLLUSIVE,
    CONFRONTATIONAL,
    ENGAGED,
    WITHDRAWN,
)
from trivet.simulation.persona import Persona, leading
from trivet.simulation.state import AWAY, CALM, Postures, State
from trivet.simulation.strain import Strain
from trivet.vocabulary import Act, MoveId

_OPEN, _NEUTRAL, _MINIMAL, _CHALLENGE, _SUSTAIN = Act.OPEN, Act.NEUTRAL, Act.MINIMAL, Act.CHALLENGE, Act.SUSTAIN
_CHANGE, _WITHDRAW, _CONFRONT, _ALLY, _REPAIR = Act.CHANGE, Act.WITHDRAW, Act.CONFRONT, Act.ALLY, Act.REPAIR
_COLLUDE, _FIX = MoveId.COLLUDE, MoveId.FIX
#: What each posture does when it is not moved, the likelier first: commitment, capitulation, resistance, disengagement, game-playing.
_RESTING = (
    (_NEUTRAL, _OPEN),
    (_MINIMAL, _NEUTRAL),
    (_CHALLENGE, _NEUTRAL),
    (_MINIMAL, _NEUTRAL),
    (_ALLY, _NEUTRAL),
)
_EVOKING = frozenset((MoveId.EVOKE, MoveId.DOUBLE, MoveId.GOALASK, MoveId.GOALFIT))
_PUSHING = frozenset((MoveId.ARGUE, MoveId.FIX, MoveId.THREAT, MoveId.INTERROGATE, MoveId.DODGE))


def act_of(
    persona: Persona, state: State, moves: Sequence[MoveId], strain: Strain, best: float, trust: float, luck: float
) -> Act:
    """The act after these moves. `best`: what the best of them was worth; `luck` even between 0 and 1."""
    if strain.rupture is not CALM:
        return _strained(strain, luck)
    if strain.event == "mended":
        return _REPAIR
    if _COLLUDE in moves:
        return _ALLY if luck < 0.75 else _OPEN
    if not _PUSHING.isdisjoint(moves):
        return _pushed(persona, state, moves, luck)
    if state.stance == COLLUSIVE and best < 1.0:
        return _ALLY if luck < 0.35 + 0.5 * persona.pull else _NEUTRAL
    if best > 0.25 and not _EVOKING.isdisjoint(moves):
        return _evoked(persona, state, luck)
    return _resting(persona, state, trust, best, luck)


def _strained(strain: Strain, luck: float) -> Act:
    away = strain.rupture is AWAY
    if strain.event == "eased" and luck < 0.5:
        return _MINIMAL if away else _CHALLENGE
    return _WITHDRAW if away else _CONFRONT


def _pushed(persona: Persona, state: State, moves: Sequence[MoveId], luck: float) -> Act:
    """R1: somebody who is pushed speaks for the other side, or stops speaking."""
    if state.stance == AMBIVALENT or (_FIX in moves and luck < 0.5):
        return _SUSTAIN
    if state.stance == WITHDRAWN or persona.style is AWAY:
        return _MINIMAL if luck < 0.88 else _CHALLENGE
    return _CHALLENGE if luck < 0.72 else _SUSTAIN if luck < 0.92 else _MINIMAL


def _evoked(persona: Persona, state: State, luck: float) -> Act:
    towards = 0.15 + 0.9 * state.readiness - 0.3 * state.coercion - 0.12 * persona.ambivalence
    if luck < towards:
        return _CHANGE
    if luck > 1.0 - 0.12 - 0.2 * persona.ambivalence:
        return _SUSTAIN
    return _OPEN if state.trust > 0.25 else _NEUTRAL


def _resting(persona: Persona, state: State, trust: float, best: float, luck: float) -> Act:
    """The more trust, the more of an answer. What is not moved falls back to its posture."""
    warmth = trust + 0.18 * best
    if luck < warmth - 0.12:
        return _CHANGE if state.readiness > 0.5 and luck < 0.22 else _OPEN
    if luck < warmth + 0.28:
        return _NEUTRAL
    likely, else_ = _RESTING[leading(state.postures)]
    if likely is _ALLY and luck > 0.25 + persona.pull:
        return else_
    if persona.ambivalence and luck > 1.0 - 0.2 * persona.ambivalence:
        return _SUSTAIN
    return likely if trust < 0.5 else else_


def stance_of(persona: Persona, act: Act, strain: Strain, collusion: float, postures: Postures) -> int:
    """How the client meets the next move: by the strain, then by what they just did."""
    if strain.rupture is not CALM:
        return WITHDRAWN if strain.rupture is AWAY else CONFRONTATIONAL
    if act is _ALLY or collusion > 0.6:
        return COLLUSIVE
    if act is _CHALLENGE:
        return CONFRONTATIONAL
    if act is _MINIMAL or act is _WITHDRAW:
        return WITHDRAWN
    if act is _SUSTAIN or act is _CHANGE:
        return AMBIVALENT
    return AMBIVALENT if act is _NEUTRAL and (persona.ambivalence or postures[0] < 0.4) else ENGAGED
