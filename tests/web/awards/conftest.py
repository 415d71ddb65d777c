"""A day that was held: who came, for how long, and a register that is closed."""

import uuid
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from trivet.curriculum import minute_of
from trivet.web.awards.actions import issue
from trivet.web.awards.models import Certificate
from trivet.web.day.hours import planned_hours, to_rows
from trivet.web.day.models import Mark, Register
from trivet.web.events.models import Booking, Event, Participant
from trivet.web.people.models import User

#: When the register is closed in these tests: before today, whenever they are run, so that no key is too young to sign.
NOW = datetime(2026, 11, 2, 17, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _own_folder_for_keys(settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path


def mark(booking: Booking, at: str, sign: str) -> Mark:
    return Mark.objects.create(
        booking=booking, day=0, minute=minute_of(at), sign=sign, source="tap", noted_at=NOW, submission=uuid.uuid4()
    )


def attend(booking: Booking, came: str = "09:25", left: str = "") -> None:
    mark(booking, came, "arrived")
    if left:
        mark(booking, left, "left")


def close(event: Event, by: User | None = None) -> Register:
    row, _ = Register.objects.update_or_create(
        event=event,
        day=0,
        defaults={"hours": to_rows(planned_hours(event)[0]), "closed_at": NOW, "closed_by": by},
    )
    return row


def book(event: Event, name: str, email: str = "") -> Booking:
    person = Participant.objects.create(name=name, email=email)
    return Booking.objects.create(event=event, participant=person, printed_name=name)


@pytest.fixture
def held(booking: Booking, alice: User) -> Booking:
    """Siân was there the whole day, and the register is closed."""
    attend(booking)
    close(booking.event, alice)
    return booking


@pytest.fixture
def certificate(held: Booking) -> Certificate:
    return issue(held, now=NOW)[0]
