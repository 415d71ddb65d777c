"""An open event in one go: the provider's own course, the venue if it is new, the event, and its publication."""

import uuid
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from trivet.content.customer import CourseDetails
from trivet.vocabulary import Nation, Sector
from trivet.web.events.actions.events import add_event, publish
from trivet.web.events.actions.venues import add_venue
from trivet.web.events.details import EventDetails, VenueDetails
from trivet.web.events.models import Event, Venue
from trivet.web.people.models import User
from trivet.web.training.actions import add_course, house_customer
from trivet.web.training.queries import library


@dataclass(frozen=True, slots=True)
class Opening:
    """A whole open event as one form says it. `venue` is a new one; a known one stands in the event's details."""

    sector: Sector
    nation: Nation
    course: CourseDetails
    event: EventDetails
    venue: VenueDetails | None = None
    is_public: bool = False


@transaction.atomic
def add_open_event(opening: Opening, *, submission: uuid.UUID, by: User, now: datetime) -> Event:
    """Make all of it, or none; the same form sent twice finds the event that it made. Raises StateError."""
    course = add_course(
        house_customer(opening.sector, opening.nation),
        opening.course,
        content_version=library().version,
        submission=uuid.uuid5(submission, "course"),
        by=by,
    )
    venue = _venue(opening, submission, by)
    event = add_event(course, replace(opening.event, venue=venue), submission=submission, by=by)
    return publish(event, by=by, now=now) if opening.is_public else event


def _venue(opening: Opening, submission: uuid.UUID, by: User) -> Venue | None:
    if opening.venue is None:
        return opening.event.venue
    return add_venue(opening.venue, submission=uuid.uuid5(submission, "venue"), by=by)
