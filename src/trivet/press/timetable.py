"""A planned day as rows to print, and dates as people write them."""

from collections.abc import Callable
from datetime import date

from trivet.curriculum import Plan, Slot, clock
from trivet.press.document import Timeline, TimelineRow
from trivet.press.markdown import PLAIN
from trivet.press.sheets import line


def timeline(plan: Plan, note: Callable[[Slot], str] | None = None, *, practice: bool = True) -> Timeline:
    """The day from start to end. `note` gives the small line under a slot's title; minutes of practice can be left out."""
    return Timeline(tuple(_row(slot, note(slot) if note else "", practice) for slot in plan.slots))


def _row(slot: Slot, note: str, practice: bool) -> TimelineRow:
    done = slot.practice if practice else 0
    return TimelineRow(
        clock(slot.start), clock(slot.end), slot.minutes, line(slot.title, PLAIN), done, note, slot.is_rest
    )


def hours(plan: Plan) -> str:
    """From when to when: "09:30 to 16:30"."""
    return f"{clock(plan.slots[0].start)} to {clock(plan.slots[-1].end)}"


def long_date(day: date) -> str:
    """ "Monday 7 December 2026"."""
    return f"{day:%A} {day.day} {day:%B %Y}"
