"""What is done to customers, courses, enrolments and standards. Each is one transaction, with the actor by name."""

import uuid
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date

from django.db import transaction
from django.db.models import F

from trivet.content.customer import CourseDetails, CustomerDetails
from trivet.vocabulary import Nation, Sector
from trivet.web.people.actions import put_logo
from trivet.web.people.audit import record
from trivet.web.people.fields import LogoChoice
from trivet.web.people.models import User
from trivet.web.people.queries import provider
from trivet.web.people.versions import check_version
from trivet.web.training.checks import CheckedStandard
from trivet.web.training.models import COURSE_FIELDS, Course, Customer, Enrolment, StandardCheck, new_token


class CustomerInUseError(ValueError):
    """A customer with courses cannot be deleted."""


@transaction.atomic
def add_customer(details: CustomerDetails, logo: LogoChoice, *, submission: uuid.UUID, by: User) -> Customer:
    """A new customer; the same form sent twice finds the one that it made."""
    row, is_new = Customer.objects.get_or_create(
        submission=submission, defaults={**_columns(details), "updated_by": by}
    )
    if is_new:
        put_logo(row, logo)
        row.save()
        record(by, "added", row)
    return row


@transaction.atomic
def house_customer(sector: Sector, nation: Nation) -> Customer:
    """The provider itself as the customer of its open courses, made when it is first needed."""
    own = {"name": provider().name, "submission": uuid.uuid4()}
    row, _ = Customer.objects.get_or_create(is_house=True, sector=sector, nation=nation, defaults=own)
    return row


@transaction.atomic
def change_customer(customer: Customer, details: CustomerDetails, logo: LogoChoice, *, seen: int, by: User) -> Customer:
    """Store a customer anew. Raises ChangedMeanwhileError when somebody else did so after this form was opened."""
    row = Customer.objects.select_for_update().get(pk=customer.pk)
    before = (row.details(), row.logo_value())
    for name, value in _columns(details).items():
        setattr(row, name, value)
    put_logo(row, logo)
    if before == (row.details(), row.logo_value()):
        return row
    check_version(row, seen)
    row.updated_by, row.version = by, row.version + 1
    row.save()
    record(by, "changed", row)
    return row


@transaction.atomic
def delete_customer(customer: Customer, *, by: User) -> None:
    """Take away a customer without courses. Raises CustomerInUseError."""
    row = Customer.objects.select_for_update().get(pk=customer.pk)
    if row.courses.exists():
        raise CustomerInUseError(f"{row.name} has courses. Delete those first; nothing was changed.")
    record(by, "deleted", row)
    row.delete()


@transaction.atomic
def add_course(
    customer: Customer, details: CourseDetails, *, content_version: str, submission: uuid.UUID, by: User
) -> Course:
    """A new course; the same form sent twice finds the one that it made."""
    own = {"customer": customer, "content_version": content_version, "updated_by": by}
    row, is_new = Course.objects.get_or_create(submission=submission, defaults={**_course_columns(details), **own})
    if is_new:
        record(by, "added", row)
    return row


@transaction.atomic
def change_course(course: Course, details: CourseDetails, *, content_version: str, seen: int, by: User) -> Course:
    """Store a course anew. Raises ChangedMeanwhileError when somebody else did so after this form was opened."""
    row = Course.objects.select_for_update().get(pk=course.pk)
    if row.details() == details and row.content_version == content_version:
        return row
    check_version(row, seen)
    for name, value in _course_columns(details).items():
        setattr(row, name, value)
    row.content_version, row.updated_by, row.version = content_version, by, row.version + 1
    row.save()
    record(by, "changed", row)
    return row


@transaction.atomic
def set_status(course: Course, status: Course.Status, *, content_version: str, by: User | None) -> None:
    """Agree a course with the content as it is now, or make it a draft again."""
    Course.objects.filter(pk=course.pk).update(
        status=status, content_version=content_version, version=F("version") + 1, updated_by=by
    )
    record(by, "agreed" if status == Course.Status.AGREED else "reopened", course)


@transaction.atomic
def delete_course(course: Course, *, by: User) -> None:
    """Take away a course with its enrolments and what its participants did."""
    record(by, "deleted", course)
    course.delete()


@transaction.atomic
def open_join_link(course: Course, *, is_open: bool, by: User) -> None:
    Course.objects.filter(pk=course.pk).update(join_open=is_open)
    record(by, "opened-joining" if is_open else "closed-joining", course)


@transaction.atomic
def renew_join_link(course: Course, *, by: User) -> None:
    """A new link; the old one leads nowhere."""
    Course.objects.filter(pk=course.pk).update(join_token=new_token())
    record(by, "renewed-join-link", course)


@transaction.atomic
def enrol(course: Course, participant: User) -> Enrolment:
    """Take part; a second time changes nothing."""
    row, is_new = Enrolment.objects.get_or_create(course=course, participant=participant)
    if is_new:
        record(participant, "joined", course)
    return row


@transaction.atomic
def remove_enrolment(enrolment: Enrolment, *, by: User) -> None:
    """Take somebody out of a course, with their progress and their notes."""
    record(by, "removed-enrolment", enrolment.course)
    enrolment.delete()


@transaction.atomic
def store_check(checked: CheckedStandard, *, by: User) -> StandardCheck:
    """Note a person's word on a standard. The same word twice is one row."""
    last = StandardCheck.objects.filter(code=checked.code, suite=checked.suite).first()
    if last and last.checked() == checked:
        return last
    row = StandardCheck.objects.create(entered_by=by, **asdict(checked))
    record(by, "verified", row)
    return row


@transaction.atomic
def store_checks(checks: Iterable[CheckedStandard], *, by: User) -> int:
    """All of a file, or nothing of it."""
    return len([store_check(checked, by=by) for checked in checks])


def withdraw_check(code: str, suite: str, *, today: date, by: User) -> StandardCheck:
    """Take a verification back: a newer row without a URN, which the gate refuses."""
    last = StandardCheck.objects.filter(code=code, suite=suite).first()
    day = max(today, last.verified_on) if last else today
    return store_check(CheckedStandard(code, suite, "", by.name, day, note="Taken back"), by=by)


def _columns(details: CustomerDetails) -> dict[str, object]:
    return {
        "name": details.name,
        "name_cy": details.name_cy,
        "sector": details.sector.value,
        "nation": details.nation.value,
        "colour": details.colour or "",
        "accent": details.accent or "",
        "contacts": [contact.model_dump() for contact in details.contacts],
        "terms": dict(details.terms),
        **details.policies.model_dump(),
    }


def _course_columns(details: CourseDetails) -> dict[str, object]:
    known: dict[str, object] = {name: getattr(details, name) for name in COURSE_FIELDS}
    return known | {"options": list(details.options), "leave_out": list(details.leave_out)}
