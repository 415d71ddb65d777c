"""The colours of a brand: read, checked for contrast, and refused with the nearest shade that can be read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trivet.press.shades import blend, contrast

AA = 4.5
WHITE = "#ffffff"
#: Everything that a brand's colour must be readable on, and that white text stands on it instead of.
PAPERS = (WHITE, "#fbf7f0", "#f6f0e4")
DARK = "#1d1b18"
_STEPS = 1000
_HEX = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)


class BrandError(ValueError):
    """A colour that cannot be used. `nearest` is the closest shade that can, or "" when the colour made no sense."""

    def __init__(self, sentence: str, nearest: str = "") -> None:
        super().__init__(sentence)
        self.nearest = nearest


@dataclass(frozen=True, slots=True)
class BrandColours:
    """A checked pair for light paper, and the same pair for the dark theme. All "#rrggbb"."""

    colour: str
    accent: str
    colour_dark: str
    accent_dark: str


def parse_colour(text: str) -> str:
    """ "1F4E5F", "#1f4e5f" or "#abc" as "#rrggbb" in small letters; BrandError for anything else."""
    match = _HEX.fullmatch(text.strip())
    if match is None:
        raise BrandError(f"“{text[:40]}” is not a colour we know. Write it as # and six signs, such as #1f4e5f.")
    digits = match.group(1).lower()
    return "#" + (digits if len(digits) == 6 else "".join(sign * 2 for sign in digits))


def check_brand(colour: str, accent: str) -> BrandColours:
    """Both colours, if text in them can be read on every paper and white text can be read on them."""
    main, second = _checked("main colour", colour), _checked("accent colour", accent)
    return BrandColours(main, second, for_dark(main), for_dark(second))


def lowest_contrast(colour: str) -> float:
    """The worst WCAG ratio of a "#rrggbb" colour against white and the two papers."""
    return min(contrast(colour, paper) for paper in PAPERS)


def nearest_passing(colour: str) -> str:
    """The colour itself when it passes, else the least darkened shade of it that does."""
    return _first(colour, "#000000", lambda shade: lowest_contrast(shade) >= AA)


def for_dark(colour: str) -> str:
    """The colour lightened just far enough to be read on the dark theme's background."""
    return _first(colour, WHITE, lambda shade: contrast(shade, DARK) >= AA)
