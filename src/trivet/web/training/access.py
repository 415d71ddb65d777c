"""Fetching with permission: what a person may not see is not there."""

from typing import TypeVar

from django.http import Http404

from trivet.web.people.models import User
from trivet.web.training.models import Course, Customer, Enrolment

Found = TypeVar("Found")


def customer_for(user: User, customer_id: int) -> Customer:
    """The customer, for somebody at the desk. Raises Http404."""
    rows = Customer.objects.select_related("updated_by").defer("logo_data")
    return _found(rows.filter(pk=customer_id).first() if user.is_staff_member else None, "customer")


def course_for(user: User, course_id: int) -> Course:
    """The course with its customer, for somebody at the desk. Raises Http404."""
    rows = Course.objects.select_related("customer", "updated_by").defer("customer__logo_data")
    return _found(rows.filter(pk=course_id).first() if user.is_staff_member else None, "course")


def enrolment_at_desk(user: User, course_id: int, enrolment_id: int) -> Enrolment:
    """Somebody's enrolment in a course, for somebody at the desk. Raises Http404."""
    rows = Enrolment.objects.select_related("participant", "course__customer")
    mine = rows.filter(pk=enrolment_id, course_id=course_id).first() if user.is_staff_member else None
    return _found(mine, "enrolment")


def course_by_token(token: str) -> Course:
    """The course that a join link leads to, open or closed. Raises Http404."""
    rows = Course.objects.select_related("customer").defer("customer__logo_data")
    return _found(rows.filter(join_token=token).first(), "course")


def _found(row: Found | None, what: str) -> Found:
    if row is None:
        raise Http404(f"There is no such {what}.")
    return row
