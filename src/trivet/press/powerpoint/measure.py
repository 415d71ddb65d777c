"""How much room words take: measured with our own fonts, which run wider than those that the file names."""

from enum import Enum
from functools import cache, lru_cache
from math import ceil
from pathlib import Path

from PIL import ImageFont

_FONTS = Path(__file__).parent.parent / "fonts"
_UNIT = 1000
#: Georgia regular and italic are 4 to 7 % narrower than Source Serif, Calibri 2 % narrower than Source Sans; this much
#: more is kept for kerning and for other machines' rounding.
WIDER = 1.02
#: The line height of Calibri is 1.22 of its size, of Georgia 1.14; of their free twins (Carlito, Gelasio) up to 1.27.
LINE_HEIGHT = 1.27
_FIRST_WIDE_LETTER, _WIDE = 0x2E80, 1.3


class Face(Enum):
    """The shipped font that stands for a face of the file. Italics are measured upright: theirs is the narrower."""

    SANS = "SourceSans3-Regular.ttf"
    BOLD = "SourceSans3-SemiBold.ttf"
    SERIF = "SourceSerif4-Regular.ttf"


def width(text: str, face: Face, size: float) -> float:
    """The width of one line of text, in points."""
    return sum(_word(part, face) for part in text.split(" ")) * size + text.count(" ") * _word(" ", face) * size


def lines(text: str, face: Face, size: float, room: float) -> int:
    """How many lines a text takes in so many points of width. A word that is too long is broken anywhere."""
    count, used, space = 1, 0.0, _word(" ", face) * size
    for word in text.split():
        needed = _word(word, face) * size
        if used and used + space + needed <= room:
            used += space + needed
        else:
            count += ceil(used > 0) + max(0, ceil(needed / room) - 1)
            used = needed if needed <= room else room
    return count


@lru_cache(maxsize=50_000)
def _word(word: str, face: Face) -> float:
    wide = sum(1 for letter in word if ord(letter) >= _FIRST_WIDE_LETTER)
    known = "".join(letter for letter in word if ord(letter) < _FIRST_WIDE_LETTER)
    return (_font(face).getlength(known) / _UNIT + wide * _WIDE) * WIDER


@cache
def _font(face: Face) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_FONTS / face.value), _UNIT, layout_engine=ImageFont.Layout.BASIC)
