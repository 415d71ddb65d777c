"""Which letters the shipped fonts can print, and what stands in for those that they cannot."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from struct import unpack_from

FONTS = Path(__file__).parent / "fonts"
STAND_IN = "□"
_BREAK = "\u200b"
_LONG_RUN = re.compile(r"\S{29,}")
_PIECE = re.compile(r"[^\s/._?&=\-]{1,12}[/._?&=\-]*|[/._?&=\-]{1,12}")
# Control, format, private and unassigned characters: PDF/UA refuses them, or they turn the line round.
_UNPRINTED = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"})


@lru_cache(maxsize=16384)
def printable(text: str) -> str:
    """The text with composed accents, no control characters, and a box for each letter that no shipped font has."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_letter(mark) for mark in unicodedata.normalize("NFC", text))


def unprintable(text: str) -> tuple[str, ...]:
    """The letters of a text that the press would print as a box, once each: for a warning on a form."""
    marks = dict.fromkeys(unicodedata.normalize("NFC", text))
    return tuple(mark for mark in marks if _letter(mark) == STAND_IN and mark != STAND_IN)


def breakable(text: str) -> str:
    """The text with a zero-width space wherever a run of 29 signs or more may break. The template takes them out."""
    return _LONG_RUN.sub(lambda run: _BREAK.join(_PIECE.findall(run.group())), text)


def _letter(mark: str) -> str:
    if mark.isspace():
        return mark if mark in " \n\u00a0\u202f" else " "
    if unicodedata.category(mark) in _UNPRINTED:
        return ""
    return mark if ord(mark) in coverage() else STAND_IN


@cache
def coverage() -> frozenset[int]:
    """Every code point that at least one shipped font can draw."""
    return frozenset(point for font in sorted(FONTS.glob("*.ttf")) for point in _code_points(font.read_bytes()))


def _code_points(font: bytes) -> Iterator[int]:
    table = _table(font, b"cmap")
    count = unpack_from(">H", font, table + 2)[0]
    for record in range(count):
        start = table + unpack_from(">I", font, table + 4 + 8 * record + 4)[0]
        if unpack_from(">H", font, start)[0] == 12:
            yield from _segmented_coverage(font, start)
        elif unpack_from(">H", font, start)[0] == 4:
            yield from _segments(font, start)


def _table(font: bytes, tag: bytes) -> int:
    for record in range(unpack_from(">H", font, 4)[0]):
        name, _, offset, _ = unpack_from(">4sIII", font, 12 + 16 * record)
        if name == tag:
            return int(offset)
    raise ValueError(f"a shipped font has no {tag.decode()} table")


def _segmented_coverage(font: bytes, start: int) -> Iterator[int]:
    for group in range(unpack_from(">I", font, start + 12)[0]):
        first, last, _ = unpack_from(">III", font, start + 16 + 12 * group)
        yield from range(first, last + 1)


def _segments(font: bytes, start: int) -> Iterator[int]:
    double = unpack_from(">H", font, start + 6)[0]
    for place in range(0, double, 2):
        last = unpack_from(">H", font, start + 14 + place)[0]
        first = unpack_from(">H", font, start + 16 + double + place)[0]
        yield from range(first, min(last, 0xFFFE) + 1)
