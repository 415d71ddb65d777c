"""Trying a client out: a scripted practitioner meets them, and one reads what was said and what moved."""

import secrets
from dataclasses import dataclass

from trivet.simulation.cast import Character
from trivet.simulation.coach import what_moved
from trivet.simulation.practitioners import PRACTITIONERS
from trivet.simulation.session import Session, play
from trivet.simulation.state import CALM, State
from trivet.simulation.voice import filled
from trivet.vocabulary import MoveId, Stage
from trivet.web.authoring.words import ACTS
from trivet.web.training.queries import library

WHO = {
    "expert": ("Expert", "meets what the client shows, then bond before goals before tasks"),
    "novice": ("Novice", "kind and in a hurry: questions, advice, rules"),
    "enforcer": ("Enforcer", "the order and its consequences, again and again"),
}
STAGES = {
    Stage.FIRST: "First meeting",
    Stage.MIDDLE: "Some months in",
    Stage.REPAIR: "After a strain",
}
_HIGHEST = 10**9
_HAPPENED = {
    "began": "a strain began", "eased": "it eased", "mended": "the strain is mended", "incident": "the incident",
    "told": "something was told", "closed": "the meeting came to its close",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heard:
    """One turn in words."""

    number: int
    moves: str
    line: str
    act: str
    own: bool
    moved: tuple[str, ...]
    happened: tuple[str, ...]
    strained: bool


@dataclass(frozen=True, slots=True)
class Tried:
    """A whole meeting in words. `legs`: bond, goals and tasks at the end, 0 to 100."""

    who: str
    stage: Stage
    seed: int
    opening: str
    turns: tuple[Heard, ...]
    end: str
    legs: tuple[tuple[str, str, int], ...]
    told: int
    facts: int


def new_seed() -> int:
    """Another day with the same person."""
    return secrets.randbelow(_HIGHEST)


def read_seed(text: str) -> int:
    """The seed of an address; a new one for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else new_seed()


def tried(character: Character, who: str, stage: Stage, seed: int) -> Tried:
    """Play it."""
    session = play(character, PRACTITIONERS[who], seed, stage=stage)
    before = [session.start, *(one.state for one in session.exchanges)]
    names = {move.id: move.name for move in library().moves}
    turns = tuple(
        Heard(
            number=one.number,
            moves=" + ".join(_named(move, names) for move in one.moves) or "Says nothing",
            line=_words(character, one.said.line),
            act=ACTS[one.said.act][0],
            own=one.said.own,
            moved=what_moved(before[one.number - 1], one.state),
            happened=tuple(_HAPPENED.get(event, event) for event in one.state.events),
            strained=one.state.rupture is not CALM,
        )
        for one in session.exchanges
    )
    end = session.end
    return Tried(
        who, stage, seed, _words(character, session.opening.line), turns, _end(session), _legs(end), len(end.told),
        len(character.facts),
    )  # fmt: skip


def _words(character: Character, line: str) -> str:
    return filled(line, name=character.client.person.name, worker="Sam", day="Tuesday")


def _named(move: MoveId, names: dict[str, str]) -> str:
    return names.get(move.value, move.value)


def _end(session: Session) -> str:
    if session.end.has_left:
        return "The client has left."
    if "closed" in session.end.events:
        return "It came to its close."
    return "Time is up." + (" A strain is still open." if session.end.rupture is not CALM else "")


def _legs(state: State) -> tuple[tuple[str, str, int], ...]:
    return (
        ("bond", "Bond", round(state.bond * 100)),
        ("goals", "Goals", round(state.goal * 100)),
        ("tasks", "Tasks", round(state.task * 100)),
    )
