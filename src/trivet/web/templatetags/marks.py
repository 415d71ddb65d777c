"""Small drawings in a page: the three-leg glyph and a day's timetable."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from trivet.curriculum import CoursePlan, Plan, clock
from trivet.press.document import Timeline, TimelineRow
from trivet.press.html import blocks_html
from trivet.press.html.marks import glyph_html

register = template.Library()


@register.simple_tag
def glyph(bond: int, goals: int, tasks: int, title: str) -> SafeString:
    """The three-leg glyph; `title` is read out in its stead."""
    return mark_safe(glyph_html(bond, goals, tasks, title))  # noqa: S308 -- drawn by the press, words escaped


@register.simple_tag
def timeline(plan: CoursePlan) -> SafeString:
    """The days of a course, slot by slot."""
    return mark_safe(blocks_html(tuple(Timeline(_rows(day)) for day in plan.days)))  # noqa: S308 -- escaped by the press


@register.filter
def without_prolog(svg: str) -> SafeString:
    """An SVG drawing of ours to stand in a page: an XML prolog has no place there."""
    return mark_safe(svg.partition("?>")[2] or svg)  # noqa: S308 -- drawn by the server from its own words


def _rows(day: Plan) -> tuple[TimelineRow, ...]:
    return tuple(
        TimelineRow(clock(slot.start), clock(slot.end), slot.minutes, slot.title, slot.practice, rest=slot.is_rest)
        for slot in day.slots
    )
