"""What the slides are made with: the desk, their words, and small ways of putting text on a slide."""

from collections.abc import Iterator
from dataclasses import dataclass

from trivet.content.schema.trainer import SlideWords
from trivet.curriculum import clock
from trivet.press.brief import CourseBrief
from trivet.press.desk import Desk, desk_for
from trivet.press.document import Blocks, Bullets, Paragraph, Strong
from trivet.press.markdown import inline_text, to_blocks
from trivet.press.telling import Told, said, told_by


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
    for block in to_blocks(text, stage.desk.words):
        if isinstance(block, Bullets):
            yield from (head for item in block.items if (head := _head(item)))


def _head(item: Blocks) -> str:
    if not item or not isinstance(item[0], Paragraph):
        return ""
    opening = item[0].children[0] if item[0].children else None
    return inline_text(opening.children).rstrip(".,:") if isinstance(opening, Strong) else ""


def span(start: int, end: int, words: SlideWords) -> str:
    return words.span.format(start=clock(start), end=clock(end))
