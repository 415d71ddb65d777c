"""A stored meeting, read: who it is with, what was said so far, where the model stands, and what could be said next."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from trivet.content.schema.practice import Coach
from trivet.simulation.cast import Character, Spoken
from trivet.simulation.choices import Choice, choices
from trivet.simulation.coach import Feedback, review
from trivet.simulation.state import State, from_plain
from trivet.vocabulary import MoveId
from trivet.web.practice.models import Session, Turn
from trivet.web.practice.people import character_for, practice
from trivet.web.practice.sealed import opened


@dataclass(frozen=True, slots=True)
class Guess:
    """One of the ears' guesses, as it was stored."""

    move: MoveId
    confidence: float


@dataclass(frozen=True, slots=True)
class Exchange:
    """What the learner said, and what the client answered."""

    number: int
    words: str
    moves: tuple[MoveId, ...]
    line_id: str
    line: str
    state: State
    prediction: str
    ears: tuple[Guess, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """A reply to choose. `key` stands for its words, so that a press means what its page showed."""

    key: str
    choice: Choice


@dataclass(frozen=True)
class Meeting:
    """A session with its turns. `character` is None when the client was withdrawn: it can be read, not gone on with."""

    session: Session
    character: Character | None
    start: State
    exchanges: tuple[Exchange, ...]

    @property
    def seen(self) -> int:
        """How many turns there are: what a page that shows them has seen."""
        return len(self.exchanges)

    @property
    def state(self) -> State:
        return self.exchanges[-1].state if self.exchanges else self.start

    @property
    def states(self) -> tuple[State, ...]:
        return (self.start, *(one.state for one in self.exchanges))

    @property
    def line(self) -> str:
        """What the client said last."""
        return self.exchanges[-1].line if self.exchanges else self.session.opening

    @property
    def line_ids(self) -> tuple[str, ...]:
        return (self.session.opening_id, *(one.line_id for one in self.exchanges))

    @property
    def is_going_on(self) -> bool:
        return not self.session.is_over and self.character is not None

    @cached_property
    def offers(self) -> tuple[Offer, ...]:
        """The four replies of Choose mode; none when there is nothing to choose."""
        if self.character is None or self.session.is_over:
            return ()
        used = [one.words for one in self.exchanges]
        four = choices(
            self.character, self.state, self._said_last(self.character), self.session.seed, practice().replies, used
        )
        return tuple(Offer(_key(one), one) for one in four)

    def feedback(self, number: int, coach: Coach) -> Feedback | None:
        """What the coach says of that turn."""
        if self.character is None or not 1 <= number <= self.seen:
            return None
        states = self.states
        return review(self.character, states[number - 1], self.exchanges[number - 1].moves, states[number], coach)

    def _said_last(self, character: Character) -> Spoken:
        return character.said(self.line_ids[-1], self.state.act, self.line)


def meeting_of(session: Session) -> Meeting:
    """One query. Raises StateError for a row that somebody has changed by hand."""
    rows = session.turns.order_by("number")
    return Meeting(session, character_for(session), from_plain(session.start), tuple(_exchange(row) for row in rows))


def spoken_words(exchanges: Sequence[Exchange]) -> int:
    """How many words the learner said."""
    return sum(len(one.words.split()) for one in exchanges)


def heard_words(meeting: Meeting) -> int:
    """How many words the client said."""
    return sum(len(line.split()) for line in (meeting.session.opening, *(one.line for one in meeting.exchanges)))


def _exchange(row: Turn) -> Exchange:
    return Exchange(
        number=row.number,
        words=opened(row.words, row.session_id, row.number),
        moves=tuple(MoveId(move) for move in row.moves),
        line_id=row.line_id,
        line=row.line,
        state=from_plain(row.state),
        prediction=row.prediction,
        ears=tuple(Guess(MoveId(move), float(confidence)) for move, confidence in row.ears),
    )


def _key(choice: Choice) -> str:
    return hashlib.sha256(choice.words.encode()).hexdigest()[:12]
