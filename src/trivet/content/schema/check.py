"""Knowledge checks and the confidence scale."""

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from trivet.content.schema.base import Frozen, Id, Text


class CheckOption(Frozen):
    id: Annotated[str, StringConstraints(pattern=r"^[a-d]$")]
    text: Text
    correct: bool = False
    why: Text


class CheckItem(Frozen):
    id: Id
    outcome: Id
    stem: Text
    options: tuple[CheckOption, ...] = Field(min_length=3, max_length=4)

    @model_validator(mode="after")
    def _one_correct(self) -> Self:
        if sum(option.correct for option in self.options) != 1:
            raise ValueError("exactly one option must be correct")
        if len({option.id for option in self.options}) != len(self.options):
            raise ValueError("two options have the same id")
        return self

    @property
    def answer(self) -> CheckOption:
        return next(option for option in self.options if option.correct)


class Check(Frozen):
    module: Id
    items: tuple[CheckItem, ...] = Field(min_length=8)


class ConfidenceItem(Frozen):
    id: Id
    text: Text


class Confidence(Frozen):
    title: Text
    intro: Text
    low: Text
    high: Text
    items: tuple[ConfidenceItem, ...] = Field(min_length=1)
