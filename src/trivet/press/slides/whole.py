"""The whole deck: every slide that there could be, then those that stay."""

from collections.abc import Iterator
from itertools import zip_longest

from trivet.curriculum import Plan
from trivet.press.brief import CourseBrief
from trivet.press.deck import Deck
from trivet.press.slides.fitting import Sketch, fitted
from trivet.press.slides.frame import ending, opening_slides, part_slide, recap, rest_slide, rules, second_day
from trivet.press.slides.stage import Stage, stage_for
from trivet.press.slides.taught import slot_slides


def slides(brief: CourseBrief) -> Deck:
    """The deck of one course: 40 to 70 slides in the order of the day. Raises UnverifiedSourceError."""
    stage = stage_for(brief)
    return Deck(
        title=brief.title,
        slides=fitted(tuple(_sketches(stage)), stage.words.without_slide),
        footer=brief.customer.name,
        author=brief.provider.name,
        dated=brief.on,
    )


def _sketches(stage: Stage) -> Iterator[Sketch]:
    yield from opening_slides(stage)
    yield from rules(stage)
    yield from recap(stage)
    for number, plan in enumerate(stage.brief.plan.days):
        if number:
            yield from second_day(stage, plan)
        yield from _slots(stage, plan)
    yield from ending(stage)


def _slots(stage: Stage, plan: Plan) -> Iterator[Sketch]:
    for slot, following in zip_longest(plan.slots, plan.slots[1:]):
        if slot.is_rest:
            yield rest_slide(stage, slot, following)
        elif slot.modules:
            yield from slot_slides(stage, slot)
        else:
            yield from part_slide(stage, slot)
