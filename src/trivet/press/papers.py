"""What the papers around a day share: plain text as blocks, parties, times, and rows that are left out when empty."""

from collections.abc import Iterable
from dataclasses import dataclass

from trivet.press.document import Block, Blocks, Facts, Inlines, LineBreak, Link, Paragraph, Strong, Text


@dataclass(frozen=True, slots=True)
class Party:
    """Who sells or who buys: a name, the lines of an address, and how to reach them."""

    name: str
    lines: tuple[str, ...] = ()
    email: str = ""
    phone: str = ""


def plain(text: str) -> Inlines:
    """A text in which no sign means anything; line breaks are kept."""
    rows = [" ".join(row.split()) for row in text.strip().splitlines()]
    parts = [part for row in rows for part in (LineBreak(), Text(row))]
    return tuple(parts[1:])


def linked(address: str) -> Inlines:
    """An address that can be followed and read."""
    target = f"mailto:{address}" if "@" in address and "://" not in address else address
    return (Link(target, (Text(address),)),) if address else ()


def strong(text: str) -> Inlines:
    return (Strong((Text(text),)),)


def paragraph(text: str) -> Paragraph:
    return Paragraph(plain(text))


def paragraphs(text: str) -> Blocks:
    """A blank line divides paragraphs."""
    return tuple(paragraph(chunk) for chunk in text.split("\n\n") if chunk.strip())


def facts(pairs: Iterable[tuple[str, Inlines]]) -> tuple[Block, ...]:
    """The pairs that have a value; no block at all when none has."""
    kept = tuple((name, value) for name, value in pairs if value)
    return (Facts(kept),) if kept else ()


def address_of(party: Party) -> Inlines:
    """Name, address and ways to reach somebody, one under the other."""
    rows: list[Inlines] = [strong(party.name), *(plain(line) for line in party.lines if line.strip())]
    rows += [plain(party.phone)] if party.phone else []
    rows += [linked(party.email)] if party.email else []
    joined = tuple(inline for row in rows for inline in (LineBreak(), *row))
    return joined[1:]
