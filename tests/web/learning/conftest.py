"""Dana reads; her notes are hers."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from trivet.web.people.models import User
from trivet.web.training.models import Course, Enrolment


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 11, 23, 14, 2, tzinfo=UTC)


@pytest.fixture
def browser(dana: User, sign_in) -> Client:
    """Dana's browser."""
    return sign_in(dana)


@pytest.fixture
def home(course: Course, enrolment: Enrolment) -> str:
    """The address of Dana's course."""
    return f"/learn/{course.pk}/"
