"""A document as JSON for the Typst template: words and numbers only, never Typst code."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields, is_dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from trivet.press.arrange import Deck, decks, sheet
from trivet.press.document import Document, Heading, Legs, Link, Logo, PlayCard
from trivet.press.figure import figure
from trivet.press.letters import breakable, printable
from trivet.press.logo import as_svg
from trivet.press.outline import anchored, headings
from trivet.press.printable import anchor_from
from trivet.vocabulary import Component

if TYPE_CHECKING:  # -- types only
    from _typeshed import DataclassInstance

Json: TypeAlias = "None | bool | int | float | str | Sequence[Json] | Mapping[str, Json]"

#: A box with more letters than this may break over two pages.
KEEP_TOGETHER = 1100
_WEB = ("https://", "http://", "mailto:")
_AS_THEY_ARE = frozenset({"anchor", "target", "colour", "accent", "layout", "tone", "language", "sure"})


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
        "blocks": write.value(sheet(blocks) if document.layout == "sheet" else blocks),
    }
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def weight(value: Json) -> int:
    """How many letters a piece of the tree holds: how much paper it may take."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, Mapping):
        return sum(map(weight, value.values()))
    return sum(map(weight, value)) if isinstance(value, Sequence) else 0


class _Writer:
    """Turns values into JSON, and remembers how deep the last heading stood."""

    def __init__(self, anchors: frozenset[str]) -> None:
        self.anchors = anchors
        self.depth = 0

    def value(self, thing: object) -> Json:
        match thing:
            case None | bool() | int() | float():
                return thing
            case str():
                return breakable(printable(thing))
            case Logo():
                return {"svg": as_svg(thing), "alt": printable(thing.alt)}
            case Deck(cards):
                return {"k": "Deck", "cards": [self.node(card) for card in cards]}
            case date():
                return {"year": thing.year, "month": thing.month, "day": thing.day}
            case tuple():
                return [self.value(part) for part in _dealt(thing)]
            case Mapping():
                return {str(key): self.value(part) for key, part in thing.items()}
        if is_dataclass(thing) and not isinstance(thing, type):
            return self.node(thing)
        raise TypeError(f"the press cannot print a {type(thing).__name__}")

    def node(self, thing: DataclassInstance) -> Json:
        plain = {item.name: self._field(item.name, getattr(thing, item.name)) for item in fields(thing)}
        return {"k": type(thing).__name__, **plain, **self._more(thing), "keep": weight(plain) < KEEP_TOGETHER}

    def _field(self, name: str, thing: object) -> Json:
        return str(thing) if name in _AS_THEY_ARE else self.value(thing)

    def _more(self, thing: object) -> Mapping[str, Json]:
        match thing:
            case Heading(level):
                # PDF/UA: no level may be skipped on the way down, whatever the look.
                self.depth = min(level, self.depth + 1)
                return {"depth": self.depth}
            case Link(target):
                return self._way(target)
            case Legs(bond, goals, tasks):
                return {"drawn": _drawn(bond, goals, tasks)}
            case _:
                return {}

    def _way(self, target: str) -> Mapping[str, Json]:
        if target.startswith(_WEB):
            return {"url": target, "place": ""}
        wanted = (anchor_from(target), anchor_from(target.partition(":")[2]))
        return {"url": "", "place": next((anchor for anchor in wanted if anchor in self.anchors), "")}


def _dealt(things: tuple[object, ...]) -> tuple[object, ...]:
    if any(isinstance(thing, PlayCard) for thing in things):
        return decks(things)  # type: ignore[arg-type]
    return things


def _drawn(bond: int, goals: int, tasks: int) -> Json:
    shape = figure({Component.BOND: bond, Component.GOALS: goals, Component.TASKS: tasks})
    return {**asdict(shape), "legs": [{**asdict(leg), "component": leg.component.value} for leg in shape.legs]}
