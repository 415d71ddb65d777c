"""The colours of a brand: read, checked for contrast, and refused with the nearest shade that can be read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trivet.press.shades import blend, contrast

#: WCAG 2.2 AA for ordinary text.
AA = 4.5
WHITE, WEB_PAPER, BOX_PAPER = "#ffffff", "#fbf7f0", "#f6f0e4"
#: What the main colour must be readable on. White text on the colour has the same ratio as the colour on white.
PAPERS = (WHITE, WEB_PAPER, BOX_PAPER)
#: The accent is never set on the tinted boxes of a document.
ACCENT_PAPERS = (WHITE, WEB_PAPER)
DARK = "#1d1b18"
_STEPS = 500
_HEX = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)


class BrandError(ValueError):
    """A colour that cannot be used. `nearest` is the closest shade that can, "" when the colour made no sense."""

    def __init__(self, sentence: str, nearest: str = "") -> None:
        super().__init__(sentence)
        self.nearest = nearest


@dataclass(frozen=True, slots=True)
class BrandColours:
    """A checked pair of "#rrggbb" colours for light paper, and the same pair for the dark theme."""

    colour: str
    accent: str
    colour_dark: str
    accent_dark: str


def check_brand(colour: str, accent: str) -> BrandColours:
    """Both colours, if text in them can be read on paper and white text can be read on them; else BrandError."""
    main = _checked("main", colour, PAPERS)
    second = _checked("accent", accent, ACCENT_PAPERS)
    return BrandColours(main, second, for_dark(main), for_dark(second))


def parse_colour(text: str) -> str:
    """The colours "1F4E5F", "#1f4e5f" and "#abc" as "#rrggbb" in small letters; BrandError for anything else."""
    match = _HEX.fullmatch(text.strip())
    if match is None:
        raise BrandError(f"“{text[:40]}” is not a colour we know. Write it as # and six signs, such as #1f4e5f.")
    digits = match.group(1).lower()
    return "#" + (digits if len(digits) == 6 else "".join(sign * 2 for sign in digits))


def lowest_contrast(colour: str, papers: tuple[str, ...] = PAPERS) -> float:
    """The worst WCAG 2 contrast ratio of a "#rrggbb" colour against the papers, 1 to 21."""
    return min(contrast(colour, paper) for paper in papers)


def nearest_passing(colour: str, papers: tuple[str, ...] = PAPERS) -> str:
    """The colour itself when it passes on every paper, else the least darkened shade of it that does."""
    return _first_shade(parse_colour(colour), "#000000", papers)


def for_dark(colour: str) -> str:
    """The colour itself when it can be read on the dark theme's background, else lightened just far enough."""
    return _first_shade(parse_colour(colour), WHITE, (DARK,))


def _first_shade(colour: str, towards: str, papers: tuple[str, ...]) -> str:
    shades = (blend(colour, towards, step / _STEPS) for step in range(_STEPS + 1))
    return next(shade for shade in shades if lowest_contrast(shade, papers) >= AA)


def _checked(name: str, text: str, papers: tuple[str, ...]) -> str:
    colour = parse_colour(text)
    ratio = lowest_contrast(colour, papers)
    if ratio >= AA:
        return colour
    nearest = nearest_passing(colour, papers)
    raise BrandError(
        f"The {name} colour {colour} is too pale to read: its contrast is {_rounded_down(ratio)} to 1 and "
        f"4.5 to 1 is needed. The nearest shade that works is {nearest}. Nothing has been changed.",
        nearest,
    )


def _rounded_down(ratio: float) -> str:
    # 4.46 rounded to 4.5 would read as if the colour had passed.
    return f"{int(ratio * 10) / 10:.1f}"
