"""The whole pack: its cover, and its parts in order."""

from trivet.press.brief import CourseBrief
from trivet.press.cited import with_citations
from trivet.press.desk import Desk, desk_for
from trivet.press.document import Blocks, Cover, Document
from trivet.press.pack.after import (
    action_plan,
    certificate,
    glossary,
    notes,
    references,
    standards,
)
from trivet.press.pack.before import baseline, evidence, welcome
from trivet.press.pack.modules import module_part
from trivet.press.pack.pages import whole_page
from trivet.press.pack.practice import cards, moves, tips
from trivet.press.timetable import hours, long_date


def pack(brief: CourseBrief) -> Document:
    """The participant's pack of one course. Raises UnverifiedSourceError."""
    desk = desk_for(brief)
    document = Document(
        title=brief.title,
        subtitle=desk.furniture.cover.pack_subtitle,
        blocks=_parts(desk),
        provider=brief.provider_brand,
        customer=brief.customer_brand,
        cover=_cover(desk),
        author=brief.provider.name,
        dated=brief.on,
        running_head=brief.customer.name,
        footer=desk.furniture.cover.pack,
        contents=True,
        large_print=brief.course.large_print,
    )
    return with_citations(document, brief.library)


def _parts(desk: Desk) -> Blocks:
    taught = tuple(block for module in desk.brief.modules for block in module_part(desk, module))
    used = (*welcome(desk), *evidence(desk), *baseline(desk), *taught, *tips(desk), *cards(desk), *moves(desk))
    kept = (*action_plan(desk), *whole_page(desk, "feedback"), *whole_page(desk, "looking-after-yourself"))
    said = (*used, *kept, *standards(desk))
    known = (*said, *glossary(desk, said))
    return (*known, *references(desk, known), *certificate(desk), *notes(desk))


def _cover(desk: Desk) -> Cover:
    words, brief = desk.furniture.cover, desk.brief
    course, days = brief.course, brief.plan.days
    facts = (
        (words.date, long_date(course.date) if course.date else ""),
        (words.second_date, long_date(course.second_date) if course.second_date and len(days) > 1 else ""),
        (words.time, hours(days[0])),
        (words.venue, course.venue),
        (words.trainer, brief.trainer),
    )
    kicker = "" if course.bilingual_header else words.pack
    return Cover(kicker, tuple((name, fact) for name, fact in facts if fact), _bilingual(desk))


def _bilingual(desk: Desk) -> tuple[tuple[str, str], ...]:
    """The header in two languages. A translation that nobody has checked says so."""
    if not desk.brief.course.bilingual_header:
        return ()
    english, welsh = desk.furniture, desk.brief.library.welsh
    course = () if desk.brief.course.title else ((english.cover.course, welsh.cover.course),)
    draft = () if welsh.checked else ((english.draft, welsh.draft),)
    return ((english.cover.pack, welsh.cover.pack), *course, *draft)
