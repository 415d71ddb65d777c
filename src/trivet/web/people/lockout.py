"""Who failed to sign in, and from where: the two things that a lock-out counts by."""

from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest


def who(request: HttpRequest, credentials: Mapping[str, str] | None = None) -> str:
    """The e-mail address tried, in small letters."""
    tried = (credentials or {}).get("email") or request.POST.get("login", "")
    return tried.strip().lower()


def address(request: HttpRequest) -> str:
    """The browser's address. Only behind our own proxy (HTTPS) is its last hop believed."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.HTTPS else ""
    return forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
