"""Calendar files, read by another library than the one that wrote them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from trivet.events.calendar import Meeting, Person, cancellation, feed, invitation

LONDON = ZoneInfo("Europe/London")
STAMP = datetime(2027, 1, 5, 12, 0, tzinfo=UTC)
US = Person('The "Best"; Training, Ltd', "office@trivet.example")
SIAN = Person("Siân: Ŵyn, of Llanrwst", "sian@example.org")


def meeting(*days: tuple[int, int], **more: object) -> Meeting:
    hours = tuple(
        (datetime(2027, month, day, 9, 30, tzinfo=LONDON), datetime(2027, month, day, 16, 30, tzinfo=LONDON))
        for month, day in days
    )
    return Meeting("booking-1@trivet.example", "A day; of “rehearsal”, 🙂", hours, **more)  # type: ignore[arg-type]


def read(data: bytes) -> vobject.base.Component:
    return vobject.readOne(data.decode())


def in_utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%d %B %H:%M}"


def test_an_invitation_says_who_what_where_and_when():
    sent = invitation(
        meeting((3, 4), place="Canal Mill\nLancaster", url="https://trivet.example/my/x/"), US, SIAN, stamp=STAMP
    )
    calendar = read(sent)
    event = calendar.vevent
    assert (calendar.method.value, calendar.version.value) == ("REQUEST", "2.0")
    assert event.uid.value == "booking-1@trivet.example" and event.sequence.value == "0"
    assert event.summary.value == "A day; of “rehearsal”, 🙂" and event.location.value == "Canal Mill\nLancaster"
    assert event.dtstamp.value == STAMP and event.status.value == "CONFIRMED"
    assert event.organizer.value == "mailto:office@trivet.example"
    assert event.organizer.params["CN"] == ["The 'Best'; Training, Ltd"]
    assert event.attendee.value == "mailto:sian@example.org" and event.attendee.params["CN"] == [
        "Siân: Ŵyn, of Llanrwst"
    ]
    assert event.attendee.params["PARTSTAT"] == ["NEEDS-ACTION"]
    assert in_utc(event.dtstart.value) == "04 March 09:30" and in_utc(event.dtend.value) == "04 March 16:30"


def test_lines_are_short_and_end_as_they_must():
    sent = invitation(meeting((3, 4), words="Ŵ" * 500), US, SIAN, stamp=STAMP)
    assert max(len(row) for row in sent.split(b"\r\n")) <= 75 and b"\n" not in sent.replace(b"\r\n", b"")


@pytest.mark.parametrize(
    ("day", "start"),
    [
        ((3, 27), "27 March 09:30"),
        ((3, 28), "28 March 08:30"),
        ((10, 30), "30 October 08:30"),
        ((10, 31), "31 October 09:30"),
    ],
)
def test_half_past_nine_stays_half_past_nine_over_a_change_of_the_clock(day: tuple[int, int], start: str):
    assert in_utc(read(invitation(meeting(day), US, SIAN, stamp=STAMP)).vevent.dtstart.value) == start


@pytest.mark.parametrize("hour", range(5))
def test_the_clock_changes_at_one_in_the_morning_and_no_hour_later(hour: int):
    """The zone's own rules, in the file, against the computer's."""
    zone = read(feed("Days", [meeting((3, 4))], stamp=STAMP)).vtimezone.gettzinfo()
    for month, day in ((3, 28), (10, 31), (7, 1), (12, 1)):
        moment = datetime(2027, month, day, hour, 30)
        if (month, day, hour) not in {(3, 28, 1), (10, 31, 1)}:  # an hour that is not there, and one that is twice
            assert moment.replace(tzinfo=zone).utcoffset() == moment.replace(tzinfo=LONDON).utcoffset()


def test_two_days_are_one_invitation_that_happens_twice_also_over_a_change_of_the_clock():
    """Several events with UIDs of their own would be refused in one REQUEST: RFC 5546, 3.2.2."""
    event = read(invitation(meeting((3, 25), (3, 29)), US, SIAN, stamp=STAMP)).vevent
    assert [f"{moment:%d %B %H:%M}" for moment in event.getrruleset()] == ["25 March 09:30", "29 March 09:30"]
    assert event.dtend.value - event.dtstart.value == timedelta(hours=7)


def test_a_withdrawal_takes_back_the_same_event():
    asked = read(invitation(meeting((3, 4)), US, SIAN, stamp=STAMP)).vevent
    calendar = read(cancellation(meeting((3, 4), sequence=1), US, SIAN, stamp=STAMP))
    event = calendar.vevent
    assert calendar.method.value == "CANCEL" and event.status.value == "CANCELLED"
    assert event.uid.value == asked.uid.value and int(event.sequence.value) > int(asked.sequence.value)


def test_a_feed_shows_each_day_as_an_event_of_its_own():
    calendar = read(feed("Our dates", [meeting((3, 4)), meeting((3, 27), (3, 28), is_tentative=True)], stamp=STAMP))
    assert calendar.method.value == "PUBLISH" and calendar.x_wr_calname.value == "Our dates"
    assert [(event.uid.value, in_utc(event.dtstart.value), event.status.value) for event in calendar.vevent_list] == [
        ("booking-1@trivet.example", "04 March 09:30", "CONFIRMED"),
        ("day-1-booking-1@trivet.example", "27 March 09:30", "TENTATIVE"),
        ("day-2-booking-1@trivet.example", "28 March 08:30", "TENTATIVE"),
    ]


def test_an_empty_feed_is_a_calendar_too():
    assert b"BEGIN:VCALENDAR" in feed("Nothing yet", [], stamp=STAMP)


@given(st.text(min_size=1, max_size=300), st.text(max_size=300))
def test_no_name_breaks_out_of_its_line(name: str, title: str):
    day = (datetime(2027, 3, 4, 9, 30, tzinfo=LONDON), datetime(2027, 3, 4, 16, 30, tzinfo=LONDON))
    sent = invitation(Meeting("u@x", title, (day,)), US, Person(name, "a@b.c"), stamp=STAMP)
    event = read(sent).vevent
    assert [row.name for row in event.getChildren()].count("ATTENDEE") == 1
    assert sent.count(b"\r\nBEGIN:VEVENT\r\n") == sent.count(b"\r\nEND:VEVENT\r\n") == 1
