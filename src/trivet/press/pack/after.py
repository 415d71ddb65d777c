"""What is kept for afterwards: the plan, feedback, looking after oneself, standards, glossary, sources, certificate, notes."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import timedelta

from trivet.content.schema import FilledPart, Mapping, Term, Worksheet
from trivet.curriculum import Gated, printable, proposed
from trivet.press.cited import cited, reference_line
from trivet.press.desk import Desk
from trivet.press.document import (
    Blocks,
    Bullets,
    Inlines,
    Keep,
    NewPage,
    Paragraph,
    Strong,
    Table,
    Text,
    WriteLines,
)
from trivet.press.pack.pages import page_sheets, whole_page
from trivet.press.sheets import sentence
from trivet.press.timetable import long_date
from trivet.vocabulary import StandardUse

BOOSTERS = "action-plan-w-boosters"


def action_plan(desk: Desk) -> Blocks:
    """The boosters with their dates, then the plan on a page of its own, to show and to sign."""
    page = desk.page("action-plan")
    plans = tuple(sheet for sheet in page.worksheets if sheet.id != BOOSTERS)
    boosters = tuple(_dated(desk, sheet) for sheet in page.worksheets if sheet.id == BOOSTERS)
    return (
        desk.title(page.head.title),
        *desk.prose(page.body),
        *page_sheets(desk, boosters),
        NewPage(),
        *page_sheets(desk, plans),
    )


def _dated(desk: Desk, sheet: Worksheet) -> Worksheet:
    """The booster calendar with the day on which each week falls, when the day of the course is known."""
    if desk.brief.course.date is None:
        return sheet
    parts = tuple(_with_dates(desk, part) if isinstance(part, FilledPart) else part for part in sheet.parts)
    return sheet.model_copy(update={"parts": parts})


def _with_dates(desk: Desk, part: FilledPart) -> FilledPart:
    label = desk.furniture.pack.boosters.date
    headers = (part.headers[0], label, *part.headers[1:])
    cells = tuple((row[0], _week_after(desk, row[0]), *row[1:]) for row in part.cells)
    return part.model_copy(update={"headers": headers, "cells": cells})


def _week_after(desk: Desk, week: str) -> str:
    day = desk.brief.course.date
    return long_date(day + timedelta(weeks=int(week))) if day and week.isdecimal() else ""


def standards(desk: Desk) -> Blocks:
    """The standards that pass the publication gate, or one sentence that says why there are none."""
    page, words, brief = desk.page("standards"), desk.furniture.pack.standards, desk.brief
    wanted = proposed(brief.library.mappings, brief.customer.sector, brief.customer.nation)
    found = printable(wanted, brief.verifications, on=brief.on, use=StandardUse.PACK)
    table = (desk.paragraph(words.intro), _standards_table(desk, found)) if found else (desk.paragraph(words.none),)
    return (desk.title(page.head.title), *desk.prose(page.body), desk.under(words.heading), *table)


def _standards_table(desk: Desk, found: tuple[Gated, ...]) -> Table:
    words = desk.furniture.pack.standards
    headers = tuple(desk.said(header) for header in (words.standard, words.course, words.checked))
    rows = tuple(_standard(desk, gated) for gated in found)
    return Table(headers, rows, widths=(5, 5, 3))


def _standard(desk: Desk, gated: Gated) -> tuple[Inlines, ...]:
    mapping, checked = gated.mapping, gated.verification
    named = (Strong((Text(mapping.code),)), Text(f" {mapping.title}. {mapping.suite}"))
    who = (
        f"{checked.verified_by}, {checked.verified_on.day} {checked.verified_on:%B %Y}. {checked.urn}"
        if checked
        else ""
    )
    return (named, (Text(_where(desk, mapping)),), (Text(who),))


def _where(desk: Desk, mapping: Mapping) -> str:
    strengths, taught = desk.furniture.pack.standards.strengths, {module.id: module for module in desk.brief.modules}
    links = [link for link in mapping.links if link.module in taught]
    return "; ".join(f"{taught[link.module].title}: {strengths[link.strength]}" for link in links)


def glossary(desk: Desk, before: Blocks) -> Blocks:
    """The words of the nation, and the ideas that the pack up to here speaks of."""
    words, nation = desk.furniture.pack.glossary, desk.brief.customer.nation.value.capitalize()
    headers = (desk.said(words.concept), desk.said(words.here.format(nation=nation)))
    rows = tuple((desk.said(name), (Text(desk.words.terms[key]),)) for key, name in words.words.items())
    said = " ".join(_words_in(before)).lower()
    terms = tuple(_term(desk, term) for term in desk.brief.library.terms if _is_used(term, said))
    return (
        desk.title(desk.furniture.pack.parts.glossary),
        Keep((desk.under(words.terms), desk.paragraph(words.terms_intro), Table(headers, rows, widths=(2, 3)))),
        desk.under(words.ideas),
        *terms,
    )


def _term(desk: Desk, term: Term) -> Paragraph:
    return Paragraph((Strong(desk.said(sentence(term.term))), Text(" "), *desk.said(term.meaning)))


def _is_used(term: Term, said: str) -> bool:
    name = term.term.lower()
    return name in said and re.search(rf"(?<![\w’]){re.escape(name)}", said) is not None


def _words_in(thing: object) -> Iterator[str]:
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for part in thing:
            yield from _words_in(part)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from _words_in(getattr(thing, field.name))


def references(desk: Desk, before: Blocks) -> Blocks:
    """The sources that the pack up to here cites, and no other."""
    words = desk.furniture.pack
    found = cited(before, desk.brief.library)
    items = tuple((Paragraph(reference_line(one, words.references.doi)),) for one in found)
    return (desk.title(words.parts.references), desk.paragraph(words.references.intro), Bullets(items))


def certificate(desk: Desk) -> Blocks:
    """What the certificate says, and where to note its number."""
    words = desk.furniture.pack.certificate
    labels = (words.number, words.minutes, words.afterwards)
    return (*whole_page(desk, "certificate"), *(WriteLines(desk.said(label), 1) for label in labels))


def notes(desk: Desk) -> Blocks:
    words = desk.furniture.pack
    return (desk.title(words.parts.notes), WriteLines((), words.notes_lines))
