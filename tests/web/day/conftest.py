"""A day with three people booked, and a clock that stands where a test puts it."""

import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from trivet.web.events.models import Booking, Event, Participant
from trivet.web.people.models import User

Clock = Callable[[str], datetime]
HOSTILE = "=cmd|' /C calc'!A1 <b>Ŵyn</b> 🎓"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Clock:
    """clock("2038-03-04 09:25") is what the clock on the wall in Lancaster says from now on (in winter)."""
    settings.SESSION_COOKIE_AGE = 40 * 366 * 24 * 3600

    def stands_at(wall: str) -> datetime:
        moment = datetime.fromisoformat(wall).replace(tzinfo=UTC)
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
        return moment

    return stands_at


@pytest.fixture
def day(event: Event, clock: Clock) -> Event:
    """The event at 09:25 on its day."""
    clock("2038-03-04 09:25")
    return event


def book(event: Event, name: str, number: int) -> Booking:
    person = Participant.objects.create(name=name, email=f"p{number}@example.org")
    made = Booking.objects.create(
        event=event, participant=person, printed_name=name, submission=uuid.UUID(int=1000 + number)
    )
    made.event = event
    return made


@pytest.fixture
def people(day: Event) -> list[Booking]:
    return [book(day, name, at) for at, name in enumerate(["Ann Ashton", "Ben Brook", HOSTILE])]


@pytest.fixture
def desk(alice: User, sign_in, clock: Clock) -> Client:
    return sign_in(alice)


@pytest.fixture
def two_days(day: Event) -> Event:
    day.second_date = day.date + timedelta(days=1)
    assert day.second_date == date(2038, 3, 5)
    day.save()
    return day
