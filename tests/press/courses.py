"""Tailored courses from the real content, and ways to read the trees made of them."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from trivet.content import load_library
from trivet.content.customer import Contact, CourseDetails, CustomerDetails, ProviderDetails
from trivet.content.library import Library
from trivet.curriculum import Verification, plan_course
from trivet.press.brief import CourseBrief, request_for
from trivet.press.document import Block, Document
from trivet.press.markdown import inline_text
from trivet.vocabulary import Nation, Sector

HOSTILE = '#evil[*x*] "q" <b>{{worker}} {scene} [@XX99 | moderate]'
ALL = ("pro-social-modelling", "risk-need-responsivity", "compliance")

#: The courses that a test of the whole walks through.
COURSES: dict[str, dict[str, Any]] = {
    "core": {},
    "one option": {"options": ("pro-social-modelling",)},
    "compliance and collusion joined": {"options": ("compliance",)},
    "two options": {"options": ("pro-social-modelling", "risk-need-responsivity")},
    "a day and a half": {"options": ALL, "half_day": True, "second_date": date(2027, 3, 11)},
    "refresher": {"variant": "refresher", "end": "12:45"},
    "ruptures early": {"variant": "ruptures-early"},
    "a short day": {"end": "15:30"},
    "a long day": {"end": "17:30"},
    "without two topics": {"leave_out": ("fostering", "collusion")},
    "youth work": {"sector": Sector.YOUTH_WORK, "nation": Nation.SCOTLAND, "group_size": 14},
    "drug and alcohol": {"sector": Sector.DRUG_AND_ALCOHOL, "nation": Nation.ENGLAND, "group_size": 2},
    "social work": {"sector": Sector.SOCIAL_WORK, "group_size": 5},
}


@cache
def library() -> Library:
    return load_library()


def course(
    *,
    sector: Sector = Sector.PROBATION,
    nation: Nation = Nation.WALES,
    name: str = "Probation Service, North Wales",
    venue: str = "Wrexham",
    verifications: tuple[Verification, ...] = (),
    **details: Any,
) -> CourseBrief:
    """A course of the demonstration provider, on a Thursday in March 2027."""
    customer = CustomerDetails(name=name, sector=sector, nation=nation, contacts=(Contact(role="Lead", name=name),))
    provider = ProviderDetails(name="Fellside Alliance Training", trainer="Ruth Haworth", email="hello@example.org")
    told = CourseDetails(date=date(2027, 3, 4), venue=venue, **details)
    plan = plan_course(library(), request_for(customer, told))
    return CourseBrief(library(), plan, provider, customer, told, date(2026, 11, 23), verifications)


@cache
def known(name: str) -> CourseBrief:
    return course(**COURSES[name])


def hostile_course(**details: Any) -> CourseBrief:
    return course(name=HOSTILE, venue=HOSTILE, title=HOSTILE, trainer=HOSTILE, **details)


def blocks_of(document: Document, kind: type[Block]) -> list[Any]:
    """Every block of a kind, however deep it stands."""
    return [block for block in _walk(document.blocks) if isinstance(block, kind)]


def strings(thing: object) -> Iterator[str]:
    """Every text in a tree. Enumerations are not text."""
    if isinstance(thing, Enum) or thing is None:
        return
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for part in thing:
            yield from strings(part)
    elif isinstance(thing, dict):
        yield from strings(tuple(thing.values()))
    elif is_dataclass(thing) and not isinstance(thing, type):
        for field in fields(thing):
            yield from strings(getattr(thing, field.name))


def leftovers(thing: object) -> list[str]:
    """Marks of the content format that reached print: {{term}}, {scene}, [@SOURCE | level]."""
    return [text for text in strings(thing) if re.search(r"\{\w*\}|\{\{|\}\}|\[@", text)]


def cell_text(cell: Any) -> str:
    return inline_text(cell)


def _walk(thing: object) -> Iterator[object]:
    if isinstance(thing, tuple):
        for part in thing:
            yield from _walk(part)
    elif is_dataclass(thing) and not isinstance(thing, type):
        yield thing
        for field in fields(thing):
            yield from _walk(getattr(thing, field.name))
