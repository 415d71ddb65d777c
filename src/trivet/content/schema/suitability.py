"""The shape of what a booking form asks about suitability, and of the advice that follows from an answer."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from trivet.content.schema.base import Frozen, Id, Text


class Said(Frozen):
    """One text in both languages."""

    en: Annotated[Text, Field(max_length=400)]
    cy: Annotated[Text, Field(max_length=400)]

    def words(self, language: str) -> str:
        return self.cy if language == "cy" else self.en


class WelshCheck(Frozen):
    """Whether a person who speaks Welsh has read the Welsh."""

    checked: bool
    checked_by: str = ""

    @model_validator(mode="after")
    def _checked_by_somebody(self) -> Self:
        if self.checked and not self.checked_by:
            raise ValueError("say who checked the Welsh in checked_by, or set checked to false")
        return self


class Answer(Frozen):
    id: Id
    says: Said
    advice: Id | None = None


class Question(Frozen):
    id: Id
    asks: Said
    answers: Annotated[tuple[Answer, ...], Field(min_length=2, max_length=8)]

    @model_validator(mode="after")
    def _answers_differ(self) -> Self:
        _differ([answer.id for answer in self.answers])
        return self


class Advice(Frozen):
    id: Id
    participant: Said
    trainer: Annotated[Text, Field(max_length=400)]


class Suitability(Frozen):
    """Every question and every piece of advice. An answer's advice must exist."""

    welsh: WelshCheck
    questions: Annotated[tuple[Question, ...], Field(min_length=1, max_length=10)]
    advice: tuple[Advice, ...]

    @model_validator(mode="after")
    def _whole(self) -> Self:
        _differ([question.id for question in self.questions])
        _differ([one.id for one in self.advice])
        known = {one.id for one in self.advice}
        used = {answer.advice for question in self.questions for answer in question.answers if answer.advice}
        if used - known:
            raise ValueError(f"there is no advice called {', '.join(sorted(used - known))}")
        if known - used:
            raise ValueError(f"no answer leads to the advice {', '.join(sorted(known - used))}")
        return self


def _differ(ids: list[str]) -> None:
    doubled = sorted({one for one in ids if ids.count(one) > 1})
    if doubled:
        raise ValueError(f"the id {', '.join(doubled)} stands twice")
