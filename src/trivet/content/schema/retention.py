"""The shape of the table of what is kept, how long and why."""

from typing import Literal

from pydantic import Field, model_validator

from trivet.content.schema.base import Frozen, Id, Text

Unit = Literal["days", "months", "years"]


class Kept(Frozen):
    """One kind of personal data. `period` counts `unit`s; the owner may choose another between `least` and `most`."""

    id: Id
    what: Text
    where: Text
    period: int = Field(ge=1)
    unit: Unit
    least: int = Field(ge=1)
    most: int
    since: Text
    why: Text
    how: Text

    @model_validator(mode="after")
    def _within_bounds(self) -> "Kept":
        if not self.least <= self.period <= self.most:
            raise ValueError(f"the period of '{self.id}' is not between its least and its most")
        return self


class Retention(Frozen):
    """The whole table."""

    rows: tuple[Kept, ...]

    @model_validator(mode="after")
    def _once(self) -> "Retention":
        ids = [row.id for row in self.rows]
        if len(ids) != len(set(ids)):
            raise ValueError("an id stands twice")
        return self
