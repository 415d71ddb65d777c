"""The cards of a course, ready to print and cut: which, how many of each, and the observer's sheet."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from trivet.content.schema import Activity
from trivet.content.schema.trainer import CardSheetWords
from trivet.press.brief import CourseBrief
from trivet.press.cited import with_citations
from trivet.press.desk import Desk, desk_for
from trivet.press.document import (
    Block,
    Blocks,
    Bullets,
    Cover,
    Document,
    Facts,
    Inlines,
    NewPage,
    PlayCard,
    Strong,
    Table,
    Text,
)
from trivet.press.sheets import card_code, line, play_cards, worksheet
from trivet.vocabulary import CardRole, Grouping

OBSERVER = "observer"
#: Each person watches at least twice in a day.
OBSERVER_SHEETS = 2


@dataclass(frozen=True, slots=True)
class CardSet:
    """The cards of one activity, and what is printed on each as its name: "M3.3 – Client"."""

    activity: Activity
    code: str
    names: tuple[str, ...]


def cards(brief: CourseBrief) -> Document:
    """All cards of the modules taught, in the sector's scene, each exercise on paper of its own."""
    desk = desk_for(brief)
    words = desk.furniture.trainer.cards
    sets = tuple(card_sets(desk))
    document = Document(
        title=words.title,
        subtitle=words.subtitle,
        blocks=(*_first_sheet(desk, sets), *_decks(desk, sets), *_observer_sheet(desk)),
        provider=brief.provider_brand,
        customer=brief.customer_brand,
        layout="cards",
        cover=Cover(brief.title),
        author=brief.provider.name,
        dated=brief.on,
        running_head=brief.customer.name,
        footer=words.title,
        large_print=brief.course.large_print,
    )
    return with_citations(document, brief.library)


def copies(grouping: Grouping, size: int) -> int:
    """How many sets a group needs. A group of four, or a pair with a third, shares one set."""
    return {
        Grouping.ALONE: size,
        Grouping.PAIRS: max(1, size // 2),
        Grouping.THREES: max(1, size // 3),
        Grouping.ROOM: 1,
    }[grouping]


def spare_people(size: int) -> int:
    """People left over when threes are made: each is a second observer. Two people make no three."""
    return size % 3 if size >= 3 else 0


def card_sets(desk: Desk) -> Iterator[CardSet]:
    """A set for each activity that has cards, by module in teaching order."""
    for module in desk.brief.modules:
        for activity in module.activities:
            if activity.cards:
                code = card_code(module, activity)
                yield CardSet(activity, code, tuple(_names(desk, activity, code)))


def _names(desk: Desk, activity: Activity, code: str) -> Iterator[str]:
    words = desk.furniture.trainer.cards
    there = Counter(card.role for card in activity.cards)
    met: Counter[CardRole] = Counter()
    for card in activity.cards:
        met[card.role] += 1
        number = f" {met[card.role]}" if there[card.role] > 1 else ""
        yield words.name.format(code=code, role=desk.furniture.activity.roles[card.role]) + number


def _first_sheet(desk: Desk, sets: tuple[CardSet, ...]) -> Blocks:
    words, size = desk.furniture.trainer.cards, desk.brief.course.group_size
    steps = tuple((desk.paragraph(step),) for step in words.steps)
    return (
        desk.paragraph(words.lead, lead=True),
        Facts(tuple(_facts(words, size))),
        Bullets(steps, numbered=True),
        desk.under(words.sets),
        _table(desk, sets),
    )


def _facts(words: CardSheetWords, size: int) -> Iterator[tuple[str, Inlines]]:
    yield words.group, (Text(words.people.format(size=size, threes=copies(Grouping.THREES, size))),)
    if spare_people(size):
        yield words.observers, (Text(words.extra_observers.format(count=spare_people(size))),)
    yield words.observer_sheets, (Text(words.observer_copies.format(count=OBSERVER_SHEETS * size)),)


def _table(desk: Desk, sets: tuple[CardSet, ...]) -> Table:
    words = desk.furniture.trainer.cards
    headers = tuple(desk.said(header) for header in (words.code, words.exercise, words.cards, words.copies))
    return Table(headers, tuple(_row(desk, one) for one in sets), widths=(1, 4, 3.2, 3.7))


def _row(desk: Desk, one: CardSet) -> tuple[Inlines, ...]:
    words, activity = desk.furniture.trainer.cards, one.activity
    count = copies(activity.grouping, desk.brief.course.group_size)
    swap = f" {words.swap}" if activity.alternate else ""
    return (
        (Strong((Text(one.code),)),),
        (Text(f"{line(activity.title, desk.words)}{swap}"),),
        (Text(roles_told(desk, activity)),),
        (Text(words.each[activity.grouping].format(count=count)),),
    )


def roles_told(desk: Desk, activity: Activity) -> str:
    """ "Practitioner, 3 Client, Observer": what a set consists of."""
    there = Counter(card.role for card in activity.cards)
    labels = desk.furniture.activity.roles
    return ", ".join(labels[role] if number == 1 else f"{labels[role]} × {number}" for role, number in there.items())


def _decks(desk: Desk, sets: tuple[CardSet, ...]) -> Iterator[Block]:
    for one in sets:
        yield NewPage()
        yield from _cards(desk, one)


def _cards(desk: Desk, one: CardSet) -> Iterator[PlayCard]:
    sector, labels = desk.brief.customer.sector, desk.furniture.activity
    drawn = play_cards(one.activity, one.code, sector, desk.words, labels)
    place = desk.furniture.trainer.cards.place
    for number, (card, name) in enumerate(zip(drawn, one.names, strict=True), start=1):
        yield replace(card, role=name, code=place.format(number=number, of=len(drawn)))


def _observer_sheet(desk: Desk) -> Blocks:
    sheets = desk.page(OBSERVER).worksheets
    return (NewPage(), *(block for sheet in sheets for block in worksheet(sheet, desk.words, level=1)))
