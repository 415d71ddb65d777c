"""The desk's second row, and the page behind its last entry: where everything is set up."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from django.http import HttpRequest
from django.urls import reverse

from trivet.web.people.models import User


@dataclass(frozen=True, slots=True)
class Section:
    """An entry: its words, its address, the beginnings of the addresses within it, and who sees it."""

    words: str
    address: str
    within: tuple[str, ...]
    may: Callable[[User], bool]


@dataclass(frozen=True, slots=True)
class Entry:
    """A section as one reader sees it: `here` is "page", "true" or ""."""

    words: str
    address: str
    here: str


@dataclass(frozen=True, slots=True)
class Place:
    """One thing to set up, and the question that its page answers."""

    words: str
    question: str
    address: str


def desk_frame(request: HttpRequest) -> dict[str, object]:
    """Context for desk/base.html; nothing for anybody else's pages."""
    user = getattr(request, "user", None)
    if not (isinstance(user, User) and user.is_staff_member):
        return {}
    deepest = max(_depth(one, request.path) for one in sections())
    entries = (Entry(one.words, one.address, _here(one, request.path, deepest)) for one in sections() if one.may(user))
    return {"desk_navigation": tuple(entries)}


@cache
def sections() -> tuple[Section, ...]:
    return (
        Section("Today", reverse("desk:home"), ("/desk/month/",), _staff),
        Section("Events", reverse("events:list"), ("/desk/venues/", "/desk/bookings/", "/desk/certificates/"), _staff),
        Section("Enquiries", reverse("sales:enquiries"), ("/desk/quotes/", "/desk/invoices/"), _money),
        Section("Courses", reverse("desk:courses"), (), _staff),
        Section("Customers", reverse("desk:customers"), (), _staff),
        Section("People", reverse("desk:participants"), ("/desk/organisations/",), _staff),
        Section("Mail", reverse("post:mail"), (), _staff),
        Section("Set up", reverse("desk:setup"), tuple(place.address for place in places(owner=True)), _staff),
    )


@cache
def places(*, owner: bool, author: bool = True) -> tuple[Place, ...]:
    """What can be set up: by everybody at the desk, by those who write clients, and the rest by its owner."""
    for_all = (
        Place("Standards", "Which occupational standards may we print?", reverse("desk:standards")),
        Place("Content", "Which texts are served, and in which version?", reverse("desk:content")),
        Place("Texts of letters", "What do our letters say?", reverse("letters:texts")),
    )
    for_owner = (
        Place("Brand", "How will our pack and certificate look?", reverse("desk:brand")),
        Place("Business", "What do we charge, and are we registered for VAT?", reverse("sales:business")),
        Place("Terms", "On which terms do people book, and what does cancelling cost?", reverse("sales:terms")),
        Place("Closed days", "When does nobody work?", reverse("sales:closures")),
        Place("Team", "Who works at the desk?", reverse("desk:team")),
        Place("Signing keys", "With which key are certificates signed?", reverse("awards:keys")),
        Place("Privacy and backup", "What do we keep, how long, and who looked?", reverse("records:privacy")),
    )
    for_author = (
        Place("Clients", "Whom does one meet in practice, and how do I write somebody new?", reverse("authoring:list")),
    )
    return (*for_all, *(for_author if author else ()), *(for_owner if owner else ()))


def _here(section: Section, path: str, deepest: int) -> str:
    if path == section.address:
        return "page"
    return "true" if deepest and _depth(section, path) == deepest else ""


def _depth(section: Section, path: str) -> int:
    """How much of a path lies in a section, in signs. Every address begins like Today's, which therefore has only itself."""
    own = () if section is sections()[0] else (section.address,)
    return max((len(start) for start in (*own, *section.within) if path.startswith(start)), default=0)


def _staff(user: User) -> bool:
    return user.is_staff_member


def _money(user: User) -> bool:
    return user.handles_money
