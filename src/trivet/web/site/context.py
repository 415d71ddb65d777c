"""What the frame of every page needs: whose site it is, its version, and the reader's choice of light or dark."""

from dataclasses import dataclass
from functools import cache
from typing import TypedDict

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from trivet.content.library import load_library
from trivet.web.language import is_bilingual, is_welsh_a_draft
from trivet.web.people.models import Provider
from trivet.web.people.queries import provider

THEMES = ("light", "dark")
COOKIE = "theme"


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of the main navigation: a view, its address and words, and the views that lie within it."""

    view: str
    address: str
    words: Promise
    within: tuple[str, ...] = ()


@cache
def navigation() -> tuple[Item, ...]:
    return (
        Item("site:course", reverse("site:course"), _("The course")),
        Item("events:dates", reverse("events:dates"), _("Dates"), ("events:date", "events:booked", "events:group")),
        Item(
            "practice:home",
            reverse("practice:home"),
            _("Practise"),
            (
                "practice:own", "practice:meeting", "practice:debrief", "drills:home", "drills:drill", "drills:run",
                "drills:follow", "drills:all-moments", "drills:moments", "drills:moment",
            ),
        ),
        Item("site:tips", reverse("site:tips"), _("Tips"), ("site:tip-sheet",)),
        Item("site:evidence", reverse("site:evidence"), _("Evidence")),
        Item("site:glossary", reverse("site:glossary"), _("Glossary")),
    )  # fmt: skip


@cache
def side_doors() -> tuple[Item, ...]:
    """What stands at the foot of every page beside the main navigation."""
    return (
        Item("sales:ask", reverse("sales:ask"), _("Ask for a day")),
        Item("portal:links", reverse("portal:links"), _("My bookings")),
        Item("awards:verify", reverse("awards:verify"), _("Check a certificate")),
    )


class Frame(TypedDict):
    provider: Provider
    brand_version: int
    theme: str
    navigation: tuple[Item, ...]
    side_doors: tuple[Item, ...]
    course_title: str
    page_language: str
    is_bilingual: bool
    is_draft: bool


def frame(request: HttpRequest) -> Frame:
    """Context for base.html: one cheap query."""
    row = provider()
    chosen = request.COOKIES.get(COOKIE, "")
    is_welsh = get_language() == "cy"
    return {
        "provider": row,
        "brand_version": row.version,
        "theme": chosen if chosen in THEMES else "",
        "navigation": navigation(),
        "side_doors": side_doors(),
        "course_title": load_library().course.title,
        "page_language": "cy" if is_welsh else "en-GB",
        "is_bilingual": is_bilingual(request.path),
        "is_draft": is_welsh and is_welsh_a_draft(),
    }
