"""How often one browser may try: wrong codes and check-ins are counted for ten minutes."""

import hashlib

from django.core.cache import cache
from django.http import HttpRequest

from trivet.web.people.lockout import address

_TEN_MINUTES = 600
#: A whole room may share one address, so this is far above what people do and far below what guessing needs.
MOST_TRIES = 60


def too_many(request: HttpRequest, what: str) -> bool:
    """Count one try, and say whether that was one too many."""
    who = hashlib.sha256(f"{what}/{address(request)}".encode()).hexdigest()
    cache.add(who, 0, _TEN_MINUTES)
    try:
        return cache.incr(who) > MOST_TRIES
    except ValueError:  # it ran out between the two calls
        return False
