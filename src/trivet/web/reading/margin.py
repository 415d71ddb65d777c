"""Prose with a margin: beside each claim stand its sources and how sure we are; on a phone they stand in the line."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

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

_PLACE = re.compile(r'<a href="#note-(\d+)">\d+</a>')
_MARK = re.compile(r'(<span class="sure [^"]*">)')
_NOT_AN_ID = re.compile(r"[^A-Za-z0-9]+")
_NOTE = (
    '<sup class="ref" aria-hidden="true">{number}</sup><span class="note" id="note-{number}"> '
    '<span class="number" aria-hidden="true">{number}</span>{sure}<span class="paren">)</span></span>'
)


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


def _own_address(target: str) -> str | None:
    return None if target.startswith("module:") else target


@dataclass(slots=True)
class Reader:
    """Renders the texts of one page in turn, so that its notes are numbered through."""

    names: Mapping[str, str]
    """Short names of the sources that may be printed, by id."""
    evidence: str
    """The address of the page that lists the sources."""
    link: Callable[[str], str | None] = _own_address
    pictures: str = ""
    """The address under which the pictures of the content are served."""
    words: Words = PLAIN
    filling: Filling = field(default_factory=dict)
    level: int = 3
    """The level of a heading written as ### in the content."""
    notes: list[SafeString] = field(default_factory=list)

    def prose(self, text: str) -> Prose:
        """Markdown with its notes beside it."""
        return self.blocks(to_blocks(text, self.words))

    def line(self, text: str) -> SafeString:
        """One line of Markdown; its citations stay in the line."""
        return self._html((Paragraph(to_inlines(text, self.words)),), "<p>", "</p>")

    def sure(self, level: Sureness, sources: Iterable[str] = (), words: str = "") -> SafeString:
        """The mark, then the words (their citations as names alone), then the sources, all in one line."""
        said = tuple(made for item in to_inlines(words, self.words) for made in self._named(item))
        return self._html((SureMark(level, (*said, *self._sources(sources))),), '<p class="sure-mark">', "</p>")

    def blocks(self, blocks: Blocks) -> Prose:
        filled = tuple(_with_anchor(block) for block in fill(blocks, self.filling))
        headings = tuple((block.anchor, inline_text(block.children)) for block in filled if isinstance(block, Heading))
        return Prose(self._html(changed(filled, self._lift)), headings)

    def _lift(self, inlines: Inlines) -> Inlines:
        """Each citation becomes a place in the text that its note is put into when the words are HTML."""
        made: list[Inline] = []
        for item in inlines:
            match item:
                case Cite():
                    self.notes.append(self.sure(item.sure, item.sources))
                    _close_up(made)
                    made.append(Link(f"#note-{len(self.notes)}", (Text(str(len(self.notes))),)))
                case Strong(children) | Emphasis(children):
                    made.append(replace(item, children=self._lift(children)))
                case _:
                    made.append(item)
        return tuple(made)

    def _note(self, place: re.Match[str]) -> str:
        number = int(place.group(1))
        # Inside the mark, which does not break, so that no line ends in a bracket.
        opened = _MARK.sub(r'\1<span class="paren">(</span>', self.notes[number - 1], count=1)
        return _NOTE.format(number=number, sure=opened)

    def _named(self, item: Inline) -> Inlines:
        return (Text("("), *self._sources(item.sources), Text(")")) if isinstance(item, Cite) else (item,)

    def _sources(self, sources: Iterable[str]) -> Inlines:
        links = [Link(f"{self.evidence}#{anchor_of(one)}", (Text(self.names.get(one, one)),)) for one in sources]
        return tuple(item for link in links for item in (Text("; "), link))[1:]

    def _html(self, blocks: Blocks, before: str = "", after: str = "") -> SafeString:
        html = blocks_html(
            blocks,
            link=self.link,
            citations=self.names,
            cite_link=lambda source: f"{self.evidence}#{anchor_of(source)}",
            base_level=self.level - 1,
            picture=lambda picture: f"{self.pictures}{picture.name}",
        )
        whole = _PLACE.sub(self._note, html)
        return mark_safe(whole.removeprefix(before).removesuffix(after))  # noqa: S308 -- the press escapes all words


def _with_anchor(block: Block) -> Block:
    if isinstance(block, Heading) and not block.anchor:
        return replace(block, anchor=slug(inline_text(block.children)))
    return block


def _close_up(made: list[Inline]) -> None:
    """A note's number stands against its word: drop the space before it."""
    if made and isinstance(made[-1], Text):
        made[-1] = Text(made[-1].text.rstrip())
