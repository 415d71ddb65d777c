"""One module as its participant meets it: what it is for, the ideas, what to say, room to write."""

from collections.abc import Iterator

from trivet.content.schema import Module
from trivet.press.document import Block, Blocks, Bullets, Callout, Paragraph, Ticks
from trivet.press.pack.before import policy
from trivet.press.desk import Desk
from trivet.press.sheets import main_activities, participant_side, worksheet
from trivet.vocabulary import SECTOR_HEADINGS

#: The module whose script has to follow the customer's rules on sharing information.
SHARES = "role-induction"


def module_part(desk: Desk, module: Module) -> Blocks:
    """A part of the pack: one module."""
    return (
        desk.title(module.title, f"module-{module.id}"),
        desk.paragraph(module.head.strapline, lead=True),
        Ticks(tuple(desk.said(outcome.text) for outcome in module.head.outcomes), desk.furniture.module.outcomes),
        *_reading(desk, module),
        *_practice(desk, module),
    )


def _reading(desk: Desk, module: Module) -> Iterator[Block]:
    labels = desk.furniture.module
    yield desk.under(labels.moment)
    yield from desk.prose(module.moment)
    yield desk.under(labels.ideas)
    yield from desk.prose(module.ideas)
    yield desk.under(labels.do_and_say)
    yield from desk.prose(module.do_and_say)
    yield desk.under(labels.mistakes)
    yield from desk.prose(module.mistakes)
    sector = desk.brief.customer.sector
    example = desk.prose(module.in_your_work[sector], level=1)
    yield Callout("plain", labels.example.format(sector=SECTOR_HEADINGS[sector].lower()), example)


def _practice(desk: Desk, module: Module) -> Iterator[Block]:
    labels = desk.furniture
    yield desk.under(labels.module.activities)
    yield Bullets(
        tuple(
            (Paragraph(participant_side(activity, desk.words, labels.activity)),) for activity in main_activities(module)
        )
    )
    for sheet in module.worksheets:
        yield from worksheet(sheet, desk.words)
    if module.id == SHARES:
        yield from _sharing(desk)
    yield Callout("week", labels.module.week, desk.prose(module.this_week))


def _sharing(desk: Desk) -> Iterator[Block]:
    words = desk.furniture.pack.welcome
    return policy(desk, words.sharing, desk.brief.customer.policies.information_sharing, words.sharing_missing)
