"""What ears give back, and the Protocol that any ears keep: these ones, or others that somebody brings along."""

from dataclasses import dataclass
from typing import Protocol

from trivet.vocabulary import MoveId


@dataclass(frozen=True, slots=True)
class Guess:
    """A move, and the share (0 to 1) of such answers that are right."""

    move: MoveId
    confidence: float


@dataclass(frozen=True, slots=True)
class Heard:
    """What ears make of a turn: every move, best first; the one to three that they would code; the cues they went by.

    `sure_from` is the confidence from which the first guess may be said without a "perhaps".
    """

    ranked: tuple[Guess, ...]
    moves: tuple[MoveId, ...]
    cues: tuple[str, ...]
    sure_from: float

    @property
    def is_sure(self) -> bool:
        """Whether the first guess is confident enough to be said plainly."""
        return self.ranked[0].confidence >= self.sure_from

    def likeliest(self, count: int) -> tuple[Guess, ...]:
        """So many guesses to offer somebody: what would be coded first, so that a second clause is not lost, then by rank."""
        coded = sorted(
            (one for one in self.ranked if one.move in self.moves), key=lambda one: self.moves.index(one.move)
        )
        return (*coded, *(one for one in self.ranked if one.move not in self.moves))[:count]


class Ears(Protocol):
    """From words to moves. Any text is heard; none raises."""

    def hear(self, utterance: str, client_line: str = "") -> Heard:
        """What was done in the utterance, given the client's line before it."""
        ...
