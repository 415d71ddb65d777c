"""Where an event may go from where it stands. Each refusal is a sentence for whoever pressed the button."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from trivet.vocabulary import EventState

#: What may follow what. Back from "cancelled" an event goes only to where it stood before.
NEXT: Mapping[EventState, frozenset[EventState]] = {
    EventState.DRAFT: frozenset({EventState.TENTATIVE, EventState.CONFIRMED, EventState.CANCELLED}),
    EventState.TENTATIVE: frozenset({EventState.CONFIRMED, EventState.CANCELLED}),
    EventState.CONFIRMED: frozenset({EventState.RUN, EventState.CANCELLED}),
    EventState.RUN: frozenset({EventState.CLOSED, EventState.CONFIRMED, EventState.CANCELLED}),
    EventState.CLOSED: frozenset({EventState.RUN}),
    EventState.CANCELLED: frozenset(),
}
_IS = {
    EventState.DRAFT: "a draft",
    EventState.TENTATIVE: "tentative",
    EventState.CONFIRMED: "confirmed",
    EventState.RUN: "marked as held",
    EventState.CLOSED: "closed",
    EventState.CANCELLED: "cancelled",
}
_BECOME = {
    EventState.DRAFT: "become a draft",
    EventState.TENTATIVE: "become tentative",
    EventState.CONFIRMED: "be confirmed",
    EventState.RUN: "be marked as held",
    EventState.CLOSED: "be closed",
    EventState.CANCELLED: "be cancelled",
}
_INSTEAD = {
    EventState.DRAFT: "Publish it or confirm it first.",
    EventState.TENTATIVE: "Confirm it first, or cancel it.",
    EventState.CONFIRMED: "Mark it as held once it has been, or cancel it.",
    EventState.RUN: "Close it, or say that it was not held after all.",
    EventState.CLOSED: "Open it again first.",
    EventState.CANCELLED: "Undo the cancellation first.",
}
#: People may book while an event is one of these.
BOOKABLE = frozenset({EventState.TENTATIVE, EventState.CONFIRMED})
#: An event in one of these will not be held any more, or has been.
OVER = frozenset({EventState.RUN, EventState.CLOSED, EventState.CANCELLED})


class StateError(ValueError):
    """An event cannot go there from where it stands. The message is a sentence for a person."""


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day of an event."""

    first: date
    last: date


def may_become(now: EventState, wanted: EventState) -> bool:
    return wanted in NEXT[now]


def change(now: EventState, wanted: EventState) -> EventState:
    """`wanted`, if an event may go there. Raises StateError."""
    if not may_become(now, wanted):
        already = f"This event is {_IS[now]} already." if now is wanted else ""
        raise StateError(already or f"This event is {_IS[now]}, so it cannot {_BECOME[wanted]}. {_INSTEAD[now]}")
    return wanted


def publish(now: EventState, *, booked: int, minimum: int) -> EventState:
    """Where a draft stands once it is public: sure to go ahead when nobody need be waited for. Raises StateError."""
    if now in OVER:
        raise StateError(f"This event is {_IS[now]}, so it cannot be published. {_INSTEAD[now]}")
    if now is not EventState.DRAFT:
        return now
    return change(now, EventState.CONFIRMED if has_enough(booked, minimum) else EventState.TENTATIVE)


def has_enough(booked: int, minimum: int) -> bool:
    """A minimum of one is none: the day is held for whoever comes."""
    return minimum <= 1 or booked >= minimum


def held(now: EventState, days: Days, today: date) -> EventState:
    """Mark an event as held. Raises StateError before its first day."""
    if today < days.first and now is EventState.CONFIRMED:
        raise StateError(f"This event is on {_day(days.first)}. Mark it as held on that day or after it.")
    return change(now, EventState.RUN)


def closed(now: EventState, days: Days, today: date) -> EventState:
    """Close the file of an event. Raises StateError before its last day is over."""
    if today < days.last and now is EventState.RUN:
        raise StateError(f"The last day of this event is {_day(days.last)}. Close it on that day or after it.")
    return change(now, EventState.CLOSED)


def restored(now: EventState, before: str) -> EventState:
    """Where undoing a cancellation goes back to. Raises StateError."""
    if now is not EventState.CANCELLED:
        raise StateError(f"This event is {_IS[now]}, not cancelled, so there is nothing to undo.")
    return EventState(before) if before in set(EventState) - {EventState.CANCELLED} else EventState.DRAFT


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the desk is told of a tentative event: how many are missing, by when, and whether that day has passed."""

    missing: int
    decide_by: date | None
    is_due: bool

    @property
    def sentence(self) -> str:
        more = f"{self.missing} more {'person' if self.missing == 1 else 'people'}"
        if self.decide_by is None:
            return f"It needs {more}. No day is set by which to decide."
        if self.is_due:
            return f"It still needs {more}, and you meant to decide by {_day(self.decide_by)}. Confirm it all the same, or cancel it."
        return f"It needs {more} by {_day(self.decide_by)}."


def verdict(now: EventState, *, booked: int, minimum: int, decide_by: date | None, today: date) -> Verdict | None:
    """None unless an event is tentative and too few have booked."""
    if now is not EventState.TENTATIVE or has_enough(booked, minimum):
        return None
    return Verdict(minimum - booked, decide_by, decide_by is not None and today > decide_by)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
