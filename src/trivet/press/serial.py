"""A document as JSON for the Typst template: words and numbers only, never Typst code."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, fields, is_dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from trivet.press.arrange import Deck, decks, sheet
from trivet.press.document import (
    Blocks,
    Bullets,
    Callout,
    Columns,
    Dialogue,
    Document,
    Heading,
    Keep,
    Legs,
    Link,
    Logo,
    NewPage,
    Paragraph,
    PlayCard,
    Quote,
    Table,
)
from trivet.press.figure import figure
from trivet.press.letters import breakable, printable
from trivet.press.logo import as_svg
from trivet.press.markdown import inline_text
from trivet.press.outline import anchored, headings
from trivet.press.printable import anchor_from
from trivet.vocabulary import Component

if TYPE_CHECKING:  # -- types only
    from _typeshed import DataclassInstance

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"

#: A box or a table row with more letters than this may break over two pages.
KEEP_TOGETHER = 1100
#: What a ruled line and the row of an empty table count for: the letters that would take as much paper.
_LINE, _ROW = 90, 150
#: Typst refuses an address of more than 8,000 letters.
LONGEST_ADDRESS = 2000
_WEB = ("https://", "http://", "mailto:")
_AS_THEY_ARE = frozenset({"anchor", "target", "colour", "accent", "layout", "tone", "sure"})
_Boxes = Quote | Callout | Keep | Columns | Bullets | PlayCard
_Kept = Quote | Callout | Keep | Dialogue | PlayCard


def to_json(document: Document) -> str:
    """Everything the template needs to print a document."""
    blocks = anchored(document.blocks)
    write = _Writer(frozenset(heading.anchor for heading in headings(blocks)))
    language, _, region = document.language.partition("-")
    whole: Mapping[str, Json] = {
        **{item.name: write.value(getattr(document, item.name)) for item in fields(document) if item.name != "blocks"},
        "brand": write.value(document.brand),
        "name": {"title": printable(document.title), "author": printable(document.author)},
        "language": {"lang": language or "en", "region": region or None},
        "blocks": write.sheet(blocks) if document.layout == "sheet" else write.value(blocks),
    }
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def weight(value: Json) -> int:
    """How many letters a piece of the tree holds, or what takes as much paper."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, Mapping):
        paper = {"WriteLines": ("count", _LINE), "WriteTable": ("rows", _ROW)}.get(str(value.get("k")))
        drawn = _number(value[paper[0]]) * paper[1] if paper else 0
        return drawn + sum(map(weight, value.values()))
    return sum(map(weight, value)) if isinstance(value, Sequence) else 0


class _Writer:
    """Turns values into JSON, and remembers how deep the last heading stood and whether it is inside a box."""

    def __init__(self, anchors: frozenset[str]) -> None:
        self.anchors = anchors
        self.depth = 0
        self.boxes = 0

    def sheet(self, blocks: Blocks) -> Json:
        """A sheet is one box: nothing in it may start a new page."""
        with self._boxed():
            return self.value(sheet(blocks))

    def value(self, thing: object) -> Json:
        match thing:
            case None | bool() | int() | float():
                return thing
            case str():
                return breakable(printable(thing))
            case tuple():
                return [self.value(part) for part in self._dealt(thing)]
            case Mapping():
                return {str(key): self.value(part) for key, part in thing.items()}
        return self._object(thing)

    def _object(self, thing: object) -> Json:
        match thing:
            case Logo():
                return {"svg": as_svg(thing), "alt": printable(thing.alt)}
            case date():
                return {"year": thing.year, "month": thing.month, "day": thing.day}
            case Deck(cards):
                return {"k": "Deck", "cards": [self.node(card) for card in cards]}
        if is_dataclass(thing) and not isinstance(thing, type):
            return self.node(thing)
        raise TypeError(f"the press cannot print a {type(thing).__name__}")

    def node(self, thing: DataclassInstance) -> Json:
        if isinstance(thing, _Boxes):
            with self._boxed():
                return self._node(thing)
        return self._node(thing)

    def _node(self, thing: DataclassInstance) -> Json:
        plain = {item.name: self._field(item.name, getattr(thing, item.name)) for item in fields(thing)}
        whole = {"k": type(thing).__name__, **plain}
        return {**whole, **self._more(thing, whole)}

    def _field(self, name: str, thing: object) -> Json:
        return printable(str(thing)) if name in _AS_THEY_ARE else self.value(thing)

    def _more(self, thing: object, plain: Mapping[str, Json]) -> Mapping[str, Json]:
        match thing:
            case Heading(level):
                return self._heading(level)
            case Paragraph(children):
                # "As follows:" must not end a page.
                return {"leads_on": inline_text(children).rstrip().endswith(":")}
            case Link(target):
                return self._way(target)
            case Legs(bond, goals, tasks):
                return {"drawn": _drawn(bond, goals, tasks)}
            case Table():
                return {"keep": max(map(weight, _list(plain["rows"])), default=0) < KEEP_TOGETHER}
            case _ if isinstance(thing, _Kept):
                return {"keep": weight(plain) < KEEP_TOGETHER}
        return {}

    def _heading(self, level: int) -> Mapping[str, Json]:
        seen = max(level, 2) if self.boxes else level
        # PDF/UA: no level may be skipped on the way down, whatever the look.
        self.depth = min(seen, self.depth + 1)
        return {"level": seen, "depth": self.depth}

    def _way(self, target: str) -> Mapping[str, Json]:
        if target.startswith(_WEB) and len(target) <= LONGEST_ADDRESS:
            return {"url": printable(target), "place": ""}
        wanted = (anchor_from(target), anchor_from(target.partition(":")[2]))
        return {"url": "", "place": next((anchor for anchor in wanted if anchor in self.anchors), "")}

    def _dealt(self, things: tuple[object, ...]) -> tuple[object, ...]:
        """Outside boxes, runs of cards become decks with pages of their own; inside, no page may start."""
        if self.boxes:
            return tuple(thing for thing in things if not isinstance(thing, NewPage))
        return decks(things)

    @contextmanager
    def _boxed(self) -> Iterator[None]:
        self.boxes += 1
        yield
        self.boxes -= 1


def _list(value: Json) -> Sequence[Json]:
    return value if isinstance(value, Sequence) and not isinstance(value, str) else ()


def _number(value: Json) -> int:
    return value if isinstance(value, int) else 0


def _drawn(bond: int, goals: int, tasks: int) -> Json:
    shape = figure({Component.BOND: bond, Component.GOALS: goals, Component.TASKS: tasks})
    return {**asdict(shape), "legs": [{**asdict(leg), "component": leg.component.value} for leg in shape.legs]}
