"""Calendar files: an invitation to one person, its withdrawal, and feeds of many days. RFC 5545 and 5546."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vCalAddress, vRecur

ZONE = ZoneInfo("Europe/London")
_PRODUCT = "-//Trivet//Training days//EN"
_HOUR = timedelta(hours=1)
#: Each change at its hour by the clock that ends: the library's own table has the one in March an hour late.
_LONDON = """BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
""".replace("\n", "\r\n")


@dataclass(frozen=True, slots=True)
class Person:
    """Who invites, or who is invited."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """A course on one day or more, each with its start and its end (aware). `uid` stays when anything else changes.

    `sequence` counts the changes: a mail program takes a file only when its number is not smaller than the last one's.
    """

    uid: str
    title: str
    hours: tuple[tuple[datetime, datetime], ...]
    place: str = ""
    words: str = ""
    url: str = ""
    sequence: int = 0
    is_tentative: bool = False
    is_called_off: bool = False
    changed: datetime | None = field(default=None)


def invitation(meeting: Meeting, organiser: Person, attendee: Person, *, stamp: datetime) -> bytes:
    """METHOD:REQUEST for one person, under one UID: a second day is the same event once more, as RFC 5546 wants it."""
    return _itip("REQUEST", meeting, organiser, attendee, stamp)


def cancellation(meeting: Meeting, organiser: Person, attendee: Person, *, stamp: datetime) -> bytes:
    """METHOD:CANCEL: takes the same UID out of the calendar again."""
    return _itip("CANCEL", meeting, organiser, attendee, stamp)


def feed(name: str, meetings: Iterable[Meeting], *, stamp: datetime) -> bytes:
    """METHOD:PUBLISH: many meetings, each day an event of its own, for a calendar that looks again every few hours."""
    calendar = _calendar("PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", 4 * _HOUR, parameters={"VALUE": "DURATION"})
    for meeting in meetings:
        for number, (start, end) in enumerate(meeting.hours, 1):
            uid = meeting.uid if len(meeting.hours) == 1 else f"day-{number}-{meeting.uid}"
            calendar.add_component(_event(meeting, uid, start, end, stamp))
    return _bytes(calendar)


def _itip(method: str, meeting: Meeting, organiser: Person, attendee: Person, stamp: datetime) -> bytes:
    calendar = _calendar(method)
    start, end = meeting.hours[0]
    event = _event(meeting, meeting.uid, start, end, stamp)
    if len(meeting.hours) == 2:
        # Read by every calendar, where a list of dates (RDATE) is not.
        days = (_local(meeting.hours[1][0]).date() - _local(start).date()).days
        event.add("rrule", vRecur({"freq": "daily", "interval": days, "count": 2}))
    event.add("organizer", _address(organiser))
    who = _address(attendee)
    who.params.update({"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "FALSE"})
    event.add("attendee", who)
    if method == "CANCEL":
        event["status"] = "CANCELLED"
    calendar.add_component(event)
    return _bytes(calendar)


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    return calendar


def _event(meeting: Meeting, uid: str, start: datetime, end: datetime, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", stamp)
    event.add("dtstart", _local(start))
    event.add("dtend", _local(end))
    event.add("summary", meeting.title)
    event.add("sequence", meeting.sequence)
    for name, words in (("location", meeting.place), ("description", meeting.words), ("url", meeting.url)):
        if words:
            event.add(name, words)
    if meeting.changed:
        event.add("last-modified", meeting.changed)
    event.add("status", "CANCELLED" if meeting.is_called_off else "TENTATIVE" if meeting.is_tentative else "CONFIRMED")
    event.add("transp", "OPAQUE")
    return event


def _local(moment: datetime) -> datetime:
    return moment.astimezone(ZONE)


def _address(person: Person) -> vCalAddress:
    address = vCalAddress(f"mailto:{person.email}")
    # A name with a quotation mark cannot stand in a parameter at all.
    if name := " ".join(person.name.replace('"', "'").split()):
        address.params["CN"] = name
    return address


def _bytes(calendar: Calendar) -> bytes:
    """With the rules of the clock, so that no reader has to know them."""
    calendar.subcomponents.insert(0, Timezone.from_ical(_LONDON))
    return bytes(calendar.to_ical())
