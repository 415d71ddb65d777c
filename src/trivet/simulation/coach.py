"""What the coach says of a turn: what moved, why, and another wording. A sentence, never a score."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal

from trivet.content.schema.practice import Coach, Instead, Reason
from trivet.simulation.cast import Character
from trivet.simulation.effects import HARMFUL, ROWS
from trivet.simulation.fit import times, value_here
from trivet.simulation.pushes import heard
from trivet.simulation.state import CALM, State
from trivet.vocabulary import Grade, MoveId, Stance

Outcome = Literal["helped", "little", "hurt"]
#: How far the relationship must move, either way, before the coach says that it did.
FELT = 0.010


@dataclass(frozen=True, slots=True)
class Weighed:
    """One move of a turn: what it was worth here, about -3 to +2, and the rule that decided it ("" for none)."""

    move: MoveId
    value: float
    why: str


@dataclass(frozen=True, slots=True)
class Feedback:
    """What the coach says of one turn.

    `outcome`: whether the turn helped. `text`: the sentence. `reason`: why, with its grade. `moved`: what moved, in words.
    `instead`: another move with a wording, where the turn did not help.
    """

    outcome: Outcome
    move: MoveId
    text: str
    reason: Reason | None
    moved: tuple[str, ...]
    instead: Instead | None

    @property
    def grade(self) -> Grade | None:
        return self.reason.grade if self.reason else None


def trace(character: Character, before: State, moves: Sequence[MoveId]) -> tuple[Weighed, ...]:
    """What each move was worth at that moment, and which rule decided it."""
    said = heard(moves)
    return tuple(
        Weighed(move, *value_here(character.persona, before, ROWS[move], said, times(before, move))) for move in said
    )


def outcome_of(before: State, after: State) -> Outcome:
    """Whether the relationship as a whole moved: the legs, trust, and what a strain weighs."""
    gain = (
        (after.alliance - before.alliance)
        + 0.4 * (after.trust - before.trust)
        - 0.12 * (after.severity - before.severity)
        - (0.10 if after.has_left else 0.0)
        - 0.5 * max(0.0, after.collusion - before.collusion)
    )
    return "helped" if gain > FELT else "hurt" if gain < -FELT else "little"


def review(character: Character, before: State, moves: Sequence[MoveId], after: State, coach: Coach) -> Feedback:
    """The coach's sentence on a turn. `moves`: none or more; a silent turn is spoken of as NONE."""
    weighed = trace(character, before, moves) or (Weighed(MoveId.NONE, 0.0, "off-topic"),)
    outcome = outcome_of(before, after)
    spoken_of = _spoken_of(weighed, outcome)
    key = _reason(before, after, spoken_of)
    return Feedback(
        outcome=outcome,
        move=spoken_of.move,
        text=_sentence(coach, spoken_of.move, before.stands, outcome),
        reason=coach.reasons.get(key),
        moved=what_moved(before, after),
        instead=None if outcome == "helped" else _instead(coach, before, weighed),
    )


def what_moved(before: State, after: State) -> tuple[str, ...]:
    """What changed enough to be felt, in words, the largest first."""
    changes = [(name, getattr(after, name) - getattr(before, name)) for name in ("bond", "goal", "task", "trust")]
    felt = sorted((pair for pair in changes if abs(pair[1]) >= FELT), key=lambda pair: -abs(pair[1]))
    return tuple(f"{_NAMES[name]} {'up' if change > 0 else 'down'}" for name, change in felt)


_NAMES = {"bond": "bond", "goal": "goals", "task": "tasks", "trust": "trust"}


def _spoken_of(weighed: Sequence[Weighed], outcome: Outcome) -> Weighed:
    """The move that the sentence is about: the harmful one if any, else the one that counted most."""
    harmful = [one for one in weighed if one.move in HARMFUL and one.value < 0]
    if harmful and outcome != "helped":
        return min(harmful, key=lambda one: one.value)
    if outcome == "hurt":
        return min(weighed, key=lambda one: one.value)
    return max(weighed, key=lambda one: one.value)


def _reason(before: State, after: State, weighed: Weighed) -> str:
    """The key of the reason: what decided the move, else what the turn brought about."""
    if weighed.why:
        return weighed.why
    if "mended" in after.events:
        return "R10"
    if before.rupture is not CALM and after.unaddressed > before.unaddressed:
        return "R9"
    return _USUAL.get(weighed.move, "R6" if ROWS[weighed.move].warm else "R18")


#: The rule that a move stands for when nothing about its timing decided.
_USUAL = {
    MoveId.ARGUE: "R1", MoveId.FIX: "R1", MoveId.REFLECT: "R2", MoveId.VALIDATE: "R2", MoveId.AUTONOMY: "R2", MoveId.DOUBLE: "R2",
    MoveId.FAIR: "R3", MoveId.DELIVER: "R14", MoveId.THREAT: "R5", MoveId.COLLUDE: "R8", MoveId.DODGE: "R9", MoveId.AFFIRM: "R12",
    MoveId.SOLVE: "R17", MoveId.NAME: "R11", MoveId.OWN: "R10", MoveId.INTERROGATE: "R6", MoveId.TASKWHY: "R16",
}  # fmt: skip


def _sentence(coach: Coach, move: MoveId, stance: Stance, outcome: Outcome) -> str:
    texts = coach.moves[move]
    special = texts.states.get(stance)
    found: str | None = getattr(special, outcome) if special else None
    usual: str = getattr(texts, outcome)
    return found or usual


def _instead(coach: Coach, before: State, weighed: Sequence[Weighed]) -> Instead:
    """Another move for a client who stands so: not one that was just made, and not the same one every time."""
    made = {one.move for one in weighed}
    offered = [one for one in coach.instead[before.stands] if one.move not in made] or list(
        coach.instead[before.stands]
    )
    chance = Random(f"{before.turn}:{before.bond:.6f}")  # noqa: S311 -- varies the wording, guards nothing
    return chance.choice(offered)
