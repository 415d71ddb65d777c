"""What goes beside what on paper: a sheet's full-width and two-column sections, and runs of cards as decks."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from trivet.press.document import (
    Block,
    Blocks,
    Bullets,
    Callout,
    Columns,
    Heading,
    NewPage,
    Paragraph,
    PlayCard,
    SureMark,
    Table,
    Timeline,
    WriteTable,
)

WIDE_TABLE = 4


@dataclass(frozen=True, slots=True)
class Numbered:
    """One item of a numbered list that stands by itself, so that a list may run over two columns."""

    number: int
    of: int
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Deck:
    """Role-play cards that follow one another."""

    cards: tuple[PlayCard, ...]


Laid = Block | Numbered
Unit = tuple[Laid, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks over the whole width, or over two columns; no column may break inside a unit."""

    wide: bool
    units: tuple[Unit, ...]


def sheet(blocks: Blocks) -> tuple[Section, ...]:
    """The sections of a one-page sheet, in reading order."""
    content = tuple(block for block in blocks if not isinstance(block, NewPage))
    marked = tuple((_is_wide(content, place), block) for place, block in enumerate(content))
    return tuple(
        Section(wide, tuple(_units(tuple(block for _, block in run)))) for wide, run in groupby(marked, lambda m: m[0])
    )


def decks(things: tuple[object, ...]) -> tuple[object, ...]:
    """The blocks with each run of cards made one deck. Anything else is left as it is."""
    runs = groupby(things, lambda thing: isinstance(thing, PlayCard))
    return tuple(laid for is_card, run in runs for laid in _dealt(is_card, tuple(run)))


def _dealt(is_card: bool, run: tuple[object, ...]) -> tuple[object, ...]:
    return (Deck(tuple(card for card in run if isinstance(card, PlayCard))),) if is_card else run


def _is_wide(blocks: Blocks, place: int) -> bool:
    match blocks[place]:
        case Columns() | Timeline():
            return True
        case Table(headers) | WriteTable(headers):
            return len(headers) >= WIDE_TABLE
        case Paragraph(lead=lead):
            return lead and place == 0
        case Callout() | SureMark():
            return place == len(blocks) - 1
        case _:
            return False


def _units(blocks: Blocks) -> Iterator[Unit]:
    waiting: Unit = ()
    for laid in (part for block in blocks for part in _loosened(block)):
        waiting = (*waiting, laid)
        if not isinstance(laid, Heading):
            yield waiting
            waiting = ()
    if waiting:
        yield waiting


def _loosened(block: Block) -> Unit:
    if isinstance(block, Bullets) and block.numbered:
        return tuple(Numbered(number, len(block.items), item) for number, item in enumerate(block.items, start=1))
    return (block,)
