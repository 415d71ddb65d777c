"""How documents will look: the pack's cover and a tip sheet as pictures, from values that nobody has stored yet."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from trivet.content import Library
from trivet.content.customer import CourseDetails, CustomerDetails, ProviderDetails
from trivet.curriculum import plan_course, terms_for
from trivet.press import engine
from trivet.press.brief import CourseBrief, request_for
from trivet.press.document import Brand, Document, Logo
from trivet.press.markdown import Words
from trivet.press.pack import pack
from trivet.press.serial import to_json
from trivet.press.tips import tip_sheet
from trivet.vocabulary import Nation, Sector

SHARPNESS = 84.0  # dots an inch: an A4 side about 700 wide, sharp enough at half a page
_SAMPLE = CustomerDetails(name="Your customer", sector=Sector.PROBATION, nation=Nation.ENGLAND)
_DAY = date(2027, 3, 4)
#: What the address of a picture carries: all that shows on it.
SHOWN = ("name", "strapline", "email", "phone", "website", "address", "colour", "accent", "trainer")


@dataclass(frozen=True, slots=True)
class Look:
    """A provider's look, stored or not."""

    library: Library
    details: ProviderDetails
    logo: Logo | None = None


def cover(look: Look) -> Document:
    """The pack's cover for a customer without a look of their own."""
    course = CourseDetails(date=_DAY, venue="Their training room")
    plan = plan_course(look.library, request_for(_SAMPLE, course))
    brief = CourseBrief(look.library, plan, look.details, _SAMPLE, course, _DAY, provider_logo=look.logo)
    return replace(pack(brief), blocks=(), contents=False)


def sheet(look: Look) -> Document:
    """One module's tip sheet in the provider's own name."""
    brand = Brand(look.details.name, look.details.colour, look.details.accent, look.logo)
    words = Words(terms_for(look.library, Nation.ENGLAND))
    return tip_sheet(look.library, look.library.module(look.library.course.required[1]), brand, words)


PICTURES: dict[str, Callable[[Look], Document]] = {"cover": cover, "tip-sheet": sheet}


def picture(what: str, look: Look) -> bytes:
    """The first page of one of PICTURES as PNG. Raises KeyError, PressError."""
    return engine.png(engine.MAIN, to_json(PICTURES[what](look)), SHARPNESS)


def query_of(details: ProviderDetails, logo_key: str, version: int) -> str:
    """The part of a picture's address that says what is on it."""
    known = details.model_dump(include=set(SHOWN))
    return urlencode({name: value for name, value in known.items() if value} | {"logo": logo_key, "v": version})
