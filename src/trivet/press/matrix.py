"""The standards matrix: outcomes beside occupational standards, as published and as a working draft."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trivet.content.schema import Mapping, MappingLink, Module
from trivet.content.schema.trainer import MatrixWords
from trivet.curriculum import Gated, gate, printable, proposed
from trivet.curriculum.standards import MatrixCell, cells
from trivet.press.brief import CourseBrief
from trivet.press.cited import with_citations
from trivet.press.desk import Desk, desk_for
from trivet.press.document import (
    Block,
    Blocks,
    Bullets,
    Callout,
    Cover,
    Document,
    Facts,
    Heading,
    Inlines,
    Keep,
    LineBreak,
    Strong,
    Table,
    Text,
)
from trivet.press.timetable import long_date
from trivet.vocabulary import MappingStrength, StandardUse

#: More standards than this beside one another and their codes no longer fit on A4.
WIDEST = 4
#: A table of so many rows stays on the page of its heading.
_FEW = 5
#: A code of nine letters or more does not fit a column by itself.
_LONG_CODE = re.compile(r"^(?=.{9})([A-Za-z]{4,})(\d.*)$")


@dataclass(frozen=True, slots=True)
class Board:
    """The desk with what is to be laid on it: the standards that may be shown, and the cells of each."""

    desk: Desk
    words: MatrixWords
    shown: tuple[Gated, ...]
    cells: dict[str, tuple[MatrixCell, ...]]

    def touching(self, module: Module) -> tuple[Gated, ...]:
        """The standards that have a cell in this module."""
        own = {outcome.id for outcome in module.head.outcomes}
        return tuple(one for one in self.shown if own & {cell.outcome for cell in self.cells[one.mapping.id]})


def matrix(brief: CourseBrief, *, draft: bool = False) -> Document:
    """Outcomes beside standards. Published: only what passed the gate. Draft: every proposal, and why it may not be printed."""
    desk = desk_for(brief)
    words = desk.furniture.trainer.matrix
    document = Document(
        title=words.title,
        subtitle=words.draft_subtitle if draft else words.subtitle,
        blocks=_draft(desk) if draft else _published(desk),
        provider=brief.provider_brand,
        customer=brief.customer_brand,
        layout="plain",
        cover=Cover(brief.title),
        author=brief.provider.name,
        dated=brief.on,
        running_head=brief.customer.name,
        footer=words.draft_footer if draft else words.footer,
        large_print=brief.course.large_print,
        watermark=words.watermark if draft else "",
    )
    return with_citations(document, brief.library)


def _published(desk: Desk) -> Blocks:
    brief, words = desk.brief, desk.furniture.trainer.matrix
    wanted = proposed(brief.library.mappings, brief.customer.sector, brief.customer.nation)
    found = printable(wanted, brief.verifications, on=brief.on, use=StandardUse.PACK)
    if not found:
        return (_facts(desk), Callout("plain", "", (desk.paragraph(words.none),)), *_outcomes(desk))
    board = _board(desk, found)
    return (desk.paragraph(words.lead, lead=True), _facts(desk), *_tables(board), *_key(board))


def _draft(desk: Desk) -> Blocks:
    brief, words = desk.brief, desk.furniture.trainer.matrix
    sector, nation = brief.customer.sector, brief.customer.nation
    on = proposed(brief.library.mappings, sector, nation)
    off = [one for one in brief.library.mappings if sector in one.sectors and nation in one.nations and one not in on]
    board, spare = _board(desk, _judged(brief, on)), _board(desk, _judged(brief, off))
    offered = (desk.title(words.spare), desk.paragraph(words.spare_intro), *_reasons(spare)) if off else ()
    return (
        desk.paragraph(words.draft_lead, lead=True),
        _facts(desk),
        *_tables(board),
        desk.title(words.reasons),
        *_reasons(board),
        *offered,
    )


def _judged(brief: CourseBrief, mappings: tuple[Mapping, ...] | list[Mapping]) -> tuple[Gated, ...]:
    return tuple(gate(mapping, brief.verifications, on=brief.on, use=StandardUse.PACK) for mapping in mappings)


def _board(desk: Desk, shown: tuple[Gated, ...]) -> Board:
    modules = desk.brief.modules
    taught = tuple(module.id for module in modules)
    outcomes = {module.id: tuple(outcome.id for outcome in module.head.outcomes) for module in modules}
    found = {one.mapping.id: cells(one.mapping, taught, outcomes) for one in shown}
    return Board(desk, desk.furniture.trainer.matrix, tuple(one for one in shown if found[one.mapping.id]), found)


def _facts(desk: Desk) -> Facts:
    trainer, brief = desk.furniture.trainer, desk.brief
    words = trainer.matrix
    sector, nation = trainer.sectors[brief.customer.sector], trainer.nations[brief.customer.nation]
    return Facts(
        (
            (words.setting, (Text(trainer.guide.glance.setting_told.format(sector=sector, nation=nation)),)),
            (words.judged, (Text(long_date(brief.on)),)),
        )
    )


def _outcomes(desk: Desk) -> Iterator[Block]:
    yield desk.title(desk.furniture.trainer.matrix.outcomes)
    for module in desk.brief.modules:
        items = tuple((desk.paragraph(outcome.text),) for outcome in module.head.outcomes)
        yield Keep((desk.under(f"{module.head.code} {module.title}"), Bullets(items)))


# --- the tables, one for each module


def _tables(board: Board) -> Iterator[Block]:
    yield board.desk.title(board.words.matrix)
    yield board.desk.paragraph(board.words.key)
    untouched = []
    for module in board.desk.brief.modules:
        touching, named = board.touching(module), f"{module.head.code} {module.title}"
        if not touching:
            untouched.append(named)
        for number, some in enumerate(_dealt(touching)):
            heading = (board.desk.under(named),) if number == 0 else ()
            yield Keep((*heading, _table(board, module, some)))
    if untouched:
        yield board.desk.paragraph(board.words.untouched.format(modules="; ".join(untouched)))


def _dealt(standards: tuple[Gated, ...]) -> Iterator[tuple[Gated, ...]]:
    """As few tables as their width allows, as even as can be."""
    tables = -(-len(standards) // WIDEST)
    for number in range(tables):
        yield standards[number * len(standards) // tables : (number + 1) * len(standards) // tables]


def _table(board: Board, module: Module, standards: tuple[Gated, ...]) -> Table:
    headers = (board.desk.said(board.words.outcome), *(broken_code(one.mapping.code) for one in standards))
    rows = tuple(
        (board.desk.said(outcome.text), *(_cell(board, one.mapping, outcome.id) for one in standards))
        for outcome in module.head.outcomes
    )
    return Table(headers, rows, widths=(8.8 - 1.35 * len(standards), *(1.35,) * len(standards)))


def broken_code(code: str) -> Inlines:
    """A code as a column's head: a long one on two lines, broken where its letters end."""
    match = _LONG_CODE.match(code)
    return (Text(match[1]), LineBreak(), Text(match[2])) if match else (Text(code),)


