"""Tips, tip sheets, claims and sources as the public pages show them."""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.safestring import SafeString

from trivet.content.library import Library
from trivet.content.schema import Claim, Module, Reference, Tip
from trivet.press.cited import reference_line
from trivet.press.document import Paragraph
from trivet.vocabulary import ModuleKind
from trivet.web.reading import Reader
from trivet.web.reading.margin import anchor_of
from trivet.web.reading.signs import legs
from trivet.web.site.pages import reader_for


@dataclass(frozen=True, slots=True)
class ShownTip:
    number: int
    head: SafeString
    text: SafeString
    say: SafeString
    module: str
    sheet: str
    sure: tuple[SafeString, ...]


@dataclass(frozen=True, slots=True)
class ShownSheet:
    """A module's tip sheet."""

    id: str
    title: SafeString
    module: str
    strapline: SafeString
    summary: SafeString
    legs: SafeString
    optional: bool
    lead: SafeString
    tips: tuple[tuple[SafeString, SafeString], ...]
    say: tuple[SafeString, ...]
    avoid: tuple[SafeString, ...]
    sure: SafeString


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """Something people say about the alliance, and what can be said."""

    id: str
    heard: SafeString
    say: SafeString
    plain: SafeString
    limits: SafeString
    size: str
    sure: SafeString


@dataclass(frozen=True, slots=True)
class ShownSource:
    anchor: str
    short: str
    line: SafeString
    found: SafeString
    limits: SafeString


@dataclass(frozen=True, slots=True)
class TenTipsShown:
    title: SafeString
    lead: SafeString
    how_sure: SafeString
    tips: tuple[ShownTip, ...]


@lru_cache(maxsize=8)
def ten_tips_of(library: Library) -> TenTipsShown:
    reader, tips = reader_for(library), library.tips
    shown = tuple(_tip(tip, library.module(tip.module), reader) for tip in tips.tips)
    return TenTipsShown(reader.line(tips.title), reader.line(tips.lead), reader.line(tips.how_sure), shown)


@lru_cache(maxsize=8)
def sheets_of(library: Library) -> dict[str, ShownSheet]:
    """Every tip sheet by its module's id, in the order of the course, the optional ones last."""
    course, reader = library.course, reader_for(library)
    order = [*course.order, *(option for option in course.options if option not in course.order)]
    return {module: _sheet(library.module(module), reader) for module in order}


def beside(sheets: dict[str, ShownSheet], module: str) -> tuple[ShownSheet | None, ShownSheet | None]:
    """The tip sheets before and after a module's."""
    row, place = list(sheets.values()), list(sheets).index(module)
    return (row[place - 1] if place else None), (row[place + 1] if place + 1 < len(row) else None)


@lru_cache(maxsize=8)
def claims_of(library: Library) -> tuple[ShownClaim, ...]:
    reader = reader_for(library)
    return tuple(_claim(claim, reader) for claim in library.claims)


@lru_cache(maxsize=8)
def sources_of(library: Library) -> tuple[ShownSource, ...]:
    """Every source that has been verified, by author."""
    verified = [found for found in library.references.values() if library.verified(found.id)]
    reader = reader_for(library)
    return tuple(_source(found, reader) for found in sorted(verified, key=lambda found: found.short.casefold()))


def _tip(tip: Tip, module: Module, reader: Reader) -> ShownTip:
    also = tip.sure_also
    marks = [reader.sure(tip.sure, tip.sources)]
    return ShownTip(
        number=tip.number,
        head=reader.line(tip.head),
        text=reader.line(tip.text),
        say=reader.line(tip.say),
        module=module.id,
        sheet=module.title,
        sure=tuple([reader.sure(also.level, words=f"for the part: {also.half}"), *marks] if also else marks),
    )


def _sheet(module: Module, reader: Reader) -> ShownSheet:
    sheet, head = module.tip_sheet, module.head
    return ShownSheet(
        id=module.id,
        title=reader.line(sheet.title),
        module=module.title,
        strapline=reader.line(head.strapline),
        summary=reader.line(head.summary),
        legs=legs(head.components),
        optional=head.kind is ModuleKind.OPTIONAL,
        lead=reader.line(sheet.lead),
        tips=tuple((reader.line(tip.head), reader.line(tip.text)) for tip in sheet.tips),
        say=tuple(map(reader.line, sheet.say)),
        avoid=tuple(map(reader.line, sheet.avoid)),
        sure=reader.sure(sheet.sure, words=sheet.sure_why),
    )


def _claim(claim: Claim, reader: Reader) -> ShownClaim:
    return ShownClaim(
        id=claim.id,
        heard=reader.line(claim.heard),
        say=reader.line(claim.say),
        plain=reader.prose(claim.plain).html,
        limits=reader.prose(claim.limits).html,
        size=claim.size or "",
        sure=reader.sure(claim.sure, claim.sources),
    )


def _source(found: Reference, reader: Reader) -> ShownSource:
    return ShownSource(
        anchor=anchor_of(found.id),
        short=found.short,
        line=reader.blocks((Paragraph(reference_line(found, "doi")),)).html,
        found=reader.line(found.found or ""),
        limits=reader.line(found.limits or ""),
    )
