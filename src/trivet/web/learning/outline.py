"""A person's course as a list of parts: what is read, what is next, what was answered. Pure values."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from django.utils.safestring import SafeString

from trivet.content.customer import CourseDetails, CustomerDetails
from trivet.content.library import Library
from trivet.content.schema import Module
from trivet.curriculum import CoursePlan, DayDoesNotFitError, DayRequest, UnknownPartError, plan_course
from trivet.press.brief import request_for
from trivet.vocabulary import ModuleKind
from trivet.web.learning.rendered import reader_for
from trivet.web.reading.signs import legs

#: Words that a practitioner reads in a minute when the words matter.
PACE = 200


@dataclass(frozen=True, slots=True)
class Been:
    """What is known of one module: opened, finished, how many of its notes were written, how its check went."""

    opened: bool = False
    finished: bool = False
    notes: int = 0
    answered: int = 0
    right: int = 0


UNSEEN = Been()


@dataclass(frozen=True, slots=True)
class Part:
    """A module in somebody's course."""

    id: str
    title: SafeString
    strapline: SafeString
    legs: SafeString
    optional: bool
    minutes: int
    questions: int
    reflections: int
    been: Been = UNSEEN


@dataclass(frozen=True, slots=True)
class Outline:
    parts: tuple[Part, ...]

    @property
    def finished(self) -> int:
        return sum(part.been.finished for part in self.parts)

    @property
    def total(self) -> int:
        return len(self.parts)

    @property
    def notes(self) -> int:
        return sum(part.been.notes for part in self.parts)

    @property
    def is_begun(self) -> bool:
        return any(part.been.opened for part in self.parts)

    @property
    def next(self) -> Part | None:
        """What to read now: the first part that is not finished."""
        return next((part for part in self.parts if not part.been.finished), None)

    def around(self, module: str) -> tuple[Part | None, Part | None]:
        """The parts before and after a module."""
        ids = [part.id for part in self.parts]
        place = ids.index(module)
        return (self.parts[place - 1] if place else None), (self.parts[place + 1] if place + 1 < len(ids) else None)


def modules_of(library: Library, customer: CustomerDetails, course: CourseDetails) -> tuple[str, ...]:
    """What this course teaches, in order; the usual order, should the day no longer fit the content."""
    plan = plan_of(library, customer, course)
    return plan.modules if plan else tuple(module for module in library.course.order if module in library.modules)


def plan_of(library: Library, customer: CustomerDetails, course: CourseDetails) -> CoursePlan | None:
    """The course's days; None, should they no longer fit the content."""
    return _plan(library, request_for(customer, course))


def outline(library: Library, modules: tuple[str, ...], been: Mapping[str, Been]) -> Outline:
    bare = _bare(library, modules)
    return Outline(tuple(replace(part, been=been.get(part.id, UNSEEN)) for part in bare))


@lru_cache(maxsize=256)
def _plan(library: Library, request: DayRequest) -> CoursePlan | None:
    try:
        return plan_course(library, request)
    except (DayDoesNotFitError, UnknownPartError):
        return None


@lru_cache(maxsize=256)
def _bare(library: Library, modules: tuple[str, ...]) -> tuple[Part, ...]:
    return tuple(_part(library, library.module(module)) for module in modules)


def _part(library: Library, module: Module) -> Part:
    reader = reader_for(library, {})
    return Part(
        id=module.id,
        title=reader.line(module.title),
        strapline=reader.line(module.head.strapline),
        legs=legs(module.head.components),
        optional=module.head.kind is ModuleKind.OPTIONAL,
        minutes=max(1, round(len(_read(module).split()) / PACE)),
        questions=len(module.check.items),
        reflections=len(module.head.reflection),
    )


def _read(module: Module) -> str:
    return " ".join((module.moment, module.ideas, module.do_and_say, module.mistakes, module.this_week))
