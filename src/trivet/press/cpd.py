"""A record of learning for a participant's regulator: filled in as far as we know, ruled for the rest."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from trivet.content.papers import Papers
from trivet.content.schema.certificate import CertificateWords
from trivet.content.schema.papers import CpdField, CpdRecord, CpdWords, Filling
from trivet.press.certificate import duration, long_day
from trivet.press.document import (
    Block,
    Brand,
    Bullets,
    Callout,
    Cover,
    Document,
    Emphasis,
    Heading,
    Inlines,
    Keep,
    LineBreak,
    Paragraph,
    WriteLines,
)
from trivet.press.papers import facts, paragraph, plain
from trivet.vocabulary import CertificateKind, Delivery, Language, Regulator


@dataclass(frozen=True, slots=True)
class CpdFacts:
    """What a certificate can say for a record of learning. Minutes are those this person attended, breaks left out."""

    name: str
    title: str
    kind: CertificateKind
    outcomes: tuple[str, ...]
    dates: tuple[date, ...]
    minutes: int
    practical_minutes: int
    place: str
    delivery: Delivery
    provider: str
    provider_contact: str
    trainer: str
    number: str
    verify_at: str
    registration: str = ""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What one record is composed from."""

    facts: CpdFacts
    words: CpdWords
    record: CpdRecord
    english: CertificateWords


def cpd_record(own: CpdFacts, papers: Papers, regulator: Regulator, brand: Brand) -> Document:
    """The record for one regulator. It claims no points and speaks for no regulator."""
    sheet = _Sheet(own, papers.cpd_words, papers.cpd[regulator], papers.certificate[Language.ENGLISH])
    return Document(
        title=sheet.record.title,
        subtitle=sheet.words.subtitle,
        blocks=(
            *_who(sheet),
            *(block for one in sheet.record.fields if one.lines for block in _written(sheet, one)),
            *_rules(sheet),
        ),
        provider=brand,
        layout="plain",
        cover=Cover(own.title),
        author=own.provider,
        dated=max(own.dates, default=None),
        footer=sheet.record.title,
    )


def _who(sheet: _Sheet) -> tuple[Block, ...]:
    """Whose record it is, and every field that needs no writing."""
    own, words = sheet.facts, sheet.words
    known = tuple(
        (one.label, plain(_told(sheet, one.filled))) for one in sheet.record.fields if one.filled and not one.lines
    )
    return facts(
        (
            (words.name, plain(own.name)),
            (words.registration, plain(own.registration)),
            *known,
            (words.certificate, () if _names_certificate(sheet) else plain(_told(sheet, Filling.CERTIFICATE))),
        )
    )


def _names_certificate(sheet: _Sheet) -> bool:
    return any(one.filled is Filling.CERTIFICATE for one in sheet.record.fields) or not sheet.facts.number


def _written(sheet: _Sheet, field: CpdField) -> Iterator[Block]:
    """What only the person knows gets lines, under what the course set out to teach where that is asked for."""
    if field.filled is Filling.OUTCOMES and sheet.facts.outcomes:
        taught = Bullets(tuple((paragraph(one),) for one in sheet.facts.outcomes))
        lines = WriteLines(plain(field.hint or sheet.words.to_write), field.lines)
        yield from (Heading(2, plain(field.label)), paragraph(sheet.words.set_out), taught, lines)
        return
    hint: Inlines = (LineBreak(), Emphasis(plain(field.hint))) if field.hint else ()
    yield WriteLines((*plain(field.label), *hint), field.lines)


def _told(sheet: _Sheet, filled: Filling) -> str:
    own, words = sheet.facts, sheet.words
    provider = ", ".join(filter(None, (own.provider, own.provider_contact)))
    place = ", ".join(filter(None, (words.delivery[own.delivery], own.place)))
    return {
        Filling.TYPE: words.types[own.kind],
        Filling.DATES: f" {sheet.english.also} ".join(long_day(day, sheet.english) for day in own.dates),
        Filling.DESCRIPTION: words.described.format(
            title=own.title, place=place, trainer=own.trainer, provider=provider
        ),
        Filling.OUTCOMES: "; ".join(own.outcomes),
        Filling.MINUTES: words.minutes.format(time=duration(own.minutes, sheet.english)),
        Filling.PRACTICAL: words.practical.format(time=duration(own.practical_minutes, sheet.english)),
        Filling.CERTIFICATE: words.certificate_told.format(number=own.number, address=own.verify_at),
    }[filled]


def _rules(sheet: _Sheet) -> Iterator[Block]:
    """What we take the rule to be, where we saw it, and that nobody should rely on us for it."""
    words, record = sheet.words, sheet.record
    said = tuple(
        (paragraph(rule.says), Paragraph((Emphasis(plain(f"{words.seen}: {rule.seen}")),))) for rule in record.rules
    )
    check = paragraph(words.check.format(body=record.body))
    yield Keep((Callout("plain", words.rules, (Bullets(said), check, paragraph(words.no_points))),))
