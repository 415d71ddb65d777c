"""English or Welsh: chosen once by a link, kept in a cookie; the desk is English."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from trivet.vocabulary import Language

COOKIE = "language"
#: Where the participant's path lies. Everywhere else the words are English, whatever was chosen.
_PATHS = ("/dates/", "/my/", "/in/", "/form/", "/ask/", "/quote/", "/verify/", "/c/", "/stop/")
_YEAR = 365 * 24 * 3600
_CODES = {Language.ENGLISH.value: "en-gb", Language.WELSH.value: "cy"}
Answer = Callable[[HttpRequest], HttpResponse]


def code_of(language: str) -> str:
    """Django's code for one of our languages; English for anything unknown."""
    return _CODES.get(language, _CODES[Language.ENGLISH.value])


def language_of(request: HttpRequest) -> str:
    """What this reader chose, "en" or "cy": in the address (?lang=cy), else earlier."""
    asked = request.GET.get("lang", "")
    chosen = asked if asked in _CODES else request.COOKIES.get(COOKIE, "")
    return chosen if chosen in _CODES else Language.ENGLISH.value


def is_bilingual(path: str) -> bool:
    """Whether a page can be read in Welsh as well."""
    return path.startswith(_PATHS)


def chosen_language(answer: Answer) -> Answer:
    """Middleware: speak the reader's language, and remember a choice made by link."""

    def spoken(request: HttpRequest) -> HttpResponse:
        language = language_of(request) if is_bilingual(request.path) else Language.ENGLISH.value
        with translation.override(code_of(language)):
            response = answer(request)
        if request.GET.get("lang", "") in _CODES:
            keep(response, request.GET["lang"])
        return response

    return spoken


def keep(response: HttpResponse, language: str) -> None:
    """Remember a choice, such as the one made on a booking form."""
    response.set_cookie(
        COOKIE, language, max_age=_YEAR, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
    )


@cache
def is_welsh_a_draft() -> bool:
    """Some string of the Welsh catalogue has not been checked by a person yet."""
    catalogue = Path(__file__).parent / "locale" / "cy" / "LC_MESSAGES" / "django.po"
    return catalogue.exists() and "\n# draft\n" in catalogue.read_text(encoding="utf-8")
