"""What a phone in the room remembers: a number that it drew, by which its votes are told apart. Not whose phone it is."""

import json
import secrets
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse

#: A long day, from the first vote to the last.
_DAY = timedelta(hours=20)
_VOTER, _SHEET = "trivet.voter", "trivet.sheet"


def new_voter() -> str:
    return secrets.token_urlsafe(24)


def voter_of(request: HttpRequest, slug: str) -> str:
    """The phone's number for this event; "" for one that has not come in yet."""
    return _get(request, f"voter-{slug}", _VOTER)


def come_in(response: HttpResponse, slug: str, voter: str) -> None:
    """Let this phone vote. The number is drawn at random, also for a phone that checked in."""
    _put(response, f"voter-{slug}", voter, _VOTER, f"/room/{slug}/")


def sheet_on(request: HttpRequest, slug: str) -> object:
    """What the observer's sheet on this phone holds, as it was put there."""
    try:
        return json.loads(_get(request, f"sheet-{slug}", _SHEET) or "{}")
    except ValueError:
        return {}


def keep_sheet(response: HttpResponse, slug: str, sheet: object) -> None:
    """Keep the sheet on the phone: the server holds nothing of it."""
    text = json.dumps(sheet, separators=(",", ":"))
    _put(response, f"sheet-{slug}", text, _SHEET, f"/room/{slug}/observe/")


def _put(response: HttpResponse, name: str, value: str, salt: str, path: str) -> None:
    response.set_signed_cookie(
        name, value, salt=salt, max_age=_DAY, path=path, httponly=True, samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip


def _get(request: HttpRequest, name: str, salt: str) -> str:
    found: str | None = request.get_signed_cookie(name, default=None, salt=salt, max_age=_DAY)
    return found or ""
