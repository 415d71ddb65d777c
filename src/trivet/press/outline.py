"""The headings of a document: a unique anchor for each, numbers for its parts, and the list of contents."""

from collections.abc import Iterator
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
    return _Anchors().over(blocks)


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


class _Anchors:
    """Hands out anchors, and knows those already taken."""

    def __init__(self) -> None:
        self.taken: set[str] = set()

    def over(self, blocks: Blocks) -> Blocks:
        return tuple(self._block(block) for block in blocks)

    def _block(self, block: Block) -> Block:
        match block:
            case Heading():
                return replace(block, anchor=self._unique(block))
            case Quote() | Keep() | Callout() | PlayCard():
                return replace(block, blocks=self.over(block.blocks))
            case Bullets():
                return replace(block, items=tuple(map(self.over, block.items)))
            case Columns():
                return replace(block, columns=tuple(map(self.over, block.columns)))
            case _:
                return block

    def _unique(self, heading: Heading) -> str:
        wanted = anchor_from(heading.anchor or inline_text(heading.children))
        anchor, count = wanted, 1
        while anchor in self.taken:
            count += 1
            anchor = f"{wanted}-{count}"
        self.taken.add(anchor)
        return anchor
