"""The guide's appendices: exercises to swap in, answers with their reasons, the self-check, the sources."""

from collections.abc import Iterator

from trivet.content.schema import CheckItem
from trivet.curriculum import Slot
from trivet.press.cited import cited, reference_line
from trivet.press.document import (
    Block,
    Blocks,
    Bullets,
    Inlines,
    Keep,
    Paragraph,
    Strong,
    Text,
    Ticks,
    WriteLines,
)
from trivet.press.guide.exercises import swap
from trivet.press.guide.teaching import Teaching, coded, plain, strong


def swaps(teaching: Teaching) -> Iterator[Block]:
    """Every exercise of the modules taught that is not in the day, in full."""
    words, chosen = teaching.words.after, _chosen(teaching)
    left = [
        (module, [one for one in module.activities if one.id not in chosen]) for module in teaching.desk.brief.modules
    ]
    if any(activities for _, activities in left):
        yield teaching.desk.title(words.swaps)
        yield teaching.desk.paragraph(words.swaps_intro, lead=True)
    for module, activities in left:
        if activities:
            yield teaching.desk.under(coded(module))
        for activity in activities:
            yield from swap(teaching, module, activity)


def _chosen(teaching: Teaching) -> set[str]:
    return {activity.id for running in teaching.taught.values() for activity in running.session.chosen}


def answers(teaching: Teaching) -> Iterator[Block]:
    """The knowledge check: each question, its answer and why, and what is wrong with the others."""
    words = teaching.words.after
    yield teaching.desk.title(words.answers)
    yield teaching.desk.paragraph(words.answers_intro, lead=True)
    for module in teaching.desk.brief.modules:
        yield teaching.desk.under(coded(module))
        for number, item in enumerate(module.check.items, start=1):
            yield Keep(_answer(teaching, number, item))


def _answer(teaching: Teaching, number: int, item: CheckItem) -> Blocks:
    desk, right = teaching.desk, item.answer
    stem = Paragraph((Strong((Text(f"{number}. "), *desk.said(item.stem))),))
    best: Inlines = (*strong(f"{teaching.words.after.right.format(id=right.id)} "), *desk.said(right.text))
    others = tuple(
        (Paragraph((*strong(f"{option.id}. "), *desk.said(option.text), Text(" "), *_why(teaching, option.why))),)
        for option in item.options
        if not option.correct
    )
    return (stem, Paragraph((*best, Text(" "), *_why(teaching, right.why))), Bullets(others))


def _why(teaching: Teaching, why: str) -> Inlines:
    return (Text("– "), *teaching.desk.said(why))


def fidelity(teaching: Teaching) -> Iterator[Block]:
    """What the trainer ticks afterwards: were the outcomes shown, was there practice, had each person feedback?"""
    words = teaching.words.after
    yield teaching.desk.title(words.fidelity)
    yield teaching.desk.paragraph(words.fidelity_intro, lead=True)
    for plan in teaching.desk.brief.plan.days:
        for slot in plan.slots:
            if not slot.is_rest:
                yield Ticks(tuple(_ticks(teaching, slot)), teaching.name(slot))
    yield WriteLines(plain(words.change), 3)


def _ticks(teaching: Teaching, slot: Slot) -> Iterator[Inlines]:
    words = teaching.words.after
    if not slot.modules:
        yield plain(words.part_done.format(minutes=slot.minutes))
        return
    yield plain(words.outcomes_shown)
    yield plain(words.practised.format(practice=min(slot.practice, teaching.running(slot).session.exercised)))
    yield plain(words.feedback)


def sources(teaching: Teaching, told: Blocks) -> Iterator[Block]:
    """Every source cited in the guide."""
    words, desk = teaching.words.after, teaching.desk
    found = cited(told, desk.brief.library)
    yield desk.title(words.sources)
    yield desk.paragraph(words.sources_intro, lead=True)
    for reference in found:
        yield Paragraph(reference_line(reference, desk.furniture.pack.references.doi))
