"""Laws 1 to 3: the same again, within bounds, and never better for harm."""

import json
from collections.abc import Iterator
from random import Random

from trivet.simulation.cast import Character
from trivet.simulation.effects import HARMFUL, REPAIRING
from trivet.simulation.laws.order import mean
from trivet.simulation.laws.report import Finding
from trivet.simulation.luck import Luck
from trivet.simulation.persona import Persona
from trivet.simulation.playing import fold, meet
from trivet.simulation.practitioners import PRACTITIONERS, at_random
from trivet.simulation.state import CALM, State, from_plain, to_plain
from trivet.simulation.step import step
from trivet.vocabulary import MoveId

_KIND, _HARSH = (MoveId.VALIDATE, MoveId.REFLECT), (MoveId.ARGUE, MoveId.THREAT)
_NUMBERS = (
    "bond",
    "goal",
    "task",
    "trust",
    "fairness",
    "readiness",
    "coercion",
    "capacity",
    "collusion",
    "drift",
    "severity",
)


def steady_findings(character: Character, seeds: int) -> Iterator[Finding]:
    """Laws 1 to 3."""
    persona = character.persona
    few = max(20, seeds // 20)
    same = sum(_is_same(persona, seed) for seed in range(few))
    yield Finding(1, "the same again, folded and reloaded", f"{same} of {few}", "all", same == few)
    states = [state for seed in range(few) for state in meet(persona, at_random, seed)]
    out = sum(not _is_within(state) for state in states)
    yield Finding(2, "states out of bounds", f"{out} of {len(states)}", "none", out == 0)
    sample = [state for state in states[:: max(1, len(states) // 200)] if not state.is_over]
    gap = min(_kind_over_harsh(persona, state, few) for state in sample[:60])
    yield Finding(3, "kind above harsh, at the least", f"{gap:+.3f}", ">= 0", gap >= 0.0)
    risen = sum(_trust_rises_wrongly(persona, state, seed) for seed, state in enumerate(sample))
    yield Finding(3, "trust risen from harm or neglect", str(risen), "never", risen == 0)


def _is_same(persona: Persona, seed: int) -> bool:
    states = meet(persona, PRACTITIONERS["competent"], seed)
    moves = [state.recent[-1] for state in states[1:]]
    half = len(moves) // 2
    stored = from_plain(json.loads(json.dumps(to_plain(states[half]))))
    resumed, luck = [stored], Luck(seed)
    for turn in moves[half:]:
        resumed.append(step(persona, luck, resumed[-1], turn))
    return fold(persona, seed, moves) == states and resumed == states[half:]


def _is_within(state: State) -> bool:
    """Not a number is not between anything, so it fails here too."""
    numbers = [float(getattr(state, name)) for name in _NUMBERS]
    total = 0.0
    for weight in state.postures:
        total += weight
    return (
        all(0.0 <= one <= 1.0 for one in numbers)
        and all(0.0 <= one <= 1.0 for one in state.postures)
        and abs(total - 1.0) < 1e-6
    )


def _kind_over_harsh(persona: Persona, state: State, seeds: int) -> float:
    kind = [step(persona, Luck(seed), state, (move,)).alliance for seed in range(seeds) for move in _KIND]
    harsh = [step(persona, Luck(seed), state, (move,)).alliance for seed in range(seeds) for move in _HARSH]
    return mean(kind) - mean(harsh)


def _trust_rises_wrongly(persona: Persona, state: State, seed: int) -> bool:
    """Whether a harmful move, or one that passes over an open strain, raises trust."""
    rng = Random(seed)  # noqa: S311 -- which moves a law tries is no secret
    strained = state._replace(severity=0.5, rupture=persona.style, unaddressed=1)
    repairs = REPAIRING | persona.incident_repair
    harm = step(persona, Luck(seed), state, (rng.choice(sorted(HARMFUL)),))
    past = step(persona, Luck(seed), strained, (rng.choice(sorted(set(MoveId) - repairs)),))
    return harm.trust > state.trust or (past.trust > strained.trust and strained.rupture is not CALM)
