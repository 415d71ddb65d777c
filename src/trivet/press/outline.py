"""The headings of a document: a unique anchor for each, numbers for its parts, and the list of contents."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from trivet.press.document import Block, Blocks, Bullets, Callout, Columns, Document, Heading, Keep, PlayCard, Quote
from trivet.press.markdown import inline_text
from trivet.press.printable import anchor_from, one_line


@dataclass(frozen=True, slots=True)
class Entry:
    """One heading as the contents list it. `number` is empty unless it is a part of a book."""

    level: int
    number: str
    text: str
    anchor: str


def anchored(blocks: Blocks) -> Blocks:
    """The same blocks with an anchor on every heading, each used once."""
    taken: set[str] = set()

    def named(heading: Heading) -> Heading:
        anchor = _unused(anchor_from(heading.anchor or inline_text(heading.children)), taken)
        taken.add(anchor)
        return replace(heading, anchor=anchor)

    return with_headings(blocks, named)


def stepped(blocks: Blocks) -> Blocks:
    """The same blocks with no heading more than one level below the heading before it, the first being of level 1."""
    depth = 0

    def lowered(heading: Heading) -> Heading:
        nonlocal depth
        depth = min(heading.level, depth + 1)
        return replace(heading, level=depth)

    return with_headings(blocks, lowered)


def with_headings(blocks: Blocks, change: Callable[[Heading], Heading]) -> Blocks:
    """The same blocks with every heading changed, in reading order, however deep it stands."""

    def over(inner: Blocks) -> Blocks:
        return tuple(map(one, inner))

    def one(block: Block) -> Block:
        match block:
            case Heading():
                return change(block)
            case Quote() | Keep() | Callout() | PlayCard():
                return replace(block, blocks=over(block.blocks))
            case Bullets():
                return replace(block, items=tuple(map(over, block.items)))
            case Columns():
                return replace(block, columns=tuple(map(over, block.columns)))
            case _:
                return block

    return over(blocks)


def headings(blocks: Blocks) -> Iterator[Heading]:
    """Every heading in reading order, however deep it stands."""
    for block in blocks:
        if isinstance(block, Heading):
            yield block
        for inner in _inside(block):
            yield from headings(inner)


def contents(document: Document) -> tuple[Entry, ...]:
    """The headings of a document whose blocks are anchored. Only a book numbers its parts."""
    found: list[Entry] = []
    parts = 0
    for heading in headings(document.blocks):
        first = heading.level == 1
        parts += first
        number = str(parts) if first and document.layout == "book" else ""
        found.append(Entry(heading.level, number, one_line(inline_text(heading.children)), heading.anchor))
    return tuple(found)


def _inside(block: Block) -> tuple[Blocks, ...]:
    match block:
        case Quote(blocks) | Keep(blocks):
            return (blocks,)
        case Callout(blocks=blocks) | PlayCard(blocks=blocks):
            return (blocks,)
        case Bullets(items=parts) | Columns(columns=parts):
            return parts
        case _:
            return ()


def _unused(wanted: str, taken: set[str]) -> str:
    anchor, count = wanted, 1
    while anchor in taken:
        count += 1
        anchor = f"{wanted}-{count}"
    return anchor
