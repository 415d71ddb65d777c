"""The shape of the day: order, fixed parts, breaks, joined blocks and variants."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from trivet.content.schema.base import Count, Frozen, Id, Text
from trivet.vocabulary import Sector


class Part(Frozen):
    """A part of the day that is not a module: the welcome, the close, open practice."""

    id: Id
    title: Text
    minutes: Count
    minimum: Count
    practice: Annotated[int, Field(ge=0)]
    most: Count | None = None
    summary: Text
    trainer: tuple[Text, ...] = Field(min_length=1)


class Breaks(Frozen):
    """The laws of rest. All in minutes."""

    lunch: Count
    lunch_minimum: Count
    lunch_most: Count
    lunch_earliest: Annotated[int, Field(ge=0, lt=1440, description="minutes after midnight")]
    lunch_latest: Annotated[int, Field(ge=0, lt=1440, description="minutes after midnight")]
    lunch_needed_from: Count
    shortest: Count
    preferred: Count
    longest: Count
    total_minimum: Count
    longest_stretch: Count


class Joined(Frozen):
    """Two modules taught as one block, in less time than one after the other."""

    id: Id
    title: Text
    modules: tuple[Id, ...] = Field(min_length=2)
    minutes: Count
    minimum: Count
    practice: Annotated[int, Field(ge=0)]
    when: tuple[Id, ...] = Field(min_length=1)
    why: Text


class Shift(Frozen):
    """Minutes that a sector's day moves from one module to another."""

    sector: Sector
    give: Id
    take: Id
    minutes: Count
    why: Text


class Insertion(Frozen):
    """Where an optional module goes, and which core module pays for it first."""

    module: Id
    before: Id
    trim_first: Id
    why: Text


class Variant(Frozen):
    """A day with another order or other contents than the default."""

    id: Id
    title: Text
    summary: Text
    order: tuple[Id, ...] = Field(min_length=2)
    minutes: dict[Id, Count] = Field(default_factory=dict)
    joined: tuple[Id, ...] = ()
    half_day: bool = False


class SectorEmphasis(Frozen):
    sector: Sector
    text: Text


class Course(Frozen):
    """The course as a whole: what it is called, and the rules by which a day is built from its parts."""

    id: Id
    title: Text
    short_title: Text
    strapline: Text
    suitable_for: tuple[Text, ...]
    prior_knowledge: Text
    duration: Text
    order: tuple[Id, ...] = Field(min_length=2)
    options: tuple[Id, ...]
    required: tuple[Id, ...]
    most_options: Count
    longest_day: Count
    practice_share: Annotated[float, Field(gt=0, lt=1)]
    parts: tuple[Part, ...]
    breaks: Breaks
    joined: tuple[Joined, ...]
    insertions: tuple[Insertion, ...]
    shifts: tuple[Shift, ...]
    emphases: tuple[SectorEmphasis, ...]
    variants: tuple[Variant, ...]
    materials: tuple[Text, ...]
    room: tuple[Text, ...]

    @model_validator(mode="after")
    def _every_option_has_a_place(self) -> Self:
        placed = {insertion.module for insertion in self.insertions}
        missing = [option for option in self.options if option not in placed]
        if missing:
            raise ValueError(f"no insertion says where these options go: {', '.join(missing)}")
        return self
