"""Small drawings in a page: the three-leg glyph and a day's timetable."""

from functools import lru_cache
from typing import Protocol

from django import template
from django.utils.safestring import SafeString, mark_safe

from trivet.curriculum import CoursePlan, Plan, clock
from trivet.press.document import Timeline, TimelineRow
from trivet.press.html import blocks_html
from trivet.press.html.marks import glyph_html

register = template.Library()

_RING = '<circle class="ring" cx="12" cy="12" r="9"/>'
_STATES = (
    ("Not begun", _RING),
    ("Begun", _RING + '<path class="half" d="M12 3a9 9 0 0 1 0 18z"/>'),
    ("Read", '<circle class="full" cx="12" cy="12" r="10"/><path class="tick" d="m7.5 12.5 3 3 6-6.5"/>'),
)


class Seen(Protocol):
    """What is known of somebody's reading of a part."""

    @property
    def opened(self) -> bool: ...

    @property
    def finished(self) -> bool: ...


@register.simple_tag
def glyph(bond: int, goals: int, tasks: int, title: str) -> SafeString:
    """The three-leg glyph; `title` is read out in its stead."""
    return mark_safe(glyph_html(bond, goals, tasks, title))  # noqa: S308 -- drawn by the press, words escaped


@register.simple_tag
@lru_cache(maxsize=128)
def timeline(plan: CoursePlan) -> SafeString:
    """The days of a course, slot by slot."""
    return mark_safe(blocks_html(tuple(Timeline(_rows(day)) for day in plan.days)))  # noqa: S308 -- escaped by the press


@register.filter
def state(been: Seen) -> SafeString:
    """How far somebody is with a part: a circle that is empty, half full or ticked, and the word."""
    word, drawing = _STATES[2 if been.finished else 1 if been.opened else 0]
    svg = f'<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">{drawing}</svg>'
    return mark_safe(f'<span class="state">{svg}<span class="visually-hidden">{word}: </span></span>')  # noqa: S308 -- ours


@register.filter
def without_prolog(svg: str) -> SafeString:
    """An SVG drawing of ours to stand in a page: an XML prolog has no place there."""
    return mark_safe(svg.partition("?>")[2] or svg)  # noqa: S308 -- drawn by the server from its own words


def _rows(day: Plan) -> tuple[TimelineRow, ...]:
    return tuple(
        TimelineRow(clock(slot.start), clock(slot.end), slot.minutes, slot.title, slot.practice, rest=slot.is_rest)
        for slot in day.slots
    )
