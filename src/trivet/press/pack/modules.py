"""One module as its participant meets it: what it is for, the ideas, what to say, room to write."""

from collections.abc import Iterator
from dataclasses import dataclass

from trivet.content.schema import LinesPart, Module, Slide, TablePart, Worksheet, WorksheetPart
from trivet.press.desk import Desk
from trivet.press.document import Block, Blocks, Bullets, Callout, Cite, Inlines, Paragraph, Strong, Text, Ticks
from trivet.press.markdown import inline_text, to_inlines
from trivet.press.pack.before import policy
from trivet.press.sheets import line, main_activities, participant_side, worksheet
from trivet.vocabulary import SECTOR_HEADINGS

#: The module whose script has to follow the customer's rules on sharing information.
SHARES = "role-induction"


@dataclass(frozen=True, slots=True)
class Depth:
    """How much of each module a pack prints: at 12 point it must stay under 60 pages, whatever the day holds."""

    up_to: int
    """Modules in the pack."""
    whole_ideas: bool = False
    plain: bool = False
    activities: bool = False
    whole_mistakes: bool = True
    example: bool = True
    most_lines: int = 2
    most_rows: int = 3


DEPTHS = (
    Depth(4, whole_ideas=True, plain=True, activities=True, most_lines=25, most_rows=20),
    Depth(8),
    Depth(9, whole_mistakes=False),
    Depth(99, whole_mistakes=False, example=False),
)


def module_part(desk: Desk, module: Module) -> Blocks:
    """A part of the pack: one module."""
    depth = next(depth for depth in DEPTHS if len(desk.brief.modules) <= depth.up_to)
    return (
        desk.title(module.title, f"module-{module.id}"),
        desk.paragraph(module.head.strapline, lead=True),
        Ticks(tuple(desk.said(outcome.text) for outcome in module.head.outcomes), desk.furniture.module.outcomes),
        *_reading(desk, module, depth),
        *_practice(desk, module, depth),
    )


def _reading(desk: Desk, module: Module, depth: Depth) -> Iterator[Block]:
    labels = desk.furniture.module
    yield desk.under(labels.moment)
    yield from desk.prose(module.moment)
    yield from _ideas(desk, module, depth)
    yield desk.under(labels.do_and_say)
    yield from desk.prose(module.do_and_say)
    yield from _mistakes(desk, module, depth)
    if depth.example:
        yield from _example(desk, module)


def _mistakes(desk: Desk, module: Module, depth: Depth) -> Iterator[Block]:
    title, whole = desk.furniture.module.mistakes, desk.prose(module.mistakes)
    if depth.whole_mistakes:
        yield desk.under(title)
        yield from whole
        return
    names = [inline for bullet in _items(whole) for inline in bullet if isinstance(inline, Strong)]
    yield Callout("care", title, (Paragraph((Text(" ".join(inline_text((name,)) for name in names)),)),))


def _items(blocks: Blocks) -> Iterator[Inlines]:
    for block in blocks:
        if isinstance(block, Bullets):
            yield from (part.children for item in block.items for part in item if isinstance(part, Paragraph))


def _ideas(desk: Desk, module: Module, depth: Depth) -> Iterator[Block]:
    labels = desk.furniture.module
    if not depth.whole_ideas:
        yield desk.under(labels.ideas_in_brief)
        yield Bullets(tuple((Paragraph(_idea(desk, slide)),) for slide in module.slides))
        return
    yield desk.under(labels.ideas)
    yield from desk.prose(module.ideas, level=1)
    if depth.plain:
        yield Callout("note", labels.plain, desk.prose(module.plain, level=1))


def _idea(desk: Desk, slide: Slide) -> Inlines:
    """An idea as its slide puts it, with the sources that the trainer names when it is shown."""
    points = " ".join(_sentence(line(point, desk.words)) for point in slide.points)
    cites = tuple(dict.fromkeys(inline for inline in to_inlines(slide.notes) if isinstance(inline, Cite)))
    return (Strong((Text(_sentence(line(slide.title, desk.words))),)), Text(f" {points} "), *cites)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!", "’", "…")) else f"{text}."


def _example(desk: Desk, module: Module) -> Iterator[Block]:
    sector = desk.brief.customer.sector
    yield desk.under(desk.furniture.module.example.format(sector=SECTOR_HEADINGS[sector].lower()))
    yield from desk.prose(module.in_your_work[sector], level=1)


def _practice(desk: Desk, module: Module, depth: Depth) -> Iterator[Block]:
    labels = desk.furniture
    if depth.activities:
        tried = (participant_side(activity, desk.words, labels.activity) for activity in main_activities(module))
        yield desk.under(labels.module.activities)
        yield Bullets(tuple((Paragraph(one),) for one in tried))
    for sheet in module.worksheets:
        yield from worksheet(_fitting(sheet, depth), desk.words)
    if module.id == SHARES:
        yield from _sharing(desk)
    yield Callout("week", labels.module.week, desk.prose(module.this_week))


def _fitting(sheet: Worksheet, depth: Depth) -> Worksheet:
    return sheet.model_copy(update={"parts": tuple(_at_most(part, depth) for part in sheet.parts)})


def _at_most(part: WorksheetPart, depth: Depth) -> WorksheetPart:
    match part:
        case LinesPart():
            return part.model_copy(update={"count": min(part.count, depth.most_lines)})
        case TablePart():
            return part.model_copy(update={"rows": min(part.rows, depth.most_rows)})
        case _:
            return part


def _sharing(desk: Desk) -> Iterator[Block]:
    words = desk.furniture.pack.welcome
    return policy(desk, words.sharing, desk.brief.customer.policies.information_sharing, words.sharing_missing)
