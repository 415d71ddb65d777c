"""Small drawings as inline SVG: the mark, the three-leg glyph and the dots of sureness. Coloured by class."""

from collections.abc import Mapping
from html import escape

from trivet.press.figure import Figure, Leg, figure
from trivet.vocabulary import Component, Sureness

DOTS = {Sureness.STRONGER: 3, Sureness.MODERATE: 2, Sureness.INDICATIVE: 1, Sureness.THEORY: 0}


def sure_html(sure: Sureness, labels: Mapping[str, str]) -> str:
    """Three dots, so many filled, and the word: told apart without colour, read out in words."""
    dots = "".join(_dot(place, place < DOTS[sure]) for place in range(3))
    drawing = f'<svg class="sure-dots" viewBox="0 0 32 10" width="32" height="10" aria-hidden="true">{dots}</svg>'
    said = f'<span class="visually-hidden">{escape(labels["sure"])} </span>'
    return f'<span class="sure sure-{sure.value}">{drawing} {said}<span>{escape(labels[sure.value])}</span></span>'


def glyph_html(bond: int, goals: int, tasks: int, title: str) -> str:
    """The three-leg glyph. `title` is read out in its stead."""
    drawn = figure({Component.BOND: bond, Component.GOALS: goals, Component.TASKS: tasks})
    legs = "".join(map(_leg, drawn.legs))
    return (
        f'<svg class="glyph" role="img" viewBox="0 0 100 100" width="160" height="160">'
        f"<title>{escape(title)}</title>{legs}{_ring(drawn)}</svg>"
    )


def mark_html() -> str:
    """The mark: a trivet seen from above. Decoration only; the words stand beside it."""
    ring, legs = '<circle cx="50" cy="52" r="21"/>', '<path d="M50 31V7M31.8 62.5L11 74.5M68.2 62.5L89 74.5"/>'
    return f'<svg class="mark" viewBox="0 0 100 100" width="40" height="40" aria-hidden="true">{ring}{legs}</svg>'


def leg_sign_html(component: Component) -> str:
    """The leg's shape alone, beside its word: circle, triangle or square."""
    return (
        f'<svg class="leg-sign leg-{component.value}" viewBox="-10 -10 20 20" width="14" height="14" '
        f'aria-hidden="true">{_shape(component, 0, 0)}</svg>'
    )


def _dot(place: int, filled: bool) -> str:
    return f'<circle class="{"on" if filled else "off"}" cx="{5 + place * 11}" cy="5" r="4"/>'


def _ring(drawn: Figure) -> str:
    x, y = drawn.ring.x, drawn.ring.y
    turn = f"rotate({drawn.tilt:.1f} {x:.1f} {y:.1f})"
    size = f'rx="{drawn.short:.1f}" ry="{drawn.long:.1f}"'
    return f'<ellipse class="ring" cx="{x:.1f}" cy="{y:.1f}" {size} transform="{turn}"/>'


def _leg(leg: Leg) -> str:
    foot = _shape(leg.component, leg.end.x, leg.end.y)
    return f'<g class="leg leg-{leg.component.value}"><path d="{_stem(leg)}"/>{foot}</g>'


def _stem(leg: Leg) -> str:
    return f"M{leg.start.x:.1f} {leg.start.y:.1f}L{leg.end.x:.1f} {leg.end.y:.1f}"


def _shape(component: Component, x: float, y: float) -> str:
    match component:
        case Component.BOND:
            return f'<circle class="foot" cx="{x:.1f}" cy="{y:.1f}" r="6"/>'
        case Component.GOALS:
            return f'<path class="foot" d="M{x:.1f} {y - 7:.1f}l7 12.5h-14z"/>'
        case Component.TASKS:
            return f'<path class="foot" d="M{x - 5.5:.1f} {y - 5.5:.1f}h11v11h-11z"/>'
