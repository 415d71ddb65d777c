"""A whole meeting: a policy says what the practitioner does, the engine what follows."""

from collections.abc import Callable, Sequence
from random import Random

from trivet.simulation.luck import Luck
from trivet.simulation.persona import Persona, start_of
from trivet.simulation.state import State
from trivet.simulation.step import step
from trivet.vocabulary import MoveId

TURNS = 20
#: `(history, rng) -> moves`: what a practitioner does next, from all states so far (the first is before anybody spoke).
Policy = Callable[[Sequence[State], Random], Sequence[MoveId]]


def fold(persona: Persona, seed: int, moves: Sequence[Sequence[MoveId]], start: State | None = None) -> list[State]:
    """The states of a meeting in which those moves were made, the start first; it ends where the client ends it."""
    luck, states = Luck(seed), [start or start_of(persona)]
    for turn in moves:
        if states[-1].is_over:
            break
        states.append(step(persona, luck, states[-1], turn))
    return states


def meet(persona: Persona, policy: Policy, seed: int, *, turns: int = TURNS, start: State | None = None) -> list[State]:
    """The states of a meeting that a policy plays, the start first. Policy and client draw from separate luck."""
    luck, states = Luck(seed), [start or start_of(persona)]
    rng = Random(seed ^ 0x5EED)  # noqa: S311 -- a session must be replayable, not secret
    for _ in range(turns):
        after = step(persona, luck, states[-1], policy(states, rng))
        if after is states[-1]:
            break
        states.append(after)
    return states
