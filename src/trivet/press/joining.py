"""Joining instructions: all that a participant needs for the day, as a document and as plain text."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from trivet.content.schema.papers import JoiningWords
from trivet.press.document import Block, Blocks, Brand, Bullets, Cover, Document, Facts, Heading, Inlines, Keep, Text
from trivet.press.markdown import inline_text
from trivet.press.papers import linked, paragraph, paragraphs, plain


@dataclass(frozen=True, slots=True)
class JoiningSheet:
    """Everything that may be told before a day. An empty field is left out; `standing` adds our rehearsal notes."""

    title: str
    dates: tuple[date, ...]
    name: str = ""
    times: str = ""
    arrive: str = ""
    place: str = ""
    address: str = ""
    map_link: str = ""
    room: str = ""
    online_link: str = ""
    transport: str = ""
    parking: str = ""
    refreshments: str = ""
    access: str = ""
    access_contact: str = ""
    aim: str = ""
    bring: tuple[str, ...] = ()
    task: str = ""
    task_link: str = ""
    trainer: str = ""
    language: str = ""
    ground_rules: tuple[str, ...] = ()
    lateness: str = ""
    emergency: str = ""
    cancel: str = ""
    manage_link: str = ""
    data: str = ""
    data_link: str = ""
    calendar: bool = True
    standing: bool = True


@dataclass(frozen=True, slots=True)
class _Item:
    """One thing to know, under the part of the letter it belongs to. Several lines are a list."""

    part: str
    label: str
    value: Inlines = ()
    listed: tuple[str, ...] = ()


def joining(sheet: JoiningSheet, words: JoiningWords, brand: Brand) -> Document:
    """The letter as a document in the language of the words."""
    return Document(
        title=words.title,
        subtitle=sheet.title,
        blocks=tuple(_blocks(sheet, words)),
        provider=brand,
        layout="plain",
        cover=Cover(words.note),
        language=words.language,
        author=brand.name,
        dated=sheet.dates[0] if sheet.dates else None,
        footer=sheet.title,
    )


def joining_text(sheet: JoiningSheet, words: JoiningWords) -> str:
    """The same letter in plain text, for a mail without pictures."""
    rows = [sheet.title, *filter(None, (words.note,)), "", *_opening(sheet, words)]
    for part, items in groupby(_items(sheet, words), lambda item: item.part):
        rows += ["", part.upper(), ""]
        for item in items:
            rows += _told(item)
    return "\n".join([*rows, "", words.closing, ""])


def day_of(day: date, words: JoiningWords) -> str:
    """ "Thursday 4 March 2027", in the language of the words."""
    names = {"weekday": words.weekdays[day.weekday()], "month": words.months[day.month - 1]}
    return words.date.format(day=day.day, year=day.year, **names)


def _told(item: _Item) -> list[str]:
    if item.listed:
        return [f"{item.label}:", *(f"- {one}" for one in item.listed)]
    return [f"{item.label}: {inline_text(item.value)}"]


def _opening(sheet: JoiningSheet, words: JoiningWords) -> list[str]:
    greeting = f"{words.greeting.format(name=sheet.name)}," if sheet.name else ""
    return [line for line in (greeting, words.opening) if line]


def _blocks(sheet: JoiningSheet, words: JoiningWords) -> Iterator[Block]:
    yield from (paragraph(line) for line in _opening(sheet, words))
    for part, items in groupby(_items(sheet, words), lambda item: item.part):
        yield Keep((Heading(2, plain(part)), *_part(tuple(items))))
    yield from paragraphs(words.closing)


def _part(items: tuple[_Item, ...]) -> Blocks:
    """Facts in a row of their own; a list stands under its label."""
    short = tuple((item.label, item.value) for item in items if item.value)
    lists = tuple(
        block
        for item in items
        if item.listed
        for block in (Heading(3, plain(item.label)), Bullets(tuple((paragraph(one),) for one in item.listed)))
    )
    return (*((Facts(short),) if short else ()), *lists)


def _items(sheet: JoiningSheet, words: JoiningWords) -> Iterator[_Item]:
    """Everything that is known, in the order in which somebody needs it."""
    own = (*_when(sheet, words), *_day(sheet, words), *_before(sheet, words), *_people(sheet, words))
    yield from (item for item in (*own, *_rules(sheet, words), *_data(sheet, words)) if item.value or item.listed)


def _when(sheet: JoiningSheet, words: JoiningWords) -> tuple[_Item, ...]:
    part, labels = words.parts.when, words.labels
    return (
        _Item(part, labels.dates, plain("; ".join(day_of(day, words) for day in sheet.dates))),
        _Item(part, labels.times, plain(sheet.times)),
        _Item(part, labels.arrive, plain(sheet.arrive)),
        _Item(part, labels.place, plain(sheet.place)),
        _Item(part, labels.address, plain(sheet.address)),
        _Item(part, labels.map, linked(sheet.map_link)),
        _Item(part, labels.room, plain(sheet.room)),
        _Item(part, labels.online, linked(sheet.online_link)),
        _Item(part, labels.transport, plain(sheet.transport)),
        _Item(part, labels.parking, plain(sheet.parking)),
        _Item(part, labels.calendar, plain(words.calendar_told) if sheet.calendar else ()),
    )


def _day(sheet: JoiningSheet, words: JoiningWords) -> tuple[_Item, ...]:
    part, labels = words.parts.day, words.labels
    return (
        _Item(part, labels.aim, plain(sheet.aim)),
        _Item(part, labels.trainer, plain(sheet.trainer)),
        _Item(part, labels.language, plain(sheet.language)),
        _Item(part, labels.refreshments, plain(sheet.refreshments)),
        _Item(part, labels.access, plain(sheet.access)),
    )


def _before(sheet: JoiningSheet, words: JoiningWords) -> tuple[_Item, ...]:
    part, labels = words.parts.before, words.labels
    return (
        _Item(part, labels.task, _with_link(sheet.task, sheet.task_link)),
        _Item(part, labels.bring, listed=sheet.bring),
    )


def _people(sheet: JoiningSheet, words: JoiningWords) -> tuple[_Item, ...]:
    part, labels = words.parts.people, words.labels
    return (
        _Item(part, labels.emergency, plain(sheet.emergency)),
        _Item(part, labels.access_contact, plain(sheet.access_contact)),
    )


def _rules(sheet: JoiningSheet, words: JoiningWords) -> tuple[_Item, ...]:
    part, labels = words.parts.rules, words.labels
    standing = (
        _Item(part, labels.role_play, plain(words.role_play)),
        _Item(part, labels.confidentiality, plain(words.confidentiality)),
    )
    return (
        *(standing if sheet.standing else ()),
        _Item(part, labels.lateness, plain(sheet.lateness)),
        _Item(part, labels.ground_rules, listed=sheet.ground_rules),
    )


def _data(sheet: JoiningSheet, words: JoiningWords) -> tuple[_Item, ...]:
    part, labels = words.parts.data, words.labels
    return (
        _Item(part, labels.cancel, plain(sheet.cancel)),
        _Item(part, labels.manage, linked(sheet.manage_link)),
        _Item(part, labels.data, _with_link(sheet.data, sheet.data_link)),
    )


def _with_link(text: str, address: str) -> Inlines:
    gap = (Text(" "),) if text and address else ()
    return (*plain(text), *gap, *linked(address))
