"""The whole guide: its cover, and its parts in order."""

from collections.abc import Iterator

from trivet.press.brief import CourseBrief
from trivet.press.cited import with_citations
from trivet.press.document import Block, Blocks, Cover, Document
from trivet.press.guide.after import answers, fidelity, sources, swaps
from trivet.press.guide.ahead import ahead
from trivet.press.guide.glance import glance
from trivet.press.guide.slots import slot_part
from trivet.press.guide.teaching import Teaching, teaching_for
from trivet.press.timetable import hours, long_date


def guide(brief: CourseBrief) -> Document:
    """The facilitator's guide of one course. Raises UnverifiedSourceError."""
    teaching = teaching_for(brief)
    document = Document(
        title=brief.title,
        subtitle=teaching.words.subtitle,
        blocks=_parts(teaching),
        provider=brief.provider_brand,
        customer=brief.customer_brand,
        cover=_cover(teaching),
        author=brief.provider.name,
        dated=brief.on,
        running_head=brief.customer.name,
        footer=teaching.words.title,
        contents=True,
        large_print=brief.course.large_print,
    )
    return with_citations(document, brief.library)


def _parts(teaching: Teaching) -> Blocks:
    told = (
        *glance(teaching),
        *ahead(teaching),
        *_days(teaching),
        *swaps(teaching),
        *answers(teaching),
        *fidelity(teaching),
    )
    return (*told, *sources(teaching, told))


def _days(teaching: Teaching) -> Iterator[Block]:
    for number, plan in enumerate(teaching.desk.brief.plan.days):
        for place, slot in enumerate(plan.slots):
            if not slot.is_rest:
                rest = next((one for one in plan.slots[place + 1 : place + 2] if one.is_rest), None)
                yield from slot_part(teaching, plan, slot, rest, second_day=number > 0)


def _cover(teaching: Teaching) -> Cover:
    words, brief = teaching.desk.furniture.cover, teaching.desk.brief
    course, days = brief.course, brief.plan.days
    second = course.second_date if len(days) > 1 else None
    facts = (
        (words.date, long_date(course.date) if course.date else ""),
        (words.second_date, long_date(second) if second else ""),
        (words.time, hours(days[0])),
        (words.venue, course.venue),
        (words.trainer, brief.trainer),
    )
    return Cover(teaching.words.title, tuple((name, fact) for name, fact in facts if fact))
