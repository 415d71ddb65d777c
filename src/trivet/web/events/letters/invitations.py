"""Calendar files for bookings and for feeds."""

from collections.abc import Iterable
from datetime import date, datetime
from urllib.parse import urlsplit

from django.conf import settings

from trivet.events import calendar
from trivet.events.calendar import Meeting, Person
from trivet.vocabulary import EventState
from trivet.web.addresses import absolute, site
from trivet.web.events.letters import words
from trivet.web.events.models import Booking, Event
from trivet.web.people.models import User
from trivet.web.people.queries import provider
from trivet.web.post.letter import CANCELLATION, INVITATION, Enclosure


def invitation(booking: Booking, *, stamp: datetime) -> Enclosure:
    """The event in this person's calendar; sent again after a change it replaces what is there."""
    return Enclosure(
        "invitation.ics", INVITATION, calendar.invitation(meeting_of(booking), _us(), _them(booking), stamp=stamp)
    )


def withdrawal(booking: Booking, *, stamp: datetime) -> Enclosure:
    """The event out of this person's calendar."""
    return Enclosure(
        "cancelled.ics", CANCELLATION,
        calendar.cancellation(meeting_of(booking, is_over=True), _us(), _them(booking), stamp=stamp),
    )  # fmt: skip


def dates_feed(events: Iterable[Event], *, stamp: datetime) -> bytes:
    """The published dates, for anybody's calendar."""
    name = provider().name
    return calendar.feed(name, (_public(event) for event in events), stamp=stamp)


def trainer_feed(trainer: User, events: Iterable[Event], *, stamp: datetime) -> bytes:
    """One trainer's days, with the link to each event's page at the desk."""
    meetings = (
        _meeting(event, f"trainer-{trainer.pk}-{event.slug}", absolute(event.get_absolute_url())) for event in events
    )
    return calendar.feed(trainer.name, meetings, stamp=stamp)


def meeting_of(booking: Booking, *, is_over: bool = False) -> Meeting:
    """The event as this booking's invitation has it: two steps of its sequence for each change of either row."""
    changes = 2 * (booking.event.version + booking.version - 2) + is_over
    address = words.page("portal:booking", booking.token)
    return _meeting(booking.event, f"booking-{booking.submission}", address, sequence=changes)


def _public(event: Event) -> Meeting:
    return _meeting(event, f"event-{event.slug}", words.page("events:date", event.slug), is_public=True)


def _meeting(event: Event, uid: str, address: str, *, sequence: int | None = None, is_public: bool = False) -> Meeting:
    days: tuple[date, ...] = event.days
    # Local time plus whole days is local time, also over a change of the clock.
    starts = [event.starts_at + (day - days[0]) for day in days]
    length = event.ends_at - starts[-1]
    place = event.online_link if event.is_online and not is_public else words.place(event)
    said = "\n".join(filter(None, (words.hours(event), "" if is_public else event.room, address)))
    return Meeting(
        uid=f"{uid}@{urlsplit(site()).hostname}",
        title=words.title(event),
        hours=tuple((start, start + length) for start in starts),
        place=place,
        words=said,
        url=address,
        sequence=2 * (event.version - 1) if sequence is None else sequence,
        is_tentative=event.state == EventState.TENTATIVE,
        is_called_off=event.is_cancelled,
    )


def _us() -> Person:
    row = provider()
    return Person(row.name, row.email or settings.DEFAULT_FROM_EMAIL)


def _them(booking: Booking) -> Person:
    return Person(booking.participant.name, booking.participant.email)
