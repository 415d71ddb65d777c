"""The forms around a day: scenes to answer, questions to ask, when each form is open. In English and, as a draft, in Welsh."""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from trivet.content.schema.base import Frozen, Id, Text
from trivet.vocabulary import Language, Nation, Sector


class FormKind(StrEnum):
    """When somebody is asked."""

    BEFORE = "before"
    AFTER = "after"
    SIX_WEEKS = "six-weeks"


class PartKind(StrEnum):
    """What a page of a form is about."""

    SCENES = "scenes"
    CONFIDENCE = "confidence"
    CHECK = "check"
    EVALUATION = "evaluation"


class ClientState(StrEnum):
    """How the person in a scene meets the practitioner."""

    FIRST_CONTACT = "first-contact"
    HOSTILE = "hostile"
    WITHDRAWN = "withdrawn"
    COLLUSIVE = "collusive"
    AMBIVALENT = "ambivalent"


class QuestionKind(StrEnum):
    ONE = "one"
    MANY = "many"
    WORDS = "words"
    TICK = "tick"


class Both(Frozen):
    """The same words in both languages."""

    en: Text
    cy: Text

    def in_(self, language: str) -> str:
        return self.cy if language == Language.WELSH else self.en


class Choice(Frozen):
    """One answer of several. Its id is what is stored."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,20}$")]
    text: Both


class Question(Frozen):
    id: Id
    kind: QuestionKind
    text: Both
    hint: Both | None = None
    options: tuple[Choice, ...] = ()

    @model_validator(mode="after")
    def _options_where_there_is_a_choice(self) -> Self:
        wanted = self.kind in (QuestionKind.ONE, QuestionKind.MANY)
        if wanted != bool(self.options):
            raise ValueError(f"a question of kind {self.kind} {'needs' if wanted else 'has no'} options")
        if len({option.id for option in self.options}) != len(self.options):
            raise ValueError("two options have the same id")
        return self


class Vignette(Frozen):
    """A scene with a line that wants a reply, what a helpful reply may do, and how a person codes it later."""

    id: Id
    state: ClientState
    sector: Sector
    nation: Nation
    scene: Both
    who: Text
    says: Both
    helps: tuple[Both, ...] = Field(min_length=2, max_length=4)
    rubric: dict[Literal["0", "1", "2", "3"], Text] = Field(min_length=4)


class VignetteSet(Frozen):
    set: Annotated[str, StringConstraints(pattern=r"^[ab]$")]
    vignettes: tuple[Vignette, ...]

    @model_validator(mode="after")
    def _every_state_once(self) -> Self:
        if sorted(one.state for one in self.vignettes) != sorted(ClientState):
            raise ValueError(f"a set has one scene for each state: {', '.join(ClientState)}")
        return self


class Moment(Frozen):
    """A time, counted from the start of the first day or the end of the last one."""

    from_: Annotated[Literal["start", "end"], Field(alias="from")]
    days: int = 0
    hours: int = 0


class Form(Frozen):
    """One of the three forms."""

    title: Both
    lead: Both
    minutes: Annotated[int, Field(ge=1, le=60)]
    scenes: Literal["first", "second"]
    parts: tuple[PartKind, ...] = Field(min_length=1)
    opens: Moment
    closes: Moment


class Welsh(Frozen):
    """Whether somebody who speaks Welsh has read it; until then `draft` is shown beside it."""

    checked: bool
    checked_by: Text | None = None
    draft: Text

    @model_validator(mode="after")
    def _somebody_checked(self) -> Self:
        if self.checked and not self.checked_by:
            raise ValueError("say who checked these words in checked_by, or set checked to false")
        return self


class Scenes(Frozen):
    title: Both
    intro: Both
    ask: Both
    on_the_day: tuple[ClientState, ...] = Field(min_length=1)
    more: Both
    private: Question
    back_title: Both
    back: Both


class Intro(Frozen):
    intro: Both


class TitledIntro(Intro):
    title: Both


class PassMark(Frozen):
    """So many right of so many."""

    right: Annotated[int, Field(ge=1)]
    of: Annotated[int, Field(ge=1)]


class CheckChoice(TitledIntro):
    """Which items of the modules' checks a form asks."""

    before: tuple[Id, ...]
    items: tuple[Id, ...]
    evidence: tuple[Id, ...]
    enough: Annotated[PassMark, Field(alias="pass")]
    passed: Both
    not_yet: Both

    @model_validator(mode="after")
    def _the_pass_mark_can_be_reached(self) -> Self:
        if not self.enough.right <= self.enough.of == len(self.items) + len(self.evidence):
            raise ValueError("the pass mark must be out of all items and evidence items together, and within them")
        if not set(self.before) <= {*self.items, *self.evidence}:
            raise ValueError("what is asked before must be asked after as well, or nothing can be compared")
        return self


class FormsFile(Frozen):
    """content/forms/forms.yaml"""

    welsh: Welsh
    kinds: dict[FormKind, Form] = Field(min_length=len(FormKind))
    promise: tuple[Both, ...] = Field(min_length=1)
    no_names: Both
    scenes: Scenes
    confidence: Intro
    check: CheckChoice
    evaluation: TitledIntro
    evaluation_later: TitledIntro


class EvaluationFile(Frozen):
    """content/forms/evaluation.yaml"""

    after: tuple[Question, ...] = Field(min_length=1)
    six_weeks: Annotated[tuple[Question, ...], Field(alias="six-weeks", min_length=1)]


class WelshScale(Frozen):
    title: Text
    low: Text
    high: Text
    items: dict[Id, Text]


class WelshItem(Frozen):
    stem: Text
    options: dict[Annotated[str, StringConstraints(pattern=r"^[a-d]$")], Text]


class WelshFile(Frozen):
    """content/forms/welsh.yaml: Welsh for the confidence scale and for check items."""

    confidence: WelshScale
    check: dict[Id, WelshItem]


class Forms(Frozen):
    """Everything in content/forms/."""

    file: FormsFile
    sets: dict[str, VignetteSet]
    evaluation: EvaluationFile
    welsh: WelshFile

    def vignettes(self, name: str) -> tuple[Vignette, ...]:
        """The scenes of a set, "a" or "b". Those for the day come first, in the order that the day asks for."""
        first = self.file.scenes.on_the_day
        rank = {state: number for number, state in enumerate(first)}
        return tuple(sorted(self.sets[name].vignettes, key=lambda one: rank.get(one.state, len(first))))
