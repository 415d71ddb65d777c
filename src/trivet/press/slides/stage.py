"""What the slides are made with: the desk, their words, and small ways of putting text on a slide."""

from collections.abc import Iterator
from dataclasses import dataclass

from trivet.content.schema.trainer import SlideWords
from trivet.curriculum import clock
from trivet.press.brief import CourseBrief
from trivet.press.desk import Desk, desk_for
from trivet.press.document import Bullets, Inlines, Paragraph, Strong
from trivet.press.markdown import inline_text, to_blocks
from trivet.press.telling import Told, first_sentence, said, told_by


@dataclass(frozen=True, slots=True)
class Stage:
    """The brief, and the words of its slides."""

    desk: Desk
    words: SlideWords

    @property
    def brief(self) -> CourseBrief:
        return self.desk.brief

    def said(self, text: str) -> str:
        """A text of the content as plain words."""
        return said(text, self.desk.words)

    def cited(self, *texts: str) -> Told:
        return told_by(texts, self.brief.library, self.desk.furniture.trainer)

    def notes(self, *paragraphs: str, sources: tuple[str, ...] = ()) -> str:
        """Speaker notes: paragraphs of plain words, and the sources cited in some texts."""
        told = self.cited(*sources) if sources else Told()
        level = f" ({self.desk.furniture.trainer.sureness[told.sure].lower()})" if told.sure else ""
        where = f"{self.words.cited} {told.source}{level}." if told.source else ""
        return "\n\n".join(paragraph for paragraph in (*paragraphs, where) if paragraph)


def stage_for(brief: CourseBrief) -> Stage:
    desk = desk_for(brief)
    return Stage(desk, desk.furniture.trainer.slides)


def heads(text: str, stage: Stage) -> Iterator[str]:
    """The bold opening words of each item of a list: "Reflect before you respond"."""
    for words in _items(text, stage):
        if words and isinstance(words[0], Strong):
            yield inline_text(words[0].children).rstrip(".,:")


def first_sentences(text: str, stage: Stage) -> Iterator[str]:
    """The first sentence of each item of a list."""
    for words in _items(text, stage):
        yield first_sentence(inline_text(words))


def _items(text: str, stage: Stage) -> Iterator[Inlines]:
    for block in to_blocks(text, stage.desk.words):
        if isinstance(block, Bullets):
            yield from (item[0].children for item in block.items if item and isinstance(item[0], Paragraph))


def span(start: int, end: int, words: SlideWords) -> str:
    return words.span.format(start=clock(start), end=clock(end))
