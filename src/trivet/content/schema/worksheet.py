"""Sheets that a participant fills in by hand."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from trivet.content.schema.base import Frozen, Id, Text


class LinesPart(Frozen):
    kind: Literal["lines"]
    label: Text
    count: Annotated[int, Field(ge=1, le=25)]


class TablePart(Frozen):
    kind: Literal["table"]
    label: Text | None = None
    headers: tuple[Text, ...] = Field(min_length=1)
    rows: Annotated[int, Field(ge=1, le=20)]


class TicksPart(Frozen):
    kind: Literal["ticks"]
    label: Text | None = None
    items: tuple[Text, ...] = Field(min_length=1)


class ScalePart(Frozen):
    kind: Literal["scale"]
    label: Text
    low: Text
    high: Text
    steps: Annotated[int, Field(ge=2, le=11)] = 11


class FilledPart(Frozen):
    kind: Literal["filled"]
    label: Text | None = None
    headers: tuple[Text, ...] = Field(min_length=1)
    cells: tuple[tuple[str, ...], ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _rows_fit(self) -> Self:
        if any(len(row) != len(self.headers) for row in self.cells):
            raise ValueError(f"every row needs {len(self.headers)} cells")
        return self


WorksheetPart = Annotated[LinesPart | TablePart | TicksPart | ScalePart | FilledPart, Field(discriminator="kind")]


class Worksheet(Frozen):
    id: Id
    title: Text
    intro: Text | None = None
    parts: tuple[WorksheetPart, ...] = Field(min_length=1)
