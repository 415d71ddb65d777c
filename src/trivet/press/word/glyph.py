"""The three-leg glyph and the mark as pictures, drawn large and made small so that their edges are smooth."""

from functools import cache, lru_cache
from io import BytesIO
from math import cos, radians, sin, tau

from PIL import Image, ImageDraw

from trivet.press.figure import ANGLES, LEG_COLOURS, Figure, Leg, Point, figure
from trivet.vocabulary import Component

SIZE, FINER = 480, 3
UNIT = SIZE * FINER / 100
INK = "#23201c"
FOOT = 6.0


@lru_cache(maxsize=64)
def glyph_png(bond: int, goals: int, tasks: int) -> bytes:
    """The glyph of three strengths as a PNG of 480 by 480 with a clear ground."""
    picture = Image.new("RGBA", (SIZE * FINER, SIZE * FINER), (255, 255, 255, 0))
    draw = ImageDraw.Draw(picture)
    drawn = figure({Component.BOND: bond, Component.GOALS: goals, Component.TASKS: tasks})
    for leg in drawn.legs:
        _leg(draw, leg)
    draw.line([_at(point) for point in _rim(drawn)], fill=INK, width=round(3.4 * UNIT), joint="curve")
    return _small(picture)


@cache
def mark_png() -> bytes:
    """The mark in a breath of white, to lie over a cover's colour."""
    picture = Image.new("RGBA", (SIZE * FINER, SIZE * FINER), (255, 255, 255, 0))
    draw = ImageDraw.Draw(picture)
    faint, width = (255, 255, 255, 34), round(7 * UNIT)
    for angle in ANGLES.values():
        way = Point(cos(radians(angle)), -sin(radians(angle)))
        ends = [_at(Point(50 + way.x * reach, 50 + way.y * reach)) for reach in (24, 49)]
        draw.line(ends, fill=faint, width=width)
    draw.ellipse([_at(Point(24, 24)), _at(Point(76, 76))], outline=faint, width=width)
    return _small(picture)


def _small(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.resize((SIZE, SIZE), Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
    return out.getvalue()


def _leg(draw: ImageDraw.ImageDraw, leg: Leg) -> None:
    colour = LEG_COLOURS[leg.component]
    draw.line([_at(leg.start), _at(leg.end)], fill=colour, width=round(4 * UNIT))
    x, y = leg.end.x, leg.end.y
    match leg.component:
        case Component.BOND:
            draw.ellipse([_at(Point(x - FOOT, y - FOOT)), _at(Point(x + FOOT, y + FOOT))], fill=colour)
        case Component.GOALS:
            corners = (Point(x, y - 7), Point(x + 7, y + 5.5), Point(x - 7, y + 5.5))
            draw.polygon([_at(corner) for corner in corners], fill=colour)
        case Component.TASKS:
            draw.rectangle([_at(Point(x - 5.5, y - 5.5)), _at(Point(x + 5.5, y + 5.5))], fill=colour)


def _rim(drawn: Figure) -> list[Point]:
    """Points round the tilted ring, and two more so that the line's ends join."""
    turn, points = radians(drawn.tilt), []
    for step in range(122):
        angle = tau * step / 120
        across, along = drawn.short * cos(angle), drawn.long * sin(angle)
        points.append(
            Point(
                drawn.ring.x + across * cos(turn) - along * sin(turn),
                drawn.ring.y + across * sin(turn) + along * cos(turn),
            )
        )
    return points


def _at(point: Point) -> tuple[float, float]:
    return point.x * UNIT, point.y * UNIT
