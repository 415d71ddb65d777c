"""Whole addresses, as they stand in letters, QR codes and badges."""

from django.conf import settings


def absolute(path: str) -> str:
    """The whole address of a path of this site."""
    return f"{site()}{path}"


def site() -> str:
    """Where people reach this site, without a slash at the end."""
    return settings.SITE_URL
