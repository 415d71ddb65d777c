"""One module: what is taught, practised, printed and checked."""

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from trivet.content.schema.activity import Activity
from trivet.content.schema.base import Count, Frozen, Id, SourceId, Text
from trivet.content.schema.check import Check
from trivet.content.schema.worksheet import Worksheet
from trivet.vocabulary import Component, ModuleKind, Sector, Sureness


class Outcome(Frozen):
    id: Id
    text: Text


class Reflection(Frozen):
    id: Id
    text: Text


class Minutes(Frozen):
    """Minutes of a module: planned, the least it can bear, and those in which people practise."""

    default: Count
    minimum: Count
    practice: Annotated[int, Field(ge=0, le=480)]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.practice <= self.default or self.minimum > self.default:
            raise ValueError("minimum and practice may not exceed default")
        return self


class ModuleHead(Frozen):
    """The front matter of a module file."""

    id: Id
    code: Annotated[str, StringConstraints(pattern=r"^[MO]\d$")]
    kind: ModuleKind
    title: Text
    strapline: Text
    summary: Text
    components: tuple[Component, ...] = Field(min_length=1)
    minutes: Minutes
    needs: tuple[Id, ...] = ()
    outcomes: tuple[Outcome, ...] = Field(min_length=3)
    reflection: tuple[Reflection, ...] = Field(min_length=3)
    sources: tuple[SourceId, ...] = ()


class Slide(Frozen):
    title: Text
    points: tuple[Text, ...] = Field(min_length=1, max_length=4)
    notes: Text


class SlideSet(Frozen):
    slides: tuple[Slide, ...] = Field(min_length=2, max_length=6)


class SheetTip(Frozen):
    head: Text
    text: Text


class TipSheet(Frozen):
    title: Text
    lead: Text
    tips: tuple[SheetTip, ...] = Field(min_length=4, max_length=7)
    say: tuple[Text, ...] = Field(min_length=2, max_length=4)
    avoid: tuple[Text, ...] = Field(min_length=2, max_length=4)
    sure: Sureness
    sure_why: Text


class Module(Frozen):
    """One module, whole: what is taught, practised, printed and checked."""

    head: ModuleHead
    moment: Text
    ideas: Text
    do_and_say: Text
    mistakes: Text
    in_your_work: dict[Sector, Text]
    plain: Text
    this_week: Text
    activities: tuple[Activity, ...] = Field(min_length=3)
    worksheets: tuple[Worksheet, ...] = Field(min_length=1)
    slides: tuple[Slide, ...]
    tip_sheet: TipSheet
    check: Check

    @property
    def id(self) -> str:
        return self.head.id

    @property
    def title(self) -> str:
        return self.head.title
