"""The summary for the organiser: whoever taught may print it, and it names nobody."""

import subprocess
import uuid
from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from trivet.content.schema.forms import FormKind
from trivet.web.events.models import Booking, Event, Participant
from trivet.web.feedback.actions import Filled, send_form
from trivet.web.feedback.queries import parts_for
from trivet.web.people.models import Role, User

MANY = 6


@pytest.fixture
def answered(event: Event) -> Event:
    """Yesterday's event; six people came by booking and each sent the form after the day."""
    event.date, event.capacity = timezone.localdate() - timedelta(days=1), 20
    event.save()
    for number in range(MANY):
        person = Participant.objects.create(name=f"Person {number}", email=f"p{number}@example.org")
        booking = Booking.objects.create(event=event, participant=person, printed_name=f"Person {number}")
        parts = parts_for(booking, FormKind.AFTER)
        asked = next(one for part in parts for one in part.questions if one.id == "ev-relevance")
        filled = Filled(parts, {"ev-relevance": asked.options[0][0]}, {})
        send_form(booking, FormKind.AFTER, filled, submission=uuid.uuid4(), now=timezone.now())
    return event


def test_the_trainer_prints_it_from_the_page_of_results(answered: Event, bob: User, sign_in, tmp_path: Path):
    browser = sign_in(bob)
    address = reverse("desk:report", args=[answered.pk])
    assert address in browser.get(reverse("feedback:forms", args=[answered.pk])).content.decode()
    response = browser.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    file = tmp_path / "summary.pdf"
    file.write_bytes(response.content)
    words = subprocess.run(["pdftotext", str(file), "-"], check=True, capture_output=True, text=True).stdout
    assert "6 of 6 answered." in words
    assert "Person 1" not in words


def test_the_coordinator_and_charlie_may_not(answered: Event, charlie: User, sign_in):
    coordinator = User.objects.create_user("cora@example.org", "kettle on a stove", name="Cora", role=Role.COORDINATOR)
    address = reverse("desk:report", args=[answered.pk])
    assert [sign_in(who).get(address).status_code for who in (coordinator, charlie)] == [403, 403]
