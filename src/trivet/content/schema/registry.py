"""Sources, claims, tips, moves and the glossary."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from trivet.content.schema.base import Frozen, Id, SourceId, Text
from trivet.vocabulary import MoveKind, Nation, Sector, SourceStatus, Sureness


class Reference(Frozen):
    id: SourceId
    status: SourceStatus
    short: Text
    authors: Text | None = None
    year: int | None = None
    title: Text | None = None
    where: Text | None = None
    doi: Annotated[str, StringConstraints(pattern=r"^10\.\d{4,}/\S+$")] | None = None
    found: Text | None = None
    limits: Text | None = None


class Registry(Frozen):
    references: tuple[Reference, ...] = Field(min_length=1)


class Claim(Frozen):
    id: Id
    heard: Text
    say: Text
    sure: Sureness
    size: Text | None = None
    sources: tuple[SourceId, ...] = Field(min_length=1)
    plain: Text
    limits: Text
    page_line: Text | None = None


class Claims(Frozen):
    claims: tuple[Claim, ...] = Field(min_length=1)


class SureAlso(Frozen):
    level: Sureness
    half: Text


class Tip(Frozen):
    number: Annotated[int, Field(ge=1, le=10)]
    head: Text
    text: Text
    say: Text
    sure: Sureness
    sure_also: SureAlso | None = None
    sources: tuple[SourceId, ...] = Field(min_length=1)
    module: Id


class TenTips(Frozen):
    title: Text
    lead: Text
    how_sure: Text
    tips: tuple[Tip, ...] = Field(min_length=10, max_length=10)


class NationGlossary(Frozen):
    nation: Nation
    terms: dict[str, dict[Sector | Literal["default"], Text]]
    notes: tuple[Text, ...] = ()
    checked_by: Text | None = None


class Term(Frozen):
    id: Id
    term: Text
    meaning: Text
    see: tuple[Id, ...] = ()


class Terms(Frozen):
    terms: tuple[Term, ...] = Field(min_length=1)


class Move(Frozen):
    id: Annotated[str, StringConstraints(pattern=r"^[A-Z]+$")]
    name: Text
    component: tuple[Text, ...] = ()
    kind: MoveKind
    definition: Text
    example: Text


class Moves(Frozen):
    moves: tuple[Move, ...] = Field(min_length=1)
