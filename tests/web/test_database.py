"""The database: many writers at once, and what it refuses whatever the code says."""

import uuid
from datetime import date

import pytest
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from tests.web.threads import at_once

from trivet.content.customer import CourseDetails, ProviderDetails
from trivet.web.people.actions import save_brand
from trivet.web.people.fields import LogoChoice
from trivet.web.people.models import AuditEntry, Provider, User
from trivet.web.people.versions import ChangedMeanwhileError
from trivet.web.training.actions import add_course, change_course, enrol
from trivet.web.training.models import Course, Customer, Enrolment, StandardCheck

sqlite_only = pytest.mark.skipif(connection.vendor != "sqlite", reason="these settings are SQLite's")


@sqlite_only
def test_sqlite_writes_ahead_and_takes_its_lock_at_once(transactional_db: None):
    with connection.cursor() as cursor:
        mode = cursor.execute("PRAGMA journal_mode").fetchone()
    assert mode == ("wal",)
    assert settings.DATABASES["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert connection.transaction_mode == "IMMEDIATE"


def test_twelve_people_who_join_at_once_are_all_enrolled(transactional_db: None, course: Course):
    people = [User.objects.create_user(f"p{number}@example.org", None, name=f"P {number}") for number in range(12)]

    def join(number: int) -> None:
        for _ in range(5):  # read, then write: what a deferred lock would refuse
            enrol(course, people[number])

    assert at_once(12, join) == []
    assert Enrolment.objects.filter(course=course).count() == 12
    assert AuditEntry.objects.filter(verb="joined").count() == 12


def test_of_eight_who_save_one_course_at_once_one_wins_and_seven_are_told(
    transactional_db: None, course: Course, alice: User
):
    outcomes: list[str] = []

    def save(number: int) -> None:
        details = course.details().model_copy(update={"venue": f"Studio {number}"})
        try:
            change_course(course, details, content_version=course.content_version, seen=1, by=alice)
            outcomes.append("saved")
        except ChangedMeanwhileError:
            outcomes.append("told")

    assert at_once(8, save) == []
    assert sorted(outcomes) == ["saved"] + ["told"] * 7
    course.refresh_from_db()
    assert course.version == 2


def test_the_first_brand_stored_by_six_owners_at_once_is_stored_once(transactional_db: None, alice: User):
    told: list[int] = []

    def save(number: int) -> None:
        try:
            save_brand(ProviderDetails(name=f"Company {number}"), LogoChoice(), seen=1, by=alice)
        except ChangedMeanwhileError:
            told.append(number)

    assert at_once(6, save) == []
    assert (len(told), Provider.objects.get().version) == (5, 2)


def test_one_form_sent_six_times_at_once_makes_one_course(transactional_db: None, customer: Customer, alice: User):
    number = uuid.uuid4()
    made: list[int] = []

    def send(_: int) -> None:
        made.append(add_course(customer, CourseDetails(), content_version="v", submission=number, by=alice).pk)

    assert at_once(6, send) == []
    assert len(made) == 6
    assert len(set(made)) == 1


def refused(row) -> bool:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return True
    return False


def test_the_database_itself_keeps_the_rules(db: None, course: Course, alice: User, customer: Customer):
    wrong = [
        Provider(id=2, name="A second provider"),
        Provider(id=1, name=""),
        User(email="ALICE@example.org", name="Alice again"),
        User(email="new@example.org", name="N", role="king"),
        Customer(name="", sector="probation", nation="wales"),
        Customer(name="X", sector="prisons", nation="wales"),
        Course(customer=customer, start="16:30", end="09:30"),
        Course(customer=customer, group_size=41),
        Course(customer=customer, date=date(2027, 1, 2), second_date=date(2027, 1, 1)),
        Course(customer=customer, join_token=course.join_token),
        StandardCheck(code="EC1", suite="S", verified_by="", verified_on=date(2026, 1, 1)),
    ]
    assert [str(row) for row in wrong if not refused(row)] == []
