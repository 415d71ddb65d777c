"""A certificate's number: nobody guesses it, anybody can read it aloud, and one wrong sign is noticed."""

import re
import unicodedata
from collections.abc import Callable

#: No 0 and O, no 1, I and L. Thirty-one signs: a prime number, so that the check sign notices every single wrong sign
#: and every pair that changed places.
SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH, GROUP = 12, 4
_IN_ADDRESS = re.compile(r"/c/([^/?#\s.]+)", re.IGNORECASE)
Choose = Callable[[str], str]


class NumberError(ValueError):
    """What was typed cannot be a certificate's number. The message is "length", "signs" or "check": whoever asks words
    it, in the reader's language."""


def new_number(choose: Choose) -> str:
    """A number from a source of chance, such as `secrets.choice`: 31 ** 11 are possible, about 2 ** 54."""
    body = "".join(choose(SIGNS) for _ in range(LENGTH - 1))
    return grouped(body + check_sign(body))


def check_sign(body: str) -> str:
    """The sign that makes the weighted sum of all twelve divisible by 31."""
    total = sum(weight * SIGNS.index(sign) for weight, sign in enumerate(body, 2))
    return SIGNS[-total % len(SIGNS)]


def grouped(signs: str) -> str:
    """ "K7QM2XVPA4TC" -> "K7QM-2XVP-A4TC"."""
    return "-".join(signs[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def read_number(typed: str) -> str:
    """The number meant by what somebody typed or pasted: small letters, gaps and whole addresses are forgiven.

    Raises NumberError when signs are missing or too many, when one is never used, or when the check sign disagrees.
    """
    found = _IN_ADDRESS.search(typed)
    plain = unicodedata.normalize("NFKC", found.group(1) if found else typed).upper()
    signs = "".join(sign for sign in plain if sign.isalnum())
    if len(signs) != LENGTH:
        raise NumberError("length")
    if any(sign not in SIGNS for sign in signs):
        raise NumberError("signs")
    if check_sign(signs[:-1]) != signs[-1]:
        raise NumberError("check")
    return grouped(signs)
