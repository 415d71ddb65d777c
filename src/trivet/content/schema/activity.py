"""Exercises and role plays, with their cards and the trainer's notes."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from trivet.content.schema.base import Count, Frozen, Id, Text
from trivet.vocabulary import ActivityKind, CardRole, Grouping, Sector


class Step(Frozen):
    minutes: Count
    do: Text


class Trouble(Frozen):
    """Something that goes wrong in an exercise, and what the trainer does then."""

    when: Text = Field(alias="if")
    then: Text


class Card(Frozen):
    role: CardRole
    title: Text
    text: Text
    line: Text | None = None
    look_for: tuple[Text, ...] = ()


class Activity(Frozen):
    id: Id
    title: Text
    kind: ActivityKind
    minutes: Count
    practice: Annotated[int, Field(ge=0)]
    grouping: Grouping
    alternate: bool = False
    outcomes: tuple[Id, ...] = Field(min_length=1)
    purpose: Text
    materials: tuple[Text, ...] = ()
    set_up: Text
    steps: tuple[Step, ...] = Field(min_length=1)
    debrief_minutes: Annotated[int, Field(ge=0)] = 0
    debrief: tuple[Text, ...] = ()
    goes_wrong: tuple[Trouble, ...] = Field(min_length=1)
    sectors: dict[Sector, Text] = Field(default_factory=dict)
    cards: tuple[Card, ...] = ()

    @model_validator(mode="after")
    def _times_agree(self) -> Self:
        total = sum(step.minutes for step in self.steps) + self.debrief_minutes
        if total != self.minutes:
            raise ValueError(f"steps and debrief take {total} minutes, but minutes says {self.minutes}")
        if self.practice > self.minutes:
            raise ValueError(f"practice ({self.practice}) is longer than the activity ({self.minutes})")
        return self

    @model_validator(mode="after")
    def _role_play_is_whole(self) -> Self:
        if self.kind is not ActivityKind.ROLE_PLAY:
            return self
        missing = [role.value for role in _TRIAD if role not in {card.role for card in self.cards}]
        if missing:
            raise ValueError(f"a role play needs a card for: {', '.join(missing)}")
        if set(self.sectors) != set(Sector):
            raise ValueError("a role play needs its scene in every sector")
        return self


_TRIAD = (CardRole.PRACTITIONER, CardRole.CLIENT, CardRole.OBSERVER)
