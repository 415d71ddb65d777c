"""Days before, of and after the forms, and people who come to them."""

import uuid
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from trivet.content.schema.forms import FormKind
from trivet.events.evaluation import Answers
from trivet.web.events.models import Booking, Event, Participant
from trivet.web.feedback.actions import Filled, send_form
from trivet.web.feedback.models import FormAnswer
from trivet.web.feedback.queries import parts_for
from trivet.web.people.models import Role, User

Send = Callable[..., FormAnswer]


@pytest.fixture
def coordinator(db: None) -> User:
    return User.objects.create_user("cora@example.org", "kettle on a stove", name="Cora", role=Role.COORDINATOR)


@pytest.fixture
def people(event: Event) -> list[Booking]:
    """Six people who are booked."""
    event.capacity = 20
    event.save()
    made = []
    for number in range(6):
        person = Participant.objects.create(name=f"Person {number}", email=f"p{number}@example.org")
        made.append(
            Booking.objects.create(
                event=event, participant=person, printed_name=f"Person {number}", submission=uuid.UUID(int=900 + number)
            )
        )
    return made


@pytest.fixture
def send() -> Send:
    """Send a form as somebody, whatever the time."""

    def sent(booking: Booking, kind: FormKind, answers: Answers, words: dict[str, str] | None = None) -> FormAnswer:
        filled = Filled(parts_for(booking, kind), answers, words or {})
        return send_form(booking, kind, filled, submission=uuid.uuid4(), now=timezone.now())

    return sent


@pytest.fixture
def phone() -> Client:
    return Client()
