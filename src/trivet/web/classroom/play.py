"""A meeting turn by turn, as a room plays it: what was said, what could be said next, and what follows from a choice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from trivet.content.schema.practice import Reply
from trivet.simulation.cast import Character, Spoken
from trivet.simulation.choices import choices
from trivet.simulation.luck import Luck
from trivet.simulation.persona import start_of
from trivet.simulation.state import State, from_plain, to_plain
from trivet.simulation.step import step
from trivet.simulation.voice import AuthoredVoice, Bag, filled, first_line
from trivet.vocabulary import MoveId, Stage
from trivet.web.classroom.models import MOST_OPTIONS

#: What fills up the moves to choose from, when the four replies hold fewer.
_USUAL = (
    MoveId.REFLECT,
    MoveId.OPEN,
    MoveId.VALIDATE,
    MoveId.AUTONOMY,
    MoveId.ROLE,
    MoveId.FIX,
    MoveId.BOUNDARY,
    MoveId.GOALASK,
)


@dataclass(frozen=True, slots=True)
class Option:
    """Something that could be said: in words, or the name of a move."""

    words: str
    moves: tuple[MoveId, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """One moment: what the client said, where the model stood, what could be said then. `chosen` is None until it was."""

    line_id: str
    line: str
    state: State
    options: tuple[Option, ...]
    chosen: int | None = None

    @property
    def said(self) -> Option | None:
        return None if self.chosen is None else self.options[self.chosen]


@dataclass(frozen=True, slots=True)
class Script:
    """What a meeting is played from. `names` are the moves as people call them; `skill` what the scenario is about."""

    character: Character
    stage: Stage
    seed: int
    mode: str
    replies: Mapping[MoveId, Sequence[Reply]]
    names: Mapping[MoveId, str]
    worker: str
    day: str
    skill: tuple[MoveId, ...] = ()


def opening(script: Script) -> tuple[Turn, ...]:
    """The client comes in."""
    state = start_of(script.character.persona, script.stage)
    spoken = first_line(script.character, state, _bag(script, ()))
    return (_turn(script, (), spoken, state),)


def answered(script: Script, turns: Sequence[Turn], chosen: int, *, beside: str = "") -> tuple[Turn, ...]:
    """The room says that option, and the client answers; in other words than those of the line `beside` it."""
    *past, now = turns
    moves = now.options[chosen].moves
    after = step(script.character.persona, Luck(script.seed), now.state, moves)
    bag = _bag(script, turns)
    bag.said.add(beside)
    spoken = AuthoredVoice().say(script.character, now.state, after, moves, bag)
    done = (*past, replace(now, chosen=chosen))
    return (*done, _turn(script, done, spoken, after))


def offered(script: Script, turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """The same moment with what can be said in the script's mode."""
    *past, now = turns
    spoken = script.character.said(now.line_id, now.state.act, now.line)
    return (*past, replace(now, options=_options(script, tuple(past), spoken, now.state)))


def to_rows(turns: Sequence[Turn]) -> list[dict[str, object]]:
    """Turns as JSON's own values."""
    return [
        {
            "line": [one.line_id, one.line],
            "state": to_plain(one.state),
            "options": [[option.words, list(option.moves)] for option in one.options],
            "chosen": one.chosen,
        }
        for one in turns
    ]


def from_rows(rows: Sequence[dict[str, object]]) -> tuple[Turn, ...]:
    """The same turns again. Raises StateError for a row that was changed by hand."""
    return tuple(_read(row) for row in rows)


def _read(row: dict[str, object]) -> Turn:
    (line_id, line), state, options, chosen = (row[name] for name in ("line", "state", "options", "chosen"))  # type: ignore[misc]
    read = tuple(Option(words, tuple(MoveId(move) for move in moves)) for words, moves in options)  # type: ignore[attr-defined]
    return Turn(line_id, line, from_plain(state), read, chosen)  # type: ignore[arg-type, has-type]


def _turn(script: Script, past: tuple[Turn, ...], spoken: Spoken, state: State) -> Turn:
    words = filled(spoken.line, name=script.character.client.person.name, worker=script.worker, day=script.day)
    return Turn(spoken.id, words, state, _options(script, past, spoken, state))


def _bag(script: Script, turns: Sequence[Turn]) -> Bag:
    return Bag(script.seed, stage=script.stage, said=[one.line_id for one in turns])


def _options(script: Script, past: Sequence[Turn], spoken: Spoken, state: State) -> tuple[Option, ...]:
    if state.is_over:
        return ()
    used = [one.said.words for one in past if one.said]
    four = choices(script.character, state, spoken, script.seed, script.replies, used)
    if script.mode == "moves":
        return _by_name(script, state, [move for one in four for move in one.moves])
    return tuple(Option(one.words, one.moves) for one in four)


def _by_name(script: Script, state: State, moves: Sequence[MoveId]) -> tuple[Option, ...]:
    """Eight moves, shuffled: where one stands says nothing about it."""
    chance = Random(f"{script.seed}:{state.turn}:moves")  # noqa: S311 -- a scene must be replayable, not secret
    usual = chance.sample(_USUAL, len(_USUAL))
    picked = list(dict.fromkeys((*moves, *script.skill, *usual)))[:MOST_OPTIONS]
    chance.shuffle(picked)
    return tuple(Option(script.names[move], (move,)) for move in picked if move in script.names)
