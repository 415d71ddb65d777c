"""A quote: what the customer gets, for how much, on which terms, and how to accept it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from trivet.content.schema.sales import QuoteWords, SalesWords
from trivet.curriculum import CoursePlan, Plan
from trivet.events.ladder import Ladder, Span, spans
from trivet.events.money import Line
from trivet.press.document import (
    Block,
    Blocks,
    Brand,
    Bullets,
    Columns,
    Cover,
    Document,
    Heading,
    Keep,
    Paragraph,
    Table,
    Text,
    WriteLines,
)
from trivet.press.papers import Party, address_of, facts, linked, paragraph, paragraphs, plain, strong
from trivet.press.prices import price_table
from trivet.press.timetable import long_date, timeline

MOST_STANDARDS = 5


@dataclass(frozen=True, slots=True)
class QuoteSheet:
    """One quote, finished. `standards` are lines that have passed the publication gate; empty is said honestly."""

    number: str
    issued_on: date
    valid_until: date
    title: str
    provider: Party
    customer: Party
    lines: tuple[Line, ...]
    terms_version: str
    terms: tuple[str, ...] = ()
    vat_number: str = ""
    dates: str = ""
    place: str = ""
    people: str = ""
    po_number: str = ""
    ladder: Ladder = ()
    plan: CoursePlan | None = None
    standards: tuple[str, ...] = ()
    accept_at: str = ""
    notes: str = ""


def quote(sheet: QuoteSheet, words: SalesWords, brand: Brand, *, customer_brand: Brand | None = None) -> Document:
    """The quote as a document: prices first, then the day, the terms, and where to sign."""
    own = words.quote
    return Document(
        title=f"{own.title} {sheet.number}",
        subtitle=sheet.title,
        blocks=(
            *_head(sheet, own),
            *_prices(sheet, own),
            *_standards(sheet, own),
            *_plan(sheet, own),
            *_ladder(sheet, own),
            *_terms(sheet, own),
            *_acceptance(sheet, own),
        ),
        provider=brand,
        customer=customer_brand,
        layout="plain",
        cover=Cover(sheet.customer.name),
        author=sheet.provider.name,
        dated=sheet.issued_on,
        footer=f"{own.title} {sheet.number}",
    )


def _head(sheet: QuoteSheet, words: QuoteWords) -> Iterator[Block]:
    yield Columns(
        (
            (Paragraph(strong(words.to)), Paragraph(address_of(sheet.customer))),
            (Paragraph(strong(words.by)), Paragraph(address_of(sheet.provider))),
        )
    )
    yield from facts(
        (
            (words.dated, plain(long_date(sheet.issued_on))),
            (words.valid, plain(long_date(sheet.valid_until))),
            (words.what, plain(sheet.title)),
            (words.date, plain(sheet.dates)),
            (words.place, plain(sheet.place)),
            (words.people, plain(sheet.people)),
            (words.po, plain(sheet.po_number)),
            (words.vat_number, plain(sheet.vat_number)),
        )
    )


def _prices(sheet: QuoteSheet, words: QuoteWords) -> Iterator[Block]:
    yield Keep((_heading(words.price), *price_table(sheet.lines, words, words.total)))
    if sheet.notes:
        yield from (_heading(words.notes), *paragraphs(sheet.notes))


def _standards(sheet: QuoteSheet, words: QuoteWords) -> Iterator[Block]:
    if not sheet.standards:
        yield Keep((_heading(words.standards), paragraph(words.standards_none)))
        return
    named = tuple((paragraph(one),) for one in sheet.standards[:MOST_STANDARDS])
    yield Keep((_heading(words.standards), paragraph(words.standards_some), Bullets(named)))


def _plan(sheet: QuoteSheet, words: QuoteWords) -> Iterator[Block]:
    for title, plan in zip((words.plan, words.plan_second), sheet.plan.days if sheet.plan else (), strict=False):
        yield Keep((_heading(title), *_day(plan, words)))


def _day(plan: Plan, words: QuoteWords) -> Blocks:
    told = words.plan_told.format(working=plan.working, practice=plan.practice)
    return (paragraph(told), timeline(plan))


def _ladder(sheet: QuoteSheet, words: QuoteWords) -> Iterator[Block]:
    if not sheet.ladder:
        return
    rows = tuple((plain(_when(span, words)), plain(_due(span, words))) for span in spans(sheet.ladder))
    table = Table((plain(words.ladder_when), plain(words.ladder_due)), rows, widths=(3, 2))
    yield Keep((_heading(words.ladder), table))


def _when(span: Span, words: QuoteWords) -> str:
    if span.upto is None:
        return words.ladder_from.format(from_days=span.from_days)
    if span.from_days == 0:
        return words.ladder_late.format(upto=span.upto + 1)
    pattern = words.ladder_one if span.upto == span.from_days else words.ladder_between
    return pattern.format(from_days=span.from_days, upto=span.upto)


def _due(span: Span, words: QuoteWords) -> str:
    return words.ladder_per_cent.format(percent=span.percent) if span.percent else words.ladder_free


def _terms(sheet: QuoteSheet, words: QuoteWords) -> Iterator[Block]:
    version = paragraph(words.terms_version.format(version=sheet.terms_version))
    listed = (Bullets(tuple((paragraph(one),) for one in sheet.terms), numbered=True),) if sheet.terms else ()
    yield Keep((_heading(words.terms), version, *listed))


def _acceptance(sheet: QuoteSheet, words: QuoteWords) -> Iterator[Block]:
    told = (paragraph(words.accept_told), Paragraph(linked(sheet.accept_at))) if sheet.accept_at else ()
    paper = () if sheet.accept_at else (paragraph(words.accept_paper),)
    lines = tuple(WriteLines((Text(label),), 1) for label in (words.accepted_by, words.signature, words.order))
    yield Keep((_heading(words.accept), *told, *paper, *lines))


def _heading(text: str) -> Heading:
    return Heading(2, plain(text))
