"""A course's days: planned, or refused with the days that would fit."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from trivet.content import Library
from trivet.content.customer import CourseDetails, CustomerDetails
from trivet.curriculum import (
    CoursePlan,
    DayDoesNotFitError,
    DayRequest,
    Nearest,
    Plan,
    UnknownPartError,
    clock,
    plan_course,
)
from trivet.press.brief import request_for


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a printed timetable."""

    start: str
    end: str
    minutes: int
    title: str
    practice: int
    rest: bool


@dataclass(frozen=True, slots=True)
class Day:
    """One day, fit to be shown."""

    title: str
    rows: tuple[Row, ...]
    contact: str
    practice_percent: int
    changes: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """A course that does fit, instead of the one that was asked for."""

    number: int
    sentence: str
    course: CourseDetails


@dataclass(frozen=True)
class Planned:
    """The answer to a course asked for: its plan, or why there is none and what there could be."""

    plan: CoursePlan | None
    reason: str = ""
    offers: tuple[Offer, ...] = ()

    @cached_property
    def days(self) -> tuple[Day, ...]:
        return tuple(_day(plan) for plan in self.plan.days) if self.plan else ()

    @property
    def contact(self) -> str:
        """Contact time of all days, breaks and lunch left out."""
        return hours(self.plan.working) if self.plan else ""


def planned(library: Library, customer: CustomerDetails, course: CourseDetails) -> Planned:
    """Plan a customer's course."""
    plan, reason, nearest = _answer(library, request_for(customer, course))
    offers = (Offer(at, _sentence(near.sentence), _with(course, near.request)) for at, near in enumerate(nearest))
    return Planned(plan, reason, tuple(offers))


@lru_cache(maxsize=512)
def _answer(library: Library, request: DayRequest) -> tuple[CoursePlan | None, str, tuple[Nearest, ...]]:
    """Remembered, refusals too: looking for the nearest day that fits takes up to a second."""
    try:
        return plan_course(library, request), "", ()
    except DayDoesNotFitError as error:
        return None, error.reason, error.nearest
    except UnknownPartError as error:
        return None, _sentence(str(error)) + ".", ()


def hours(minutes: int) -> str:
    """350 -> "5 h 50 min"."""
    whole, rest = divmod(minutes, 60)
    return " ".join(filter(None, (f"{whole} h" if whole else "", f"{rest} min" if rest else "")))


def _day(plan: Plan) -> Day:
    rows = tuple(
        Row(clock(slot.start), clock(slot.end), slot.minutes, slot.title, slot.practice, slot.is_rest)
        for slot in plan.slots
    )
    changes = tuple(map(str, plan.changes))
    return Day(plan.title, rows, hours(plan.working), round(plan.practice_share * 100), changes, plan.notes)


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:].rstrip(".")


def _with(course: CourseDetails, request: DayRequest) -> CourseDetails:
    changed = {
        "start": clock(request.start),
        "end": clock(request.end),
        "options": request.options,
        "half_day": request.half_day,
    }
    return course.model_copy(update=changed)
