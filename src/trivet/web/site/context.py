"""What the frame of every page needs: whose site it is, its version, and the reader's choice of light or dark."""

from dataclasses import dataclass
from functools import cache
from typing import TypedDict

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

from trivet.content.library import load_library
from trivet.web.people.models import Provider
from trivet.web.people.queries import provider

THEMES = ("light", "dark")
COOKIE = "theme"


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of the main navigation: a view, its address and words, and the views that lie within it."""

    view: str
    address: str
    words: str
    within: tuple[str, ...] = ()


@cache
def navigation() -> tuple[Item, ...]:
    return (
        Item("site:course", reverse("site:course"), "The course"),
        Item("site:tips", reverse("site:tips"), "Tips", ("site:tip-sheet",)),
        Item("site:evidence", reverse("site:evidence"), "Evidence"),
        Item("site:glossary", reverse("site:glossary"), "Glossary"),
    )


class Frame(TypedDict):
    provider: Provider
    brand_version: int
    theme: str
    navigation: tuple[Item, ...]
    course_title: str
    page_language: str


def frame(request: HttpRequest) -> Frame:
    """Context for base.html: one cheap query."""
    row = provider()
    chosen = request.COOKIES.get(COOKIE, "")
    return {
        "provider": row,
        "brand_version": row.version,
        "theme": chosen if chosen in THEMES else "",
        "navigation": navigation(),
        "course_title": load_library().course.title,
        "page_language": "cy" if get_language() == "cy" else "en-GB",
    }
