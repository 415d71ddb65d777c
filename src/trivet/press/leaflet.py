"""The course leaflet: two A4 sides with the parts of the course page, for the customer's own day."""

from collections.abc import Iterator

from trivet.content.modulefile import sections_of
from trivet.curriculum import Plan, Slot, clock, printable, proposed
from trivet.press.brief import CourseBrief
from trivet.press.cited import with_citations
from trivet.press.desk import Desk, desk_for, literal
from trivet.press.document import (
    Block,
    Cover,
    Document,
    Emphasis,
    Facts,
    Inlines,
    LineBreak,
    Link,
    Paragraph,
    Strong,
    Table,
    Text,
)
from trivet.press.timetable import hours, long_date
from trivet.vocabulary import Sector, StandardUse

#: Outcomes that two sides have room for: a longer course names fewer of each module.
MOST_OUTCOMES = 17
#: What the paragraph on criminal justice costs, in outcomes.
JUSTICE_TAKES = 6
MOST_STANDARDS = 5

#: Shares of the width for time, part and outcomes; large figures need more of it.
USUAL, LARGE = (1.4, 5.1, 9.5), (2.2, 5.0, 8.8)


def leaflet(brief: CourseBrief) -> Document:
    """The leaflet of one course. Raises UnverifiedSourceError."""
    desk = desk_for(brief)
    document = Document(
        title=brief.title,
        subtitle=brief.library.course.strapline,
        blocks=(*_case(desk), *_days(desk), *_details(desk)),
        provider=brief.provider_brand,
        customer=brief.customer_brand,
        layout="plain",
        cover=Cover(desk.furniture.leaflet.subtitle.format(customer=brief.customer.name)),
        author=brief.provider.name,
        dated=brief.on,
        running_head=brief.customer.name,
        footer=brief.provider.name,
        large_print=brief.course.large_print,
    )
    return with_citations(document, brief.library)


def _is_justice(desk: Desk) -> bool:
    """Probation staff, and whoever chose an option: all of them come from criminal justice."""
    return desk.brief.customer.sector is Sector.PROBATION or bool(desk.brief.course.options)


def _sections(desk: Desk) -> dict[str, str]:
    """The texts of the course page by heading, with the names of the trainer and the provider put in."""
    brief, words = desk.brief, desk.furniture.leaflet
    names = {"{trainer}": literal(brief.trainer) or words.trainer_unknown, "{provider}": literal(brief.provider.name)}
    found = sections_of(brief.library.site["course"].body)
    for name, value in names.items():
        found = {title: text.replace(name, value) for title, text in found.items()}
    return found


def _paragraphs(desk: Desk, text: str) -> tuple[Paragraph, ...]:
    return tuple(block for block in desk.prose(text) if isinstance(block, Paragraph))


def _case(desk: Desk) -> Iterator[Block]:
    """Why the course, in a paragraph; who leads it; and for justice staff why it concerns them."""
    sections, words = _sections(desk), desk.furniture.leaflet
    case = _paragraphs(desk, sections["The case for it"])
    yield from (case[0], case[-1])
    if _is_justice(desk):
        yield desk.under(words.criminal_justice)
        yield _paragraphs(desk, sections["In criminal justice"])[0]


def _days(desk: Desk) -> Iterator[Block]:
    """Each day as a table: when, what, and what people can do afterwards."""
    words, course = desk.furniture.leaflet, desk.brief.course
    dates, titles = (course.date, course.second_date), (words.day, words.half_day)
    headers = (desk.said(words.time), desk.said(words.part), desk.said(words.outcome))
    for plan, title, on in zip(desk.brief.plan.days, titles, dates, strict=False):
        venue = course.venue if title is words.day else ""
        when = ", ".join(filter(None, (long_date(on) if on else "", hours(plan), venue)))
        told = desk.furniture.pack.welcome.working.format(working=plan.working, practice=plan.practice)
        yield desk.under(title)
        omitted = f" {words.taught_only}" if course.half_day and title is words.day else ""
        yield Paragraph((Strong((Text(f"{when}. "),)), *desk.said(told + omitted)))
        yield Table(
            headers,
            tuple(_slot(desk, slot) for slot in _shown(desk, plan)),
            widths=LARGE if desk.brief.course.large_print else USUAL,
        )


def _shown(desk: Desk, plan: Plan) -> Iterator[Slot]:
    """Every slot; of two days only those that teach a module, or two sides do not hold them."""
    return (slot for slot in plan.slots if len(desk.brief.plan.days) == 1 or slot.modules)


def _slot(desk: Desk, slot: Slot) -> tuple[Inlines, ...]:
    title = desk.said(slot.title)
    time = (Text(clock(slot.start)),)
    if slot.is_rest:
        return (time, (Emphasis(title),), ())
    return (time, (Strong(title),), _outcomes(desk, slot))


def _outcomes(desk: Desk, slot: Slot) -> Inlines:
    room = MOST_OUTCOMES - (JUSTICE_TAKES if _is_justice(desk) else 0)
    most = max(1, room // len(desk.brief.modules))
    found = (one for module in slot.modules for one in desk.brief.library.module(module).head.outcomes[:most])
    lines = tuple(inline for one in found for inline in (*desk.said(one.text), LineBreak()))
    return lines[:-1]


def _details(desk: Desk) -> Iterator[Block]:
    words, course, sections = desk.furniture.leaflet, desk.brief.library.course, _sections(desk)
    length = words.two_days if len(desk.brief.plan.days) > 1 else words.one_day
    pairs: tuple[tuple[str, Inlines], ...] = (
        (words.more, _more(desk)),
        (words.suitable, desk.said(_listed(course.suitable_for))),
        (words.duration, desk.said(f"{length}, {words.after}")),
        (words.prior, desk.said(course.prior_knowledge)),
        (words.standards, _standards(desk)),
        (words.pack, _paragraphs(desk, sections["Certificate and pack"])[0].children),
        (words.contact, _contact(desk)),
    )
    yield desk.under(words.details)
    yield Facts(tuple(pair for pair in pairs if pair[1]))


def _listed(items: tuple[str, ...]) -> str:
    first, *rest = items
    return "; ".join((first, *(item[0].lower() + item[1:] for item in rest)))


def _more(desk: Desk) -> Inlines:
    """The optional modules that this course does not teach."""
    library, taught = desk.brief.library, desk.brief.plan.modules
    return desk.said(
        "; ".join(library.module(option).title for option in library.course.options if option not in taught)
    )


def _standards(desk: Desk) -> Inlines:
    brief, words = desk.brief, desk.furniture.leaflet
    wanted = proposed(brief.library.mappings, brief.customer.sector, brief.customer.nation)
    found = printable(wanted, brief.verifications, on=brief.on, use=StandardUse.WEB)[:MOST_STANDARDS]
    if not found:
        return desk.said(words.standards_none)
    named = "; ".join(f"{gated.mapping.code} {gated.mapping.title}" for gated in found)
    return desk.said(words.standards_some.format(standards=literal(named)))


def _contact(desk: Desk) -> Inlines:
    own = desk.brief.provider
    plain = ", ".join(filter(None, (own.name, own.address, own.phone)))
    mail = (Text(", "), Link(f"mailto:{own.email}", (Text(own.email),))) if own.email else ()
    site = (Text(", "), Link(own.website, (Text(own.website),))) if own.website else ()
    return (Text(plain), *mail, *site)
