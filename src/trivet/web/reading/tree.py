"""Walking a document tree: the same blocks with every run of inlines changed."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from trivet.press.document import (
    Block,
    Blocks,
    Bullets,
    Callout,
    Dialogue,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    Link,
    Paragraph,
    Quote,
    Strong,
    SureMark,
    Table,
    Text,
)

Change = Callable[[Inlines], Inlines]
Filling = Mapping[str, Inlines]


def changed(blocks: Blocks, change: Change) -> Blocks:
    """The blocks with `change` made to every run of inlines that Markdown can produce."""
    return tuple(_block(block, change) for block in blocks)


def fill(blocks: Blocks, filling: Filling) -> Blocks:
    """The blocks with every {name} replaced. In the tree, not in the Markdown: a customer's name may hold any sign."""
    return changed(blocks, lambda inlines: _filled(inlines, filling))


def _block(block: Block, change: Change) -> Block:
    match block:
        case Paragraph(children) | Heading(_, children):
            return replace(block, children=change(children))
        case Bullets(items):
            return replace(block, items=tuple(changed(item, change) for item in items))
        case Quote(blocks) | Callout(_, _, blocks):
            return replace(block, blocks=changed(blocks, change))
        case Dialogue(turns):
            return replace(block, turns=tuple((who, change(said)) for who, said in turns))
        case Table(headers, rows):
            head = tuple(change(header) for header in headers)
            return replace(block, headers=head, rows=tuple(tuple(change(cell) for cell in row) for row in rows))
        case SureMark(_, why):
            return replace(block, why=change(why))
        case _:
            return block


def _filled(inlines: Inlines, filling: Filling) -> Inlines:
    return tuple(made for item in inlines for made in _fill_one(item, filling))


def _fill_one(item: Inline, filling: Filling) -> Inlines:
    match item:
        case Text(text):
            return _split(text, filling)
        case Strong(children) | Emphasis(children) | Link(_, children):
            return (replace(item, children=_filled(children, filling)),)
        case _:
            return (item,)


def _split(text: str, filling: Filling) -> Inlines:
    for name, value in filling.items():
        before, found, after = text.partition("{" + name + "}")
        if found:
            return (*_split(before, filling), *value, *_split(after, filling))
    return (Text(text),) if text else ()
