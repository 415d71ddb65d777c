"""What the room sees of a scene: the line, the vote, the split, the answer; and two branches of one moment side by side."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from trivet.simulation.coach import Feedback, review
from trivet.simulation.state import State
from trivet.vocabulary import Stage
from trivet.web.classroom.casting import GoneError, script_of
from trivet.web.classroom.models import Scene, Vote
from trivet.web.classroom.play import Script, Turn, from_rows
from trivet.web.events.models import Event
from trivet.web.practice.people import practice

LETTERS = "ABCDEFGH"


@dataclass(frozen=True, slots=True)
class Bar:
    """One option and how many chose it. `is_said`: it is what was then said."""

    choice: int
    words: str
    votes: int
    of: int
    is_most: bool
    is_said: bool

    @property
    def letter(self) -> str:
        return LETTERS[self.choice]

    @property
    def percent(self) -> int:
        return round(100 * self.votes / self.of) if self.of else 0


@dataclass(frozen=True, slots=True)
class Branch:
    """What was said at a moment and what the client answered. `feedback` only when the trainer asks what moved."""

    letter: str
    said: str
    line: str
    state: State
    feedback: Feedback | None

    @property
    def legs(self) -> tuple[int, int, int]:
        """Bond, goals and tasks after the answer, 0 to 100: of the model, not of a person."""
        state = self.state
        return round(100 * state.bond), round(100 * state.goal), round(100 * state.task)


@dataclass(frozen=True, slots=True)
class Past:
    """A moment that has gone by, with what else could have been said."""

    number: int
    turn: int
    line: str
    said: str
    others: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A scene as it stands. `bars` are those of the open vote, or after the answer of the vote that led to it."""

    scene: Scene
    title: str
    brief: str
    line: str
    state: State
    bars: tuple[Bar, ...]
    votes: int
    answers: tuple[Branch, ...]
    past: tuple[Past, ...]
    nexts: tuple[Bar, ...]
    always: str

    @property
    def key(self) -> str:
        """Changes with all that is shown."""
        return f"{self.scene.seen}.{self.votes}"

    @property
    def number(self) -> int:
        return self.scene.turn + 1

    @property
    def size(self) -> str:
        """How large the options can be set so that a wall of 1280 by 720 holds them: "large", "usual" or "small"."""
        line = -(-len(self.line) // 52)
        if line + _lines(self.bars, 58) <= 7:
            return "large"
        return "usual" if line + _lines(self.bars, 72) <= 9 else "small"


def moment_of(scene: Scene) -> Moment:
    """Everything about one scene; one query for its votes."""
    turns, script = from_rows(scene.turns), _script(scene)
    is_answer = scene.phase == "answered" and scene.turn > 0
    asked = scene.turn - is_answer
    counted = Counter(Vote.objects.filter(scene=scene, turn=asked).values_list("choice", flat=True))
    return Moment(
        scene=scene,
        title=script.character.client.title if script else scene.client_name,
        brief=_brief(scene, script),
        line=turns[-1].line,
        state=turns[-1].state,
        bars=_bars(turns[asked], counted),
        votes=counted.total(),
        answers=_answers(scene, turns, script) if is_answer else (),
        past=tuple(_past(turns, at) for at in reversed(range(scene.turn))),
        nexts=_bars(turns[-1], Counter()) if is_answer else (),
        always=practice().coach.always,
    )


def votes_on(scene: Scene) -> int:
    """How many phones have voted on what is on now."""
    return Vote.objects.filter(scene=scene, turn=scene.turn - (scene.phase == "answered")).count()


def earlier(event: Event) -> list[Scene]:
    """Scenes of this event that are not on the screen, the newest first."""
    return list(Scene.objects.filter(event=event, is_on=False).order_by("-updated_at").defer("turns")[:20])


def _script(scene: Scene) -> Script | None:
    try:
        return script_of(scene)
    except GoneError:
        return None


def _brief(scene: Scene, script: Script | None) -> str:
    known = practice().scenarios.get(scene.scenario)
    if known:
        return known.brief
    return script.character.client.brief(Stage(scene.stage)) if script else ""


def _bars(turn: Turn, counted: Counter[int]) -> tuple[Bar, ...]:
    most = max(counted.values(), default=0)
    return tuple(
        Bar(at, option.words, counted[at], counted.total(), 0 < most == counted[at], at == turn.chosen)
        for at, option in enumerate(turn.options)
    )


def _answers(scene: Scene, turns: Sequence[Turn], script: Script | None) -> tuple[Branch, ...]:
    """The last answer; or two of them, when a branch stands beside the one that it forked from."""
    if not scene.is_beside or scene.fork_of is None or scene.fork_at is None:
        return (_branch(scene, turns, len(turns) - 1, "", script),)
    other = from_rows(scene.fork_of.turns)
    at = scene.fork_at + 1
    return (_branch(scene, other, at, "A", script), _branch(scene, turns, at, "B", script))


def _branch(scene: Scene, turns: Sequence[Turn], at: int, letter: str, script: Script | None) -> Branch:
    before, after = turns[at - 1], turns[at]
    assert before.said is not None
    told = (
        review(script.character, before.state, before.said.moves, after.state, practice().coach)
        if script and scene.is_explained
        else None
    )
    return Branch(letter, before.said.words, after.line, after.state, told)


def _lines(bars: Sequence[Bar], width: int) -> int:
    """How many lines the options take, with so many letters in a line."""
    return sum(-(-len(bar.words) // width) for bar in bars)


def _past(turns: Sequence[Turn], at: int) -> Past:
    turn = turns[at]
    others = tuple(one for one in _bars(turn, Counter()) if not one.is_said)
    return Past(at + 1, at, turn.line, turn.said.words if turn.said else "", others)
