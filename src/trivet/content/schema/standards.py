"""Occupational standards and the proposal that maps the course to them."""

from typing import Literal

from pydantic import Field

from trivet.content.schema.base import Frozen, Id, Text
from trivet.vocabulary import MappingStrength, Nation, Sector, StandardUse


class MappingLink(Frozen):
    module: Id
    outcomes: tuple[Id, ...] = ()
    statements: tuple[Text, ...] = ()
    strength: MappingStrength
    why: Text


class Mapping(Frozen):
    """A proposal that parts of the course are about the content of one occupational standard."""

    id: Id
    framework: Text
    code: Text
    title: Text
    suite: Text
    sectors: tuple[Sector, ...] = Field(min_length=1)
    nations: tuple[Nation, ...] = Field(min_length=1)
    default: bool
    use: tuple[StandardUse, ...] = ()
    links: tuple[MappingLink, ...] = Field(min_length=1)


class MappingFile(Frozen):
    status: Literal["draft", "approved"]
    note: Text
    mappings: tuple[Mapping, ...]


class Standard(Frozen):
    """One row of nos.csv: facts about a standard, never its text."""

    code: str
    suite: Text
    title: Text
    status: str
    nation: str
    source: str
    seen: Literal["yes-primary", "yes-secondary", "title-only", "no"]
    line: int
