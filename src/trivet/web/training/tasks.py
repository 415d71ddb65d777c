"""What needs somebody at the desk today, most pressing first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from trivet.content import Library
from trivet.curriculum import Verification, gate, proposed
from trivet.vocabulary import Nation, Sector
from trivet.web.people.models import Provider
from trivet.web.people.queries import is_set_up
from trivet.web.training.models import Course

SOON = timedelta(days=21)
NEAR = timedelta(days=10)


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do, why, and where."""

    title: str
    why: str
    url: str
    action: str


@dataclass(frozen=True, slots=True)
class Desk:
    """What the tasks are read from."""

    provider: Provider
    has_customers: bool
    courses: tuple[Course, ...]
    verifications: tuple[Verification, ...]
    library: Library
    today: date


def tasks(desk: Desk) -> tuple[Task, ...]:
    """Everything that waits, courses by date."""
    of_courses = (task for course in desk.courses for task in _of_course(course, desk))
    return (*_beginning(desk), *of_courses, *_standards(desk))


def _beginning(desk: Desk) -> Iterator[Task]:
    if not is_set_up(desk.provider):
        yield Task(
            "Say who you are",
            "Until then your documents and your site carry a stand-in name and colours.",
            reverse("desk:brand"),
            "Set up the brand",
        )
    if not desk.has_customers:
        yield Task(
            "Add your first customer",
            "A course is tailored for somebody: their sector, their nation, their words.",
            reverse("desk:customer-new"),
            "Add a customer",
        )


def _of_course(course: Course, desk: Desk) -> Iterator[Task]:
    edit, people = reverse("desk:course-edit", args=[course.pk]), reverse("desk:people", args=[course.pk])
    documents = reverse("desk:course", args=[course.pk])
    if course.date is None:
        yield Task(f"{course}: no date yet", f"For {course.customer}.", edit, "Set the date")
        return
    days = (course.date - desk.today).days
    when = "today" if days == 0 else f"in {days} day{'s' if days != 1 else ''}" if days > 0 else "under way"
    is_agreed = course.status == Course.Status.AGREED
    if is_agreed and course.content_version != desk.library.version:
        yield Task(
            f"{course}: the content has changed since it was agreed",
            f"For {course.customer}, {when}. Look at the documents again before you print.",
            documents,
            "Look at the documents",
        )
    if not is_agreed and days <= SOON.days:
        yield Task(f"{course}: still a draft", f"For {course.customer}, {when}.", documents, "Agree it, or change it")
    if days <= NEAR.days and not course.join_open and not getattr(course, "people_count", 0):
        yield Task(f"{course}: nobody can join", f"For {course.customer}, {when}.", people, "Open the join link")


def _standards(desk: Desk) -> Iterator[Task]:
    refused = _refused(desk)
    if refused:
        many = f"{refused} standards" if refused > 1 else "One standard"
        yield Task(
            f"{many} to verify",
            "Your next courses are mapped to them. Until a named person has looked them up, the packs leave them out.",
            reverse("desk:standards"),
            "Verify standards",
        )


def _refused(desk: Desk) -> int:
    found = set()
    for course in desk.courses:
        customer = course.customer
        for mapping in proposed(desk.library.mappings, Sector(customer.sector), Nation(customer.nation)):
            if not gate(mapping, desk.verifications, on=course.date or desk.today).may_print:
                found.add(mapping.id)
    return len(found)


def about(courses: Iterable[Course]) -> tuple[Course, ...]:
    """As many courses as a person can think about in one morning."""
    return tuple(courses)[:20]
