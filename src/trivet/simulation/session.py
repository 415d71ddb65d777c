"""A meeting with words: what was done, what the client said, where it stood. What a notebook plays, and what the command line prints."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from trivet.simulation.cast import Character, Spoken
from trivet.simulation.luck import Luck
from trivet.simulation.persona import start_of
from trivet.simulation.playing import TURNS, Policy
from trivet.simulation.state import State
from trivet.simulation.step import step
from trivet.simulation.voice import AuthoredVoice, Bag, Voice, first_line
from trivet.vocabulary import MoveId, Stage


class UnknownMoveError(ValueError):
    """A move that is not one of the thirty."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One turn: the practitioner's moves, the client's line, and the state after both."""

    number: int
    moves: tuple[MoveId, ...]
    said: Spoken
    state: State


@dataclass(frozen=True, slots=True)
class Session:
    """A whole meeting. `start` is the state before anybody spoke, `opening` what the client said on coming in."""

    character: Character
    seed: int
    stage: Stage
    start: State
    opening: Spoken
    exchanges: tuple[Exchange, ...]

    @property
    def states(self) -> tuple[State, ...]:
        """Every state, the start first."""
        return (self.start, *(one.state for one in self.exchanges))

    @property
    def end(self) -> State:
        return self.states[-1]


def play(
    character: Character,
    policy: Policy,
    seed: int = 0,
    *,
    turns: int = TURNS,
    stage: Stage = Stage.FIRST,
    start: State | None = None,
    voice: Voice | None = None,
) -> Session:
    """Play a client with a policy `(history, rng) -> moves`; `history` holds every state so far, the start first.

    The same arguments give the same session on every Python version. `start` carries on from an earlier meeting.
    """
    state, luck = start or start_of(character.persona, stage), Luck(seed)
    rng = Random(seed ^ 0x5EED)  # noqa: S311 -- a session must be replayable, not secret
    bag, speaks = Bag(seed, stage=stage), voice or AuthoredVoice()
    history, opening, exchanges = [state], first_line(character, state, bag), []
    for number in range(1, turns + 1):
        moves = tuple(policy(history, rng))
        after = step(character.persona, luck, state, moves)
        said = speaks.say(character, state, after, moves, bag)
        exchanges.append(Exchange(number, after.recent[-1], said, after))
        history.append(after)
        state = after
        if state.is_over:
            break
    return Session(character, seed, stage, history[0], opening, tuple(exchanges))


def script(*turns: Sequence[MoveId]) -> Policy:
    """A policy that makes those moves in order, and is silent after the last."""

    def policy(history: Sequence[State], rng: Random) -> Sequence[MoveId]:  # noqa: ARG001 -- a policy's shape
        at = len(history) - 1
        return turns[at] if at < len(turns) else ()

    return policy


def read_moves(text: str) -> tuple[tuple[MoveId, ...], ...]:
    """ "REFLECT,ROLE+VALIDATE" to moves for each turn. Raises UnknownMoveError, naming the nearest known move."""
    return tuple(tuple(_move(name) for name in turn.split("+") if name.strip()) for turn in text.split(","))


def _move(name: str) -> MoveId:
    wanted = name.strip().upper()
    if wanted in MoveId.__members__:
        return MoveId(wanted)
    # -- slow import: difflib is for the mistake only
    from difflib import get_close_matches

    near = get_close_matches(wanted, list(MoveId.__members__), 1, 0.4)
    hint = f" Did you mean {near[0]}?" if near else ""
    raise UnknownMoveError(
        f"'{name.strip()[:40]}' is not a move.{hint} The moves are: {', '.join(MoveId.__members__)}."
    )
