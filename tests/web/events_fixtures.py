"""An open event tomorrow-ish with a place to be, and somebody who booked it."""

import uuid
from datetime import date

import pytest

from trivet.vocabulary import EventState
from trivet.web.events.models import Booking, Event, Organisation, Participant, Venue
from trivet.web.people.models import User
from trivet.web.training.models import Course


@pytest.fixture
def venue(db: None) -> Venue:
    return Venue.objects.create(
        name="Canal Mill", address="1 Tow Path\nLancaster", postcode="LA1 1AA", nation="england", region="North West"
    )


@pytest.fixture
def event(course: Course, venue: Venue, alice: User) -> Event:
    return Event.objects.create(
        course=course, kind="open", state=EventState.CONFIRMED, date=date(2038, 3, 4), venue=venue, nation="england",
        capacity=3, minimum=1, price=19500, is_published=True, trainer=alice, submission=uuid.UUID(int=50),
    )  # fmt: skip


@pytest.fixture
def organisation(db: None) -> Organisation:
    return Organisation.objects.create(name="Ribblemere Recovery", nation="england")


@pytest.fixture
def participant(organisation: Organisation) -> Participant:
    return Participant.objects.create(
        name="Siân Ŵyn", email="sian@example.org", organisation=organisation, job_role="Key worker"
    )


@pytest.fixture
def booking(event: Event, participant: Participant) -> Booking:
    return Booking.objects.create(
        event=event, participant=participant, printed_name="Siân Ŵyn", submission=uuid.UUID(int=60)
    )
