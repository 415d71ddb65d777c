"""The register's twin on paper: a signature sheet, and cards with names for the tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from trivet.content.schema.papers import RegisterWords
from trivet.press.document import (
    Block,
    Brand,
    Cover,
    Document,
    Heading,
    Inlines,
    LineBreak,
    NewPage,
    Paragraph,
    PlayCard,
    Table,
    Text,
    WriteLines,
)
from trivet.press.papers import facts, linked, paragraph, plain, strong
from trivet.press.qr import qr_picture
from trivet.press.timetable import long_date

#: Shares of the width: who, in, out, a signature for each half of the day.
_WIDTHS = (4.6, 1.3, 1.3, 2.5, 2.5)


@dataclass(frozen=True, slots=True)
class Signatory:
    """Somebody who is expected, or whose name goes on a card."""

    name: str
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class SignatureSheet:
    """One event's register to print: `spare` rows are for people who walk in. Each date has pages of its own."""

    title: str
    dates: tuple[date, ...]
    times: str
    place: str
    trainer: str
    code: str
    people: tuple[Signatory, ...]
    spare: int = 6
    address: str = ""


def signature_sheet(sheet: SignatureSheet, words: RegisterWords, brand: Brand) -> Document:
    """The sheet, one part for each date; the heads of its columns come back on every page."""
    blocks = tuple(block for number, day in enumerate(sheet.dates) for block in _day(sheet, words, day, number))
    return Document(
        title=words.title,
        subtitle=sheet.title,
        blocks=(*_facts(sheet, words), *_code(sheet, words), paragraph(words.how), *blocks, paragraph(words.kept)),
        provider=brand,
        layout="plain",
        cover=Cover(words.kicker),
        author=brand.name,
        dated=sheet.dates[0] if sheet.dates else None,
        footer=" · ".join(filter(None, (sheet.title, sheet.code))),
    )


def name_cards(title: str, people: tuple[Signatory, ...], words: RegisterWords, brand: Brand) -> Document:
    """A card for each person to stand on a table: two to a page, to cut and to fold."""
    cards = tuple(_card(one, title) for one in people)
    return Document(
        title=words.cards_title,
        subtitle=title,
        blocks=cards or (paragraph(words.nobody),),
        provider=brand,
        layout="tents" if cards else "plain",
        author=brand.name,
    )


def _facts(sheet: SignatureSheet, words: RegisterWords) -> tuple[Block, ...]:
    return facts(
        (
            (words.times, plain(sheet.times)),
            (words.place, plain(sheet.place)),
            (words.trainer, plain(sheet.trainer)),
            (words.code, plain(sheet.code)),
            (words.address, linked(sheet.address)),
        )
    )


def _code(sheet: SignatureSheet, words: RegisterWords) -> tuple[Block, ...]:
    return (qr_picture(sheet.address, words.qr_alt.format(address=sheet.address)),) if sheet.address else ()


def _day(sheet: SignatureSheet, words: RegisterWords, day: date, number: int) -> Iterator[Block]:
    if number:
        yield NewPage()
    yield Heading(2, plain(long_date(day)))
    if sheet.people:
        yield Table(_heads(words, words.name), tuple(_row(one) for one in sheet.people), widths=_WIDTHS, boxed=True)
    else:
        yield paragraph(words.nobody)
    if sheet.spare:
        yield Heading(3, plain(words.walk_ins))
        yield paragraph(words.walk_ins_told)
        empty = ((),) * len(_WIDTHS)
        yield Table(_heads(words, words.walk_in_name), (empty,) * sheet.spare, widths=_WIDTHS, boxed=True)
    yield WriteLines(plain(words.trainers_word), 1)


def _heads(words: RegisterWords, first: str) -> tuple[Inlines, ...]:
    return tuple(plain(word) for word in (first, words.arrived, words.left, words.morning, words.afternoon))


def _row(one: Signatory) -> tuple[Inlines, ...]:
    below = (LineBreak(), Text(one.organisation)) if one.organisation else ()
    return ((*strong(one.name), *below), (), (), (), ())


def _card(one: Signatory, title: str) -> PlayCard:
    told = (Paragraph(plain(one.organisation)),) if one.organisation else ()
    return PlayCard(title, "", one.name, told)
