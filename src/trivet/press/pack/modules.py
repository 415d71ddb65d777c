"""One module as its participant meets it: what it is for, the ideas, what to say, room to write."""

from collections.abc import Iterator

from trivet.content.schema import Module, Slide
from trivet.press.cited import sources_in
from trivet.press.desk import Desk
from trivet.press.document import Block, Blocks, Bullets, Callout, Cite, Inlines, Keep, Paragraph, Strong, Text, Ticks
from trivet.press.markdown import inline_text, to_inlines
from trivet.press.pack.before import policy
from trivet.press.pack.depth import Depth, depth_for, sheets_of
from trivet.press.sheets import main_activities, participant_side, worksheet
from trivet.vocabulary import SECTOR_HEADINGS

#: The module whose script has to follow the customer's rules on sharing information.
SHARES = "role-induction"


def module_part(desk: Desk, module: Module) -> Blocks:
    """A part of the pack: one module."""
    depth = depth_for(len(desk.brief.modules))
    return (
        desk.title(module.title, f"module-{module.id}"),
        *_moment(desk, module),
        *_reading(desk, module, depth),
        *_practice(desk, module, depth),
    )


def _moment(desk: Desk, module: Module) -> Blocks:
    """The strapline and the moment in which something goes wrong: the dialogue never stands apart from its heading."""
    first, *rest = desk.prose(module.moment)
    return (Keep((desk.paragraph(module.head.strapline, lead=True), first)), *rest)


def _outcomes(desk: Desk, module: Module, depth: Depth) -> Blocks:
    if not depth.outcomes:
        return ()
    outcomes = tuple(desk.said(outcome.text) for outcome in module.head.outcomes)
    return (Keep((Ticks(outcomes, desk.furniture.module.outcomes),)),)


def _reading(desk: Desk, module: Module, depth: Depth) -> Iterator[Block]:
    labels = desk.furniture.module
    yield from _outcomes(desk, module, depth)
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
    yield Paragraph((Strong((Text(f"{title}: "),)), Text(" ".join(inline_text((name,)) for name in names))))


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
    points = tuple(inline for point in slide.points for inline in _sentence(desk.said(point)))
    named = set(sources_in(points))
    cites = tuple(part for cite in _cites(slide.notes) if not named & set(cite.sources) for part in (cite, Text(" ")))
    return (Strong(_sentence(desk.said(slide.title))), *points, *cites[:-1])


def _cites(text: str) -> Iterator[Cite]:
    yield from dict.fromkeys(inline for inline in to_inlines(text) if isinstance(inline, Cite))


def _sentence(inlines: Inlines) -> Inlines:
    """The words with a full stop, if they have no end yet, and a space."""
    whole = inline_text(inlines).rstrip().endswith((".", "?", "!", "’", "…"))
    return (*inlines, Text(" " if whole else ". "))


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
    for sheet in sheets_of(module, depth):
        yield from worksheet(sheet, desk.words)
    if module.id == SHARES:
        yield from _sharing(desk)
    yield Callout("week", labels.module.week, desk.prose(module.this_week))


def _sharing(desk: Desk) -> Iterator[Block]:
    words = desk.furniture.pack.welcome
    return policy(desk, words.sharing, desk.brief.customer.policies.information_sharing, words.sharing_missing)
