"""Simulated clients: archetypes with their lines, people with their facts, and the words that stand for the engine's numbers."""

import hashlib
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator

from trivet.content.conditions import read_condition
from trivet.content.schema.base import Frozen, Id, SourceId, Text
from trivet.vocabulary import Act, MoveId, Nation, Posture, Rupture, Sector, Stage

LINE_LENGTH = 220
#: Weights of the postures must add up to one; a trainer's rounding is forgiven.
_ROUNDING = 0.02

Level = Literal["none", "low", "medium", "high"]
Speech = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LINE_LENGTH)]


def _many(value: object) -> object:
    return (value,) if isinstance(value, str | bool) else value


class When(Frozen):
    """Where a line may be said. What is left out does not matter. May be written in one line: see content.conditions."""

    trust: Annotated[tuple[Literal["low", "medium", "high"], ...], BeforeValidator(_many)] = ()
    rupture: Annotated[tuple[Rupture, ...], BeforeValidator(_many)] = ()
    stage: Annotated[tuple[Stage, ...], BeforeValidator(_many)] = ()
    after: Annotated[tuple[MoveId, ...], BeforeValidator(_many)] = ()
    late: bool | None = None

    @model_validator(mode="before")
    @classmethod
    def _in_words(cls, value: object) -> object:
        return read_condition(value) if isinstance(value, str) else value


class Line(Frozen):
    """Something that a client says, and what a good practitioner might give back to it."""

    line: Speech
    back: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)] | None = None
    when: When | None = None

    def id_in(self, owner: str, act: Act) -> str:
        """`owner.act.hash`: stays with the words wherever they stand, so that a translation knows when they changed."""
        return f"{owner}.{act}.{hashlib.sha256(self.line.encode()).hexdigest()[:8]}"


def _line(value: object) -> object:
    return {"line": value} if isinstance(value, str) else value


def _sums_to_one(postures: dict[Posture, float]) -> dict[Posture, float]:
    total = sum(postures.values())
    if postures and abs(total - 1) > _ROUNDING:
        raise ValueError(f"the weights of the postures must add up to 1; they add up to {total:.2f}")
    return postures


Lines = tuple[Annotated[Line, BeforeValidator(_line)], ...]
Postures = Annotated[dict[Posture, Annotated[float, Field(ge=0, le=1)]], AfterValidator(_sums_to_one)]


class Archetype(Frozen):
    """A way of meeting authority, with the lines that people who meet it so have in common."""

    archetype: Id
    name: Text
    posture: Posture
    postures: Postures
    rupture: Literal[Rupture.WITHDRAWAL, Rupture.CONFRONTATION]
    note: Text
    lines: dict[Act, Lines]

    @model_validator(mode="after")
    def _whole(self) -> Self:
        missing = [act.value for act in Act if not self.lines.get(act)]
        if missing:
            raise ValueError(f"there are no lines for {', '.join(missing)}")
        return self


class Person(Frozen):
    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
    age: Annotated[int, Field(ge=10, le=99)]
    pronouns: Annotated[str, StringConstraints(pattern=r"^[a-z]+/[a-z]+(/[a-z]+)?$")]


class Dials(Frozen):
    """The engine's numbers, in words."""

    trust: Level = "low"
    coercion: Level = "medium"
    readiness: Level = "low"
    capacity: Level = "medium"
    temper: Literal["slow", "even", "quick"] = "even"
    seeks_ally: Literal["little", "some", "much"] = "little"
    ambivalence: Literal["none", "some", "strong"] = "none"


class Fact(Frozen):
    """A piece of the person, told once trust is high enough."""

    id: Id
    trust: Literal["low", "medium", "high"]
    line: Speech
    back: Text | None = None


class Incident(Frozen):
    """Something that happens whatever the practitioner does. What becomes of it depends on the relationship."""

    turn: Annotated[int, Field(ge=3, le=14)]
    line: Speech
    back: Text | None = None
    rupture: Literal[Rupture.WITHDRAWAL, Rupture.CONFRONTATION]
    repaired_by: tuple[MoveId, ...] = Field(min_length=1)


class Written(Frozen):
    """Who wrote a client, from what evidence, and who with experience has read it."""

    note: Text
    sources: tuple[SourceId, ...] = ()
    checked_by: Text | None = None


class Sessions(Frozen):
    """A brief for each of the three meetings."""

    first: Text | None = None
    middle: Text | None = None
    repair: Text | None = None


class Client(Frozen):
    """A simulated person: what differs from the archetype, in words rather than numbers."""

    client: Id
    title: Text
    archetype: Id
    setting: Sector
    nation: Nation
    person: Person
    background: Text
    practitioner_brief: Text
    sessions: Sessions = Sessions()
    learning: tuple[Id, ...] = ()
    postures: Postures = Field(default_factory=dict)
    dials: Dials = Dials()
    rupture: Literal[Rupture.WITHDRAWAL, Rupture.CONFRONTATION] | None = None
    facts: tuple[Fact, ...] = ()
    wants: Text
    incident: Incident | None = None
    lines: dict[Act, Lines] = Field(default_factory=dict)
    #: Words that an archetype's line must not hold for this person, because they would contradict who he or she is.
    avoid: tuple[Text, ...] = ()
    hooks: tuple[Text, ...] = ()
    did_well: Text
    watch_for: Text
    written: Written | None = None

    @model_validator(mode="after")
    def _sound(self) -> Self:
        told = [fact.id for fact in self.facts]
        if len(set(told)) != len(told):
            raise ValueError("two facts have the same id")
        return self

    def brief(self, stage: Stage) -> str:
        """What to try to do in that meeting."""
        words: str | None = getattr(self.sessions, stage.value)
        return words or self.practitioner_brief
