"""A module as a page: rendered once for each content version, set of words, sector and course."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from trivet.content.library import Library
from trivet.content.schema import Activity, CheckItem, Module
from trivet.content.schema.furniture import Furniture
from trivet.press.markdown import Words
from trivet.press.pictures import pictures_of
from trivet.press.sheets import card_code, play_cards, worksheet
from trivet.vocabulary import SECTOR_HEADINGS, Sector
from trivet.web.reading import Prose, Reader
from trivet.web.reading.signs import legs

#: A module's own words as ((key, word), ...), so that a page can be remembered by them.
Terms = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """For whom a module is rendered: their words, their sector, and the course whose addresses its links lead to."""

    terms: Terms
    sector: Sector
    course: int


@dataclass(frozen=True, slots=True)
class Exercise:
    title: SafeString
    about: str
    purpose: SafeString
    steps: tuple[tuple[int, SafeString], ...]
    cards: SafeString
    questions: tuple[SafeString, ...]
    alternate: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    id: str
    title: SafeString
    html: SafeString


@dataclass(frozen=True, slots=True)
class ModulePage:
    id: str
    title: SafeString
    strapline: SafeString
    legs: SafeString
    outcomes: SafeString
    moment: SafeString
    plain: SafeString
    ideas: Prose
    do_and_say: SafeString
    mistakes: SafeString
    own_sector: str
    own_example: SafeString
    examples: SafeString
    practise: SafeString
    reflections: tuple[tuple[str, SafeString], ...]
    week: SafeString
    questions: int


@dataclass(frozen=True, slots=True)
class ShownOption:
    id: str
    text: SafeString
    why: SafeString
    correct: bool


@dataclass(frozen=True, slots=True)
class ShownItem:
    id: str
    stem: SafeString
    outcome: SafeString
    options: tuple[ShownOption, ...]


def reader_for(library: Library, terms: Mapping[str, str], course: int | None = None) -> Reader:
    """A reader whose links to modules stay inside one course."""
    return Reader(
        names={source: found.short for source, found in library.references.items() if library.verified(source)},
        evidence=reverse("site:evidence"),
        link=lambda target: _address(target, course),
        pictures=reverse("site:pictures"),
        words=Words(terms, pictures_of(library)),
    )


def _address(target: str, course: int | None) -> str | None:
    kind, _, module = target.partition(":")
    if kind != "module":
        return target
    return reverse("learning:module", args=[course, module]) if course else None


@lru_cache(maxsize=512)
def module_page(library: Library, module_id: str, setting: Setting) -> ModulePage:
    """The whole page of one module. Its notes are numbered from the moment to the week."""
    module = library.module(module_id)
    reader = reader_for(library, dict(setting.terms), setting.course)
    words = library.furniture
    return ModulePage(
        id=module.id,
        title=reader.line(module.title),
        strapline=reader.line(module.head.strapline),
        legs=legs(module.head.components),
        outcomes=_drawn("outcomes", outcomes=[reader.line(outcome.text) for outcome in module.head.outcomes]),
        moment=reader.prose(module.moment).html,
        plain=reader.prose(module.plain).html,
        ideas=reader.prose(module.ideas),
        do_and_say=reader.prose(module.do_and_say).html,
        mistakes=reader.prose(module.mistakes).html,
        own_sector=SECTOR_HEADINGS[setting.sector],
        own_example=reader.prose(module.in_your_work[setting.sector]).html,
        examples=_drawn("examples", examples=list(_examples(module, setting.sector, reader))),
        practise=_drawn(
            "practise",
            exercises=[_exercise(module, one, setting.sector, reader, words) for one in module.activities],
            sheets=list(_sheets(module, reader)),
        ),
        reflections=tuple((one.id, reader.line(one.text)) for one in module.head.reflection),
        week=reader.prose(module.this_week).html,
        questions=len(module.check.items),
    )


@lru_cache(maxsize=512)
def shown_items(library: Library, module_id: str, setting: Setting) -> tuple[ShownItem, ...]:
    """The questions of a module's check, with what each answer does."""
    module = library.module(module_id)
    reader = reader_for(library, dict(setting.terms), setting.course)
    outcomes = {outcome.id: reader.line(outcome.text) for outcome in module.head.outcomes}
    return tuple(_item(item, outcomes, reader) for item in module.check.items)


def _drawn(part: str, **parts: object) -> SafeString:
    """A part of the page that is the same for everybody in a setting: drawn here, once, and not by each request."""
    return render_to_string(f"learning/module/{part}.html", parts)


def _item(item: CheckItem, outcomes: Mapping[str, SafeString], reader: Reader) -> ShownItem:
    options = tuple(
        ShownOption(one.id, reader.line(one.text), reader.line(one.why), one.correct) for one in item.options
    )
    return ShownItem(item.id, reader.line(item.stem), outcomes[item.outcome], options)


def _examples(module: Module, own: Sector, reader: Reader) -> Iterator[tuple[str, SafeString]]:
    """The worked examples of the other settings."""
    for sector, heading in SECTOR_HEADINGS.items():
        if sector is not own:
            yield heading, reader.prose(module.in_your_work[sector]).html


def _exercise(module: Module, one: Activity, sector: Sector, reader: Reader, words: Furniture) -> Exercise:
    labels = words.activity
    cards = play_cards(one, card_code(module, one), sector, reader.words, labels)
    return Exercise(
        title=reader.line(one.title),
        about=f"{labels.groupings[one.grouping]}, {one.minutes} {labels.minutes}",
        purpose=reader.line(one.purpose),
        steps=tuple((step.minutes, reader.line(step.do)) for step in one.steps),
        cards=reader.blocks(cards).html,
        questions=tuple(map(reader.line, one.debrief)),
        alternate=one.alternate,
    )


def _sheets(module: Module, reader: Reader) -> Iterator[Sheet]:
    for sheet in module.worksheets:
        _, *parts = worksheet(sheet, reader.words)
        yield Sheet(sheet.id, reader.line(sheet.title), reader.blocks(tuple(parts)).html)
