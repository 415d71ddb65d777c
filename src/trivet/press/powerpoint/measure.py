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
#: A broken word does not fill its lines to the edge.
RAGGED = 1.05
_FIRST_WIDE_LETTER, _WIDE = 0x2E80, 1.3


class Face(Enum):
    """The shipped font that stands for a face of the file. Italics are measured upright: theirs is the narrower."""

    SANS = "SourceSans3-Regular.ttf"
    BOLD = "SourceSans3-SemiBold.ttf"
    SERIF = "SourceSerif4-Regular.ttf"


#: Line height as a share of the size: Calibri's is 1.22; Georgia's is 1.14, but that of its free twin Gelasio 1.27.
LINE_HEIGHT = {Face.SANS: 1.23, Face.BOLD: 1.23, Face.SERIF: 1.27}


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
            count += (used > 0) + max(0, ceil(needed * RAGGED / room) - 1 if needed > room else 0)
            used = min(needed, room)
    return count


@lru_cache(maxsize=50_000)
def _word(word: str, face: Face) -> float:
    wide = sum(1 for letter in word if ord(letter) >= _FIRST_WIDE_LETTER)
    known = "".join(letter for letter in word if ord(letter) < _FIRST_WIDE_LETTER)
    return (_font(face).getlength(known) / _UNIT + wide * _WIDE) * WIDER


@cache
def _font(face: Face) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_FONTS / face.value), _UNIT, layout_engine=ImageFont.Layout.BASIC)
