"""Prose with a margin: each citation becomes a small number in the text and a note beside its paragraph."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from trivet.press.document import (
    Block,
    Blocks,
    Cite,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    Link,
    Paragraph,
    Strong,
    SureMark,
    Text,
)
from trivet.press.html import blocks_html
from trivet.press.markdown import PLAIN, Words, inline_text, to_blocks, to_inlines
from trivet.vocabulary import Sureness
from trivet.web.reading.tree import Filling, changed, fill

_REF = re.compile(r'<a href="#note-(\d+)">')
_NOT_AN_ID = re.compile(r"[^A-Za-z0-9]+")


def anchor_of(source: str) -> str:
    """The id under which a source stands on the evidence page."""
    return "source-" + _NOT_AN_ID.sub("-", source).strip("-")


def slug(text: str) -> str:
    """A heading's words as an id."""
    return _NOT_AN_ID.sub("-", text.lower()).strip("-")


@dataclass(frozen=True, slots=True)
class Prose:
    """Rendered words and the headings in them, as (id, words)."""

    html: SafeString
    headings: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Reader:
    """Renders the texts of one page in turn, so that its notes are numbered through."""

    names: Mapping[str, str]
    """Short names of the sources that may be printed, by id."""
    evidence: str
    """The address of the page that lists the sources."""
    link: Callable[[str], str | None] = lambda target: None if target.startswith("module:") else target
    words: Words = PLAIN
    filling: Filling = field(default_factory=dict)
    level: int = 3
    """The level of a heading written as ### in the content."""
    notes: int = 0

    def prose(self, text: str) -> Prose:
        """Markdown with its notes beside it."""
        return self.blocks(to_blocks(text, self.words))

    def line(self, text: str) -> SafeString:
        """One line of Markdown; its citations stay in the line."""
        return self._html((Paragraph(to_inlines(text, self.words)),), "<p>", "</p>")

    def sure(self, level: Sureness, sources: Iterable[str] = (), words: str = "") -> SafeString:
        """The mark, then the words, then the sources as links."""
        named = [Link(f"{self.evidence}#{anchor_of(s)}", (Text(self.names.get(s, s)),)) for s in sources]
        listed = tuple(item for link in named for item in (Text("; "), link))[1:]
        return self._html((SureMark(level, (*to_inlines(words, self.words), *listed)),))

    def blocks(self, blocks: Blocks) -> Prose:
        filled = fill(blocks, self.filling)
        parts = [self._noted(_with_anchor(block)) for block in filled]
        headings = tuple((b.anchor, inline_text(b.children)) for b in map(_with_anchor, filled) if isinstance(b, Heading))
        return Prose(mark_safe("\n".join(parts)), headings)  # noqa: S308 -- every part comes from the escaping writer

    def _noted(self, block: Block) -> str:
        cites: list[tuple[int, Cite]] = []
        (lifted,) = changed((block,), lambda inlines: self._lift(inlines, cites))
        html = self._html((lifted,))
        if not cites:
            return html
        notes = format_html_join("", '<li id="note-{}">{}</li>', ((number, self._note(number, c)) for number, c in cites))
        return format_html('<div class="noted">{}<ol class="notes">{}</ol></div>', html, notes)

    def _lift(self, inlines: Inlines, cites: list[tuple[int, Cite]]) -> Inlines:
        made: list[Inline] = []
        for item in inlines:
            match item:
                case Cite():
                    self.notes += 1
                    cites.append((self.notes, item))
                    _close_up(made)
                    made.append(Link(f"#note-{self.notes}", (Text(str(self.notes)),)))
                case Strong(children) | Emphasis(children):
                    made.append(replace(item, children=self._lift(children, cites)))
                case _:
                    made.append(item)
        return tuple(made)

    def _note(self, number: int, cite: Cite) -> SafeString:
        return format_html('<span class="number">{}</span> {}', number, self.sure(cite.sure, cite.sources))

    def _html(self, blocks: Blocks, before: str = "", after: str = "") -> SafeString:
        html = blocks_html(
            blocks,
            link=self.link,
            citations=self.names,
            cite_link=lambda source: f"{self.evidence}#{anchor_of(source)}",
            base_level=self.level - 1,
        )
        shown = _REF.sub(r'<a class="ref" id="ref-\1" href="#note-\1" aria-label="Note \1">', html)
        return mark_safe(shown.removeprefix(before).removesuffix(after))  # noqa: S308 -- the press escapes all words


def _with_anchor(block: Block) -> Block:
    if isinstance(block, Heading) and not block.anchor:
        return replace(block, anchor=slug(inline_text(block.children)))
    return block


def _close_up(made: list[Inline]) -> None:
    """A note's number stands against its word: drop the space before it."""
    if made and isinstance(made[-1], Text):
        made[-1] = Text(made[-1].text.rstrip())
