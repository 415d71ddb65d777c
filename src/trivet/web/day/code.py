"""The room's code: short-lived, made from the time and the event, so that a picture of it is soon of no use.

What it proves: whoever has it saw the screen, or was told by somebody who did, within the last two minutes. What it
cannot prevent: a friend in the room who passes it on at once. For that there is the register, and a trainer who counts.
"""

from datetime import datetime

from django.utils.crypto import constant_time_compare, salted_hmac

#: Seconds for which one code is shown. It is taken for as long again, so that nobody is too slow.
WINDOW = 60
LENGTH = 6
#: Signs that cannot be mistaken for one another.
_SIGNS = "23456789abcdefghjkmnpqrstuvwxyz"


def code_at(slug: str, now: datetime) -> str:
    """What the screen of this event shows at that moment."""
    return _code(slug, _window(now))


def is_good(slug: str, code: str, now: datetime) -> bool:
    """Whether the screen shows this code, or did until a minute ago."""
    given = code.strip().lower()
    found = [constant_time_compare(given, _code(slug, _window(now) - ago)) for ago in (0, 1)]
    return any(found)


def _window(now: datetime) -> int:
    return int(now.timestamp()) // WINDOW


def _code(slug: str, window: int) -> str:
    number = int.from_bytes(salted_hmac("trivet.room", f"{slug}/{window}", algorithm="sha256").digest(), "big")
    signs = []
    for _ in range(LENGTH):
        number, at = divmod(number, len(_SIGNS))
        signs.append(_SIGNS[at])
    return "".join(signs)
