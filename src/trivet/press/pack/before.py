"""What stands before the modules: the welcome, the evidence and the baseline."""

from collections.abc import Iterator
from itertools import pairwise

from trivet.content.customer import Contact
from trivet.content.schema import Claim
from trivet.press.desk import Desk, typed
from trivet.press.document import (
    Block,
    Blocks,
    Cite,
    Facts,
    Heading,
    Inlines,
    Keep,
    Paragraph,
    Strong,
    Table,
    Text,
    WriteLines,
)
from trivet.press.pack.pages import page_sheets
from trivet.press.sheets import part
from trivet.press.timetable import hours, long_date, timeline

#: The first two lines of the welcome worksheet ask for what the customer's own contacts and rules say.
ALREADY_ASKED = 2
#: A claim names its first sources here; the course site names all.
MAIN_SOURCES = 2
_RING = "\u00a0\u00a0".join(map(str, range(11)))


def welcome(desk: Desk) -> Blocks:
    """How to use the pack, the ground rules, the day, whom to turn to, and the customer's rules."""
    page = desk.page("welcome")
    asked = tuple(part(one, desk.words) for sheet in page.worksheets for one in sheet.parts[ALREADY_ASKED:])
    return (desk.title(page.head.title), *desk.prose(page.body), *_days(desk), *_people(desk), *asked)


def evidence(desk: Desk) -> Blocks:
    """What research says, and every claim with its size, its sources and how sure we are."""
    page, claims = desk.page("evidence"), desk.furniture.pack.claims
    headers = tuple(desk.said(header) for header in (claims.say, claims.size, claims.source))
    rows = tuple(_claim(desk, claim) for claim in desk.brief.library.claims)
    return (
        desk.title(page.head.title),
        *_without_tables(desk.prose(page.body)),
        desk.under(claims.heading),
        desk.paragraph(claims.intro),
        Table(headers, rows, widths=(4, 3, 3.2)),
    )


def baseline(desk: Desk) -> Blocks:
    """Two scenes and the confidence scale, before anything is taught."""
    page, confidence = desk.page("baseline"), desk.brief.library.confidence
    ends = desk.furniture.pack.baseline.ends.format(low=confidence.low, high=confidence.high)
    headers = (desk.said(desk.furniture.pack.baseline.could), desk.said(ends))
    rows = tuple((desk.said(item.text), (Text(_RING),)) for item in confidence.items)
    return (
        desk.title(page.head.title),
        *desk.prose(page.body),
        *page_sheets(desk, page.worksheets),
        desk.under(confidence.title),
        desk.paragraph(confidence.intro),
        Table(headers, rows, widths=(8, 7)),
    )


def _without_tables(blocks: Blocks) -> Iterator[Block]:
    """Without each section that holds a table: the page's own short table gives way to the whole one."""
    places = [place for place, block in enumerate(blocks) if isinstance(block, Heading)]
    for start, end in pairwise((0, *places, len(blocks))):
        section = blocks[start:end]
        if not any(isinstance(block, Table) for block in section):
            yield from section


def _claim(desk: Desk, claim: Claim) -> tuple[Inlines, ...]:
    size = claim.size or desk.furniture.pack.claims.no_size
    return (desk.said(claim.say), desk.said(size), (Cite(claim.sources[:MAIN_SOURCES], claim.sure),))


def _people(desk: Desk) -> Blocks:
    words, policies = desk.furniture.pack.welcome, desk.brief.customer.policies
    return (
        Keep((desk.under(words.people), *_contacts(desk))),
        *policy(desk, words.safeguarding, policies.safeguarding, words.safeguarding_missing),
        *policy(desk, words.confidentiality, policies.confidentiality, words.confidentiality_missing),
    )


def policy(desk: Desk, title: str, text: str, missing: str) -> Iterator[Block]:
    """A rule of the customer's; where they gave none, lines on which to write it."""
    if not text.strip():
        yield WriteLines(desk.said(missing), 2)
        return
    first, *rest = typed(text)
    yield Keep((Heading(3, desk.said(title)), first))
    yield from rest


def _contacts(desk: Desk) -> Blocks:
    words, contacts = desk.furniture.pack.welcome, desk.brief.customer.contacts
    if not contacts:
        return (WriteLines(desk.said(words.contact_missing), 2),)
    return (desk.paragraph(words.people_intro), Facts(tuple((contact.role, _contact(contact)) for contact in contacts)))


def _contact(contact: Contact) -> Inlines:
    rest = ", ".join(filter(None, (contact.phone, contact.email)))
    name: Inlines = (Strong((Text(contact.name),)),) if contact.name else ()
    return (*name, Text(f"{', ' if name and rest else ''}{rest}"))


def _days(desk: Desk) -> Iterator[Block]:
    words, course = desk.furniture.pack.welcome, desk.brief.course
    for plan, title, on in zip(
        desk.brief.plan.days, (words.day, words.half_day), (course.date, course.second_date), strict=False
    ):
        when = ", ".join(filter(None, (long_date(on) if on else "", hours(plan))))
        told = words.working.format(working=plan.working, practice=plan.practice)
        facts = Paragraph((Strong((Text(f"{when}. "),)), *desk.said(told)))
        yield Keep((desk.under(title), facts, timeline(plan, practice=False)))
