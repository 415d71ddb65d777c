"""Loads the demonstration. A second time changes nothing."""

import secrets
import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from trivet.content import Library
from trivet.content.customer import CourseDetails, CustomerFile, read_customer
from trivet.press.document import Logo
from trivet.press.logo import check_logo
from trivet.web.demo.people import OWNER, PARTICIPANTS, TRAINER, Person
from trivet.web.demo.running import run_business
from trivet.web.learning.actions import answer_item, finish_module, open_module, save_note
from trivet.web.people.actions import add_person, save_brand
from trivet.web.people.fields import LogoChoice
from trivet.web.people.models import Role, User
from trivet.web.people.queries import is_set_up, person_by_email, provider
from trivet.web.training.actions import add_course, add_customer, enrol, open_join_link, set_status
from trivet.web.training.models import Course, Enrolment

_NAMES = uuid.UUID("7a1f7c3e-52a4-4b1e-9d7f-3f4c6d1a2b90")
_SATURDAY = 5
#: How many days from now each course is held, and whether its customer has agreed; the third has no date yet.
_STATES = {
    "cwm-arian-probation": (12, True),
    "ribblemere-drug-and-alcohol": (26, False),
    "strathlorne-justice-social-work": (None, False),
}


@dataclass(frozen=True, slots=True)
class Demonstration:
    """Who may sign in, all with one password that was made for this installation."""

    password: str
    logins: tuple[tuple[str, str], ...]


def load(examples: Path, library: Library, *, data: Path, now: datetime) -> Demonstration:
    """Everything of the demonstration. Raises ContentError when an example cannot be read."""
    password = _password(data / "demo-password")
    files = {path.stem: read_customer(path) for path in sorted(examples.glob("*.yaml")) if path.stem in _STATES}
    owner = _person(*OWNER, password, Role.OWNER)
    _person(*TRAINER, password, Role.TRAINER)
    _provider(files, examples, owner)
    courses = {name: _course(name, file, examples, library, owner, now.date()) for name, file in files.items()}
    for person in PARTICIPANTS:
        _take_part(person, courses[person.customer], password, library, now)
    run_business(owner, now=now)
    everybody = [("Owner", OWNER[1]), ("Trainer", TRAINER[1]), *(("Participant", one.email) for one in PARTICIPANTS)]
    return Demonstration(password, tuple(everybody))


def _password(path: Path) -> str:
    """One for this installation, kept beside its database, so that no two demonstrations share one."""
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(f"demo-{secrets.token_hex(4)}", encoding="utf-8")
    return path.read_text(encoding="utf-8").strip()


def _person(name: str, email: str, password: str, role: Role) -> User:
    return person_by_email(email) or add_person(email, password, name=name, role=role)


def _provider(files: dict[str, CustomerFile], examples: Path, owner: User) -> None:
    row = provider()
    if is_set_up(row):
        return
    details = next(iter(files.values())).provider
    save_brand(
        details.model_copy(update={"logo": ""}), _logo(examples, details.logo, details.name), seen=row.version, by=owner
    )


def _logo(examples: Path, name: str, whose: str) -> LogoChoice:
    logo: Logo | None = check_logo((examples / name).read_bytes(), name, f"Logo of {whose}") if name else None
    return LogoChoice(logo)


def _course(name: str, file: CustomerFile, examples: Path, library: Library, owner: User, today: date) -> Course:
    customer = add_customer(
        file.customer,
        _logo(examples, file.customer.logo, file.customer.name),
        submission=uuid.uuid5(_NAMES, name),
        by=owner,
    )
    days, is_agreed = _STATES[name]
    made = uuid.uuid5(_NAMES, f"{name}/course")
    found = Course.objects.filter(submission=made).first()
    if found:
        return found
    details = _dated(file.course, today, days)
    course = add_course(customer, details, content_version=library.version, submission=made, by=owner)
    open_join_link(course, is_open=is_agreed, by=owner)
    if is_agreed:
        set_status(course, Course.Status.AGREED, content_version=library.version, by=owner)
    return course


def _dated(course: CourseDetails, today: date, days: int | None) -> CourseDetails:
    if days is None:
        return course.model_copy(update={"date": None})
    day = today + timedelta(days=days)
    return course.model_copy(
        update={"date": day + timedelta(days=max(0, 7 - day.weekday()) * (day.weekday() >= _SATURDAY))}
    )


def _take_part(person: Person, course: Course, password: str, library: Library, now: datetime) -> None:
    user = _person(person.name, person.email, password, Role.PARTICIPANT)
    if Enrolment.objects.filter(course=course, participant=user).exists():
        return
    enrolment = enrol(course, user)
    began = now - timedelta(days=6)
    _read(person, enrolment, library, began)
    _check(person, enrolment, library, began)
    _note(person, enrolment, library, began)


def _read(person: Person, enrolment: Enrolment, library: Library, began: datetime) -> None:
    for number, module in enumerate(library.course.order[: person.read]):
        at = began + timedelta(hours=9 * number)
        open_module(enrolment, module, now=at)
        finish_module(enrolment, module, now=at + timedelta(minutes=25))
    if person.read and person.read < len(library.course.order):
        open_module(enrolment, library.course.order[person.read], now=began + timedelta(days=5))


def _check(person: Person, enrolment: Enrolment, library: Library, began: datetime) -> None:
    """Three of four right, as people are."""
    for number, module in enumerate(library.course.order[: person.checked]):
        for at, item in enumerate(library.module(module).check.items):
            wrong = next(option for option in item.options if not option.correct)
            chosen = wrong if at % 4 == number % 4 else item.answer
            answer_item(
                enrolment,
                item,
                chosen.id,
                content_version=library.version,
                now=began + timedelta(hours=9 * number, minutes=30),
            )


def _note(person: Person, enrolment: Enrolment, library: Library, began: datetime) -> None:
    for number, text in enumerate(person.notes):
        module = library.module(library.course.order[number + 1])
        save_note(enrolment, module.head.reflection[0].id, text, seen=0, now=began + timedelta(hours=9 * number))