def _cell(board: Board, mapping: Mapping, outcome: str) -> Inlines:
    found = [cell for cell in board.cells[mapping.id] if cell.outcome == outcome]
    if not found:
        return ()
    cell = min(found, key=lambda one: list(MappingStrength).index(one.strength))
    numbers = ", ".join(dict.fromkeys(number for one in found for number in one.statements))
    strength: Inlines = (Strong((Text(board.words.short[cell.strength]),)),)
    return (*strength, LineBreak(), Text(numbers)) if numbers else strength


# --- what the codes stand for


def _key(board: Board) -> Blocks:
    words, desk = board.words, board.desk
    headers = tuple(desk.said(name) for name in (words.code, words.standard, words.checked))
    return (
        desk.title(words.codes),
        Table(headers, tuple(_key_row(board, one) for one in board.shown), widths=(1.6, 5, 3)),
    )


def _key_row(board: Board, one: Gated) -> tuple[Inlines, ...]:
    mapping, found = one.mapping, one.verification
    checked = ""
    if found:
        checked = board.words.checked_by.format(
            name=found.verified_by, date=long_date(found.verified_on), urn=found.urn
        )
    return ((Strong((Text(mapping.code),)),), (Text(f"{mapping.title}. {mapping.suite}."),), (Text(checked),))


# --- the reasons, in the draft only


def _reasons(board: Board) -> Iterator[Block]:
    for one in board.shown:
        yield from _standard(board, one)


def _standard(board: Board, one: Gated) -> Iterator[Block]:
    mapping, desk, words = one.mapping, board.desk, board.words
    pairs: tuple[tuple[str, Inlines], ...] = (
        (words.suite, (Text(mapping.suite),)),
        (words.uses, (Text(", ".join(mapping.use)),)),
        (words.gate, (Text(one.refusal or words.passes),)),
    )
    head: Blocks = (Heading(2, (Text(f"{mapping.code} {mapping.title}"),)), Facts(pairs))
    headers = tuple(desk.said(name) for name in (words.part, words.mapped, words.why))
    rows = tuple(_reason(board, link) for link in mapping.links if link.module in desk.brief.plan.modules)
    table = Table(headers, rows, widths=(3.4, 1.9, 4.6))
    yield from (Keep((*head, table)),) if len(rows) <= _FEW else (Keep(head), table)


def _reason(board: Board, link: MappingLink) -> tuple[Inlines, ...]:
    module, words = board.desk.brief.library.module(link.module), board.words
    numbered = [
        str(number)
        for number, one in enumerate(module.head.outcomes, start=1)
        if not link.outcomes or one.id in link.outcomes
    ]
    part = words.outcomes_of.format(module=f"{module.head.code} {module.title}", numbers=", ".join(numbered))
    strength: Inlines = (Strong((Text(words.strengths[link.strength]),)),)
    counted: Inlines = (LineBreak(), Text(", ".join(link.statements))) if link.statements else ()
    return ((Text(part),), (*strength, *counted), board.desk.said(link.why))
