"""What every document of a course is composed with: the brief, its words, and the means of turning them into blocks."""

import re
from dataclasses import dataclass

from trivet.content.schema import Page
from trivet.content.schema.furniture import Furniture
from trivet.press.brief import CourseBrief
from trivet.press.document import Blocks, Heading, Inlines, Paragraph, Text
from trivet.press.markdown import Words, to_blocks, to_inlines

_SIGN = re.compile(r"([!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class Desk:
    """The brief with the words that everything in it is written in."""

    brief: CourseBrief
    words: Words
    furniture: Furniture

    def title(self, text: str, anchor: str = "") -> Heading:
        """The heading of a part."""
        return Heading(1, self.said(text), anchor)

    def under(self, text: str) -> Heading:
        """A heading inside a part."""
        return Heading(2, self.said(text))

    def said(self, text: str) -> Inlines:
        return to_inlines(text, self.words)

    def paragraph(self, text: str, *, lead: bool = False) -> Paragraph:
        return Paragraph(self.said(text), lead)

    def prose(self, text: str, *, level: int = 0) -> Blocks:
        return to_blocks(text, self.words, level=level)

    def page(self, page_id: str) -> Page:
        """A part of the pack that stands in a file of its own."""
        return next(page for page in self.brief.library.pack if page.head.id == page_id)


def desk_for(brief: CourseBrief) -> Desk:
    return Desk(brief, brief.words, brief.library.furniture)


def literal(name: str) -> str:
    """A name as Markdown that prints just that name, whatever signs are in it."""
    return _SIGN.sub(r"\\\1", name)


def typed(text: str) -> Blocks:
    """What a customer typed, as paragraphs: a blank line divides them, and no sign in it means anything."""
    return tuple(Paragraph((Text(" ".join(chunk.split())),)) for chunk in text.split("\n\n") if chunk.strip())
