"""The publication gate: which mapped standards may be printed, and why the others may not.

A standard is printed only if a named person has verified the row within twelve months and that version is valid on the
day of the course. Nothing is verified by shipping it.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from trivet.content.schema import Mapping
from trivet.vocabulary import MappingStrength, Nation, Sector, StandardUse

GOOD_FOR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Verification:
    """A person's word that a standard is live, as they read it on the standards database."""

    code: str
    suite: str
    urn: str
    verified_by: str
    verified_on: date
    version: str = ""
    title: str = ""
    title_cy: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Gated:
    """A mapping with the gate's answer. `refusal` is empty when it may be printed."""

    mapping: Mapping
    verification: Verification | None
    refusal: str

    @property
    def may_print(self) -> bool:
        return not self.refusal


@dataclass(frozen=True, slots=True)
class MatrixCell:
    outcome: str
    standard: str
    strength: MappingStrength
    statements: tuple[str, ...]
    why: str


def proposed(mappings: tuple[Mapping, ...], sector: Sector, nation: Nation) -> tuple[Mapping, ...]:
    """The mappings that concern a sector and a nation and are on by default."""
    return tuple(
        mapping for mapping in mappings if mapping.default and sector in mapping.sectors and nation in mapping.nations
    )


def gate(
    mapping: Mapping, verifications: tuple[Verification, ...], *, on: date, use: StandardUse = StandardUse.PACK
) -> Gated:
    """May this standard be printed on that day, for that use? The newest verification counts."""
    mine = [one for one in verifications if (one.code, one.suite) == (mapping.code, mapping.suite)]
    newest = max(mine, key=lambda one: one.verified_on, default=None)
    return Gated(mapping, newest, _refusal(mapping, newest, on, use))


def printable(
    mappings: tuple[Mapping, ...], verifications: tuple[Verification, ...], *, on: date, use: StandardUse
) -> tuple[Gated, ...]:
    """Those that pass the gate."""
    return tuple(gated for one in mappings if (gated := gate(one, verifications, on=on, use=use)).may_print)


def cells(mapping: Mapping, modules: tuple[str, ...], outcomes: dict[str, tuple[str, ...]]) -> tuple[MatrixCell, ...]:
    """The matrix cells of one mapping for the modules taught. A link without outcomes covers all of its module's."""
    return tuple(
        MatrixCell(outcome, mapping.id, link.strength, link.statements, link.why)
        for link in mapping.links
        if link.module in modules
        for outcome in (link.outcomes or outcomes[link.module])
    )


def _refusal(mapping: Mapping, found: Verification | None, on: date, use: StandardUse) -> str:
    if use not in mapping.use:
        return f"It is not offered for the {use}."
    if found is None:
        return "Nobody has verified it yet."
    if not found.verified_by.strip() or not found.urn.strip():
        return "The verification lacks a name or a URN."
    if found.verified_on > on + GOOD_FOR or on > found.verified_on + GOOD_FOR:
        return f"It was verified on {found.verified_on:%d %B %Y}, more than twelve months from the course."
    if found.valid_from and on < found.valid_from:
        return f"This version is valid only from {found.valid_from:%d %B %Y}."
    if found.valid_to and on > found.valid_to:
        return f"This version ended on {found.valid_to:%d %B %Y}."
    return ""
