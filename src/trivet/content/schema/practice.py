"""What stands around the simulated clients: replies to choose from, the coach's sentences, scenarios, drills, the booster plan."""

from collections.abc import Sequence
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from trivet.content.schema.base import Frozen, Id, SourceId, Text
from trivet.vocabulary import Act, Component, Grade, MoveId, Stage, Stance


class Reply(Frozen):
    """Words for a move. `after`: the acts of the client's last line after which they can be said; none named means any."""

    say: Text
    after: tuple[Act, ...] = ()
    opening: bool = False
    later: bool = False


class Replies(Frozen):
    """content/practice/replies.yaml"""

    replies: dict[MoveId, tuple[Reply, ...]]

    @model_validator(mode="after")
    def _every_move(self) -> Self:
        missing = [move.value for move in MoveId if move is not MoveId.NONE and not self.replies.get(move)]
        if missing:
            raise ValueError(f"there are no replies for {', '.join(missing)}")
        return self


class Outcomes(Frozen):
    """A sentence for each way that a move may go."""

    helped: Text | None = None
    little: Text | None = None
    hurt: Text | None = None


class MoveTexts(Frozen):
    """What to say of a move, and of it in front of a client in a particular stance."""

    helped: Text
    little: Text
    hurt: Text
    states: dict[Stance, Outcomes] = Field(default_factory=dict)


class Reason(Frozen):
    """Why something moved: the rule in words, how well grounded it is, and what it rests on."""

    text: Text
    grade: Grade
    sources: tuple[SourceId, ...] = ()


class Instead(Frozen):
    move: MoveId
    say: Text


class Caption(Frozen):
    short: Text
    long: Text


class NextStep(Frozen):
    text: Text
    module: Id
    tip: Annotated[int, Field(ge=1, le=10)]


class Coach(Frozen):
    """content/practice/coach.yaml"""

    always: Text
    moves: dict[MoveId, MoveTexts]
    reasons: dict[str, Reason]
    instead: dict[Stance, tuple[Instead, ...]]
    timeline: dict[str, Caption]
    strengths: dict[str, Text]
    next_steps: dict[str, NextStep]

    @model_validator(mode="after")
    def _every_move_and_stance(self) -> Self:
        missing = [*(one.value for one in MoveId if one not in self.moves),
                   *(one.value for one in Stance if not self.instead.get(one))]  # fmt: skip
        if missing:
            raise ValueError(f"there are no words for {', '.join(missing)}")
        return self


class Scenario(Frozen):
    """A meeting to practise: one client, one skill in focus."""

    id: Id
    module: Id
    client: Id
    stage: Stage = Stage.FIRST
    title: Text
    brief: Text
    skill: tuple[MoveId, ...] = Field(min_length=1, max_length=4)
    difficulty: Annotated[int, Field(ge=1, le=3)]
    turns: Annotated[int, Field(ge=8, le=25)] = 20


class Scenarios(Frozen):
    """content/practice/scenarios.yaml"""

    scenarios: tuple[Scenario, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        _once("scenario", [one.id for one in self.scenarios])
        return self


class Provocation(Frozen):
    """One client line to answer in a drill, with wordings that would do and one that would not."""

    id: Id
    says: Text
    stance: Stance
    good: Annotated[tuple[Text, ...], Field(min_length=1), BeforeValidator(lambda v: (v,) if isinstance(v, str) else v)]
    trap: Text
    why: Text


class DrillForm(Frozen):
    """One of a drill's parallel forms: six provocations."""

    form: Literal["a", "b", "c"]
    provocations: tuple[Provocation, ...] = Field(min_length=6, max_length=6)


class Drill(Frozen):
    """Five minutes on one skill: try, feedback, retry."""

    drill: Id
    title: Text
    module: Id
    leg: Component
    moves: tuple[MoveId, ...] = Field(min_length=1, max_length=3)
    point: Text
    forms: tuple[DrillForm, ...] = Field(min_length=2)


class Booster(Frozen):
    """What somebody is sent so many weeks after the day, by the leg that was weakest."""

    week: Literal[1, 2, 4, 8, 26]
    title: Text
    lead: Text
    drills: dict[Component, Id]
    do: dict[Component, Text]


class Boosters(Frozen):
    """content/practice/boosters.yaml"""

    boosters: tuple[Booster, ...] = Field(min_length=5, max_length=5)


class PracticeVignette(Frozen):
    """A moment to answer with a move, the same before the day, after it and later in another form."""

    id: Id
    stance: Stance
    scene: Text
    says: Text
    options: tuple[Instead, ...] = Field(min_length=4, max_length=4)


class VignetteForm(Frozen):
    form: Literal["a", "b", "c"]
    vignettes: tuple[PracticeVignette, ...] = Field(min_length=5)


class Vignettes(Frozen):
    """content/practice/vignettes.yaml"""

    forms: tuple[VignetteForm, ...] = Field(min_length=3, max_length=3)

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        _once("form", [one.form for one in self.forms])
        return self


def _once(kind: str, ids: Sequence[str]) -> None:
    doubled = sorted({one for one in ids if ids.count(one) > 1})
    if doubled:
        raise ValueError(f"the id of a {kind} stands twice: {', '.join(doubled)}")
