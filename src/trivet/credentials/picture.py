"""The badge as a picture: the trivet, a ring on three legs, in the provider's colour. Deterministic SVG."""

import re
import textwrap
from dataclasses import dataclass
from math import cos, radians, sin
from xml.sax.saxutils import escape

PAPER = "#fffdf8"
INK = "#23211e"
HOUSE = "#1f4e5f"
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_CENTRE, _MIDDLE, _RING, _LEG = 200, 154, 52, 104  # the mark's centre, its ring's radius and how far a leg reaches
_ANGLES = (-90, 150, 30)
_LEAST_CONTRAST = 3.0  # WCAG 2.2, 1.4.11: a graphical object against what lies beside it
_ABOUT = {
    "en": "A ring on three legs. Open Badge of {provider} for {course}, {year}. The proof is inside this file.",
    "cy": "Cylch ar dair coes. Bathodyn Agored {provider} am {course}, {year}. Mae’r prawf yn y ffeil hon.",
}


@dataclass(frozen=True, slots=True)
class Face:
    """What is seen on the badge. `colour` is #rrggbb; too pale a one for a line on paper gives way to the house's."""

    course: str
    provider: str
    year: int
    colour: str = HOUSE
    language: str = "en"


def picture(face: Face) -> bytes:
    """The SVG, UTF-8, 400 by 400 units, with a title and a description for those who do not see it."""
    colour = face.colour.lower() if _stands_out(face.colour) else HOUSE
    course, provider = _clean(face.course), _clean(face.provider)
    about = _ABOUT.get(face.language, _ABOUT["en"]).format(provider=provider, course=course, year=face.year)
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" width="400" height="400" role="img" '
            f'lang="{"cy" if face.language == "cy" else "en"}" aria-labelledby="badge-title badge-about">',
            f'<title id="badge-title">{escape(course)}</title><desc id="badge-about">{escape(about)}</desc>',
            f'<circle cx="200" cy="200" r="192" fill="{PAPER}" stroke="{colour}" stroke-width="8"/>',
            f'<circle cx="200" cy="200" r="181" fill="none" stroke="{colour}" stroke-width="1.5"/>',
            _mark(colour),
            _words(course, provider, face.year, colour),
            "</svg>\n",
        )
    ).encode()


def _mark(colour: str) -> str:
    legs = "".join(f"M{_at(angle, _RING)} {_at(angle, _LEG)}" for angle in _ANGLES)
    return (
        f'<g fill="none" stroke="{colour}" stroke-width="20" stroke-linecap="round">'
        f'<circle cx="{_CENTRE}" cy="{_MIDDLE}" r="{_RING}"/><path d="{legs}"/></g>'
    )


def _at(angle: int, radius: int) -> str:
    x, y = _CENTRE + radius * cos(radians(angle)), _MIDDLE + radius * sin(radians(angle))
    return f"{x:.1f} {y:.1f}"


def _words(course: str, provider: str, year: int, colour: str) -> str:
    """The year within the ring; the course in one to three lines beneath; the provider at the foot."""
    lines = textwrap.wrap(course, 22, max_lines=3, placeholder=" …") or [""]
    size = 27 if len(lines) == 1 else 24 if len(lines) == 2 and max(map(len, lines)) <= 19 else 20
    first = 288 - len(lines) * (size + 4) // 2 + size // 2
    rows = "".join(
        f'<text x="200" y="{first + number * (size + 4)}" font-size="{size}" font-weight="600" fill="{INK}">'
        f"{escape(line)}</text>"
        for number, line in enumerate(lines)
    )
    foot = textwrap.shorten(provider, 28, placeholder=" …")
    return (
        "<g text-anchor=\"middle\" font-family=\"'Source Sans 3', 'Source Sans Pro', system-ui, sans-serif\">"
        f'<text x="200" y="164" font-size="27" font-weight="600" fill="{colour}">{year}</text>{rows}'
        f'<text x="200" y="342" font-size="13.5" fill="{INK}">{escape(foot)}</text></g>'
    )


def _clean(text: str) -> str:
    """One line of letters that XML may hold."""
    kept = "".join(letter for letter in text if letter.isprintable() or letter.isspace())
    return " ".join(kept.split())[:200]


def _stands_out(colour: str) -> bool:
    """Contrast with the paper by the WCAG formula (relative luminance, sRGB)."""
    if not _COLOUR.fullmatch(colour):
        return False
    light, dark = _luminance(PAPER) + 0.05, _luminance(colour) + 0.05
    return light / dark >= _LEAST_CONTRAST


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
