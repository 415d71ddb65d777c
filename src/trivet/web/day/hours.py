"""The working hours of an event's days: from its plan, or as they were when its register was opened."""

from datetime import date, datetime

from django.utils import timezone

from trivet.curriculum import DayDoesNotFitError, Plan, UnknownPartError, minute_of
from trivet.events.attendance import Block, Hours
from trivet.web.day.models import Register
from trivet.web.events.models import Event
from trivet.web.events.queries import plan_of

Rows = list[list[int]]


def hours_of(event: Event) -> tuple[Hours, ...]:
    """One for each day of the event."""
    rows = Register.objects.filter(event=event, held=held(event))
    kept = {row.day: from_rows(row.hours) for row in rows}
    days = range(len(event.days))
    if all(day in kept for day in days):
        return tuple(kept[day] for day in days)
    planned = planned_hours(event)
    return tuple(kept.get(day, planned[day]) for day in days)


def planned_hours(event: Event) -> tuple[Hours, ...]:
    """By the plan. A day without one counts from its first to its last minute: its breaks are not known."""
    plans = plans_of(event)
    whole = Hours((Block(minute_of(event.start), minute_of(event.end)),))
    return tuple(_working(plans[day]) if day < len(plans) else whole for day in range(len(event.days)))


def plans_of(event: Event) -> tuple[Plan, ...]:
    """The plans of the event's days; none when the content has moved on and the course does not fit any more."""
    try:
        return plan_of(event).days
    except (DayDoesNotFitError, UnknownPartError):
        return ()


def held(event: Event) -> str:
    """The event's own hours, by which those that were kept are known to be the right ones."""
    return f"{event.start}-{event.end}"


def to_rows(hours: Hours) -> Rows:
    return [[block.start, block.end, block.practice] for block in hours.blocks]


def from_rows(rows: Rows) -> Hours:
    return Hours(tuple(Block(*row) for row in rows))


def day_of(event: Event, on: date) -> int | None:
    """Which of the event's days that is: 0, 1, or none of them."""
    return event.days.index(on) if on in event.days else None


def minute_at(now: datetime) -> int:
    """What the clock on the wall says, in minutes after midnight: also right on the day on which the clocks change."""
    local = timezone.localtime(now)
    return local.hour * 60 + local.minute


def second_at(now: datetime) -> int:
    return minute_at(now) * 60 + timezone.localtime(now).second


def _working(plan: Plan) -> Hours:
    return Hours(tuple(Block(slot.start, slot.end, slot.practice) for slot in plan.slots if not slot.is_rest))
