"""How often one browser may ask: wrong numbers and files are counted for ten minutes, good numbers are not."""

import hashlib

from django.core.cache import cache
from django.http import HttpRequest

from trivet.web.people.lockout import address

_TEN_MINUTES = 600
#: An office behind one address may mistype as often as this; guessing would need some 10 ** 11 times as many.
MOST_MISSES = 40
#: Reading a file takes the server some milliseconds.
MOST_FILES = 60


def is_stopped(request: HttpRequest) -> bool:
    """Too many wrong numbers: asked before a number is looked up, so that being stopped tells nothing about it."""
    return bool(cache.get(_key(request, "miss"), 0) >= MOST_MISSES)


def count_miss(request: HttpRequest) -> None:
    _count(_key(request, "miss"))


def too_many_files(request: HttpRequest) -> bool:
    """Count one file, and say whether that was one too many."""
    return _count(_key(request, "file")) > MOST_FILES


def _count(key: str) -> int:
    cache.add(key, 0, _TEN_MINUTES)
    try:
        return int(cache.incr(key))
    except ValueError:  # it ran out between the two calls
        return 1


def _key(request: HttpRequest, what: str) -> str:
    return hashlib.sha256(f"awards/{what}/{address(request)}".encode()).hexdigest()
