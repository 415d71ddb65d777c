"""The site's pages as values: content rendered once a version, for each provider's name and contact."""

from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse
from django.utils.safestring import SafeString

from trivet.content.library import Library
from trivet.content.modulefile import sections_of
from trivet.curriculum import CoursePlan, DayRequest, plan_course, terms_for
from trivet.press.document import Link, Text
from trivet.press.markdown import Words
from trivet.press.pictures import pictures_of
from trivet.vocabulary import Nation, Sector
from trivet.web.people.models import Provider
from trivet.web.reading import Filling, Reader
from trivet.web.reading.margin import slug


@dataclass(frozen=True, slots=True)
class Told:
    """What a page says about the provider."""

    name: str
    email: str
    phone: str
    trainer: str

    @property
    def filling(self) -> Filling:
        contact = Link(f"mailto:{self.email}", (Text(self.email),)) if self.email else Text(self.phone or self.name)
        return {
            "provider": (Text(self.name),),
            "contact": (contact,),
            "kept": (Link(reverse("records:kept"), (Text("How long we keep each thing"),)),),
            "trainer": (Text(self.trainer or "An experienced trainer"),),
        }


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a page: its heading, its anchor and its words."""

    title: str
    anchor: str
    html: SafeString


@dataclass(frozen=True, slots=True)
class PublicPage:
    title: str
    parts: tuple[Part, ...]

    @property
    def first(self) -> Part:
        return self.parts[0]

    @property
    def rest(self) -> tuple[Part, ...]:
        """Everything after the first part."""
        return self.parts[1:]

    @property
    def middle(self) -> tuple[Part, ...]:
        """Everything between the first part and the last."""
        return self.parts[1:-1]

    @property
    def last(self) -> Part:
        return self.parts[-1]


def told_of(provider: Provider) -> Told:
    return Told(provider.name, provider.email, provider.phone, provider.trainer)


def reader_for(library: Library, filling: Filling | None = None, *, level: int = 3) -> Reader:
    """A reader whose links lead to the public pages."""
    return Reader(
        names={source: found.short for source, found in library.references.items() if library.verified(source)},
        evidence=reverse("site:evidence"),
        link=public_address,
        pictures=reverse("site:pictures"),
        words=Words(terms_for(library, Nation.ENGLAND), pictures_of(library)),
        filling=filling or {},
        level=level,
    )


def public_address(target: str) -> str | None:
    """A module's public page is its tip sheet."""
    kind, _, module = target.partition(":")
    return reverse("site:tip-sheet", args=[module]) if kind == "module" else target


@lru_cache(maxsize=64)
def page_of(library: Library, page_id: str, told: Told) -> PublicPage:
    """A page of content/site, taken apart at its headings. Raises KeyError."""
    page = library.site[page_id]
    reader = reader_for(library, told.filling)
    sections = sections_of(page.body) or {"": page.body}
    before = page.body.partition("\n## ")[0] if not page.body.startswith("## ") else ""
    whole = ({"": before} if before.strip() and "" not in sections else {}) | sections
    return PublicPage(
        page.head.title, tuple(Part(title, slug(title), reader.prose(text).html) for title, text in whole.items())
    )


@lru_cache(maxsize=8)
def usual_day(library: Library) -> CoursePlan:
    """The day as it is offered before anybody has asked for another."""
    return plan_course(library, DayRequest(Sector.PROBATION, Nation.ENGLAND))
