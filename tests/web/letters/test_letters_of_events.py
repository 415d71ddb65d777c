"""Letters about an event to everybody who is booked or waits."""

import uuid

from django.utils import timezone
from tests.web.letters.test_letters_of_bookings import calendar

from trivet.web.events import letters
from trivet.web.events.models import Booking, Event, Participant
from trivet.web.post.models import Message


def waiting(event: Event) -> Booking:
    person = Participant.objects.create(name="Tom", email="tom@example.org")
    return Booking.objects.create(
        event=event,
        participant=person,
        printed_name="Tom",
        state="waiting",
        queued_at=timezone.now(),
        submission=uuid.uuid4(),
    )


def told() -> list[tuple[str, str]]:
    return sorted(Message.objects.values_list("to", "template"))


def test_a_change_goes_to_all_and_raises_the_number_of_the_invitation(booking: Booking, event: Event):
    before = letters.booked(booking)
    waiting(event)
    event.version, event.start = 2, "10:00"
    first, second = letters.event_changed(event)
    assert letters.event_changed(event) == [first, second] and Message.objects.count() == 3
    assert "Thursday 4 March 2038, 10:00 to 16:30" in first.text and "10:00 to 16:30" in second.text
    assert before is not None
    was, now = calendar(before).vevent, calendar(first).vevent
    assert was.uid.value == now.uid.value and int(now.sequence.value) > int(was.sequence.value)
    assert now.dtstart.value.hour == 10
    assert not second.enclosures.exists()  # who only waits has nothing in the calendar


def test_an_event_called_off_is_told_to_all_and_nothing_else_about_it_goes(booking: Booking, event: Event):
    letters.booked(booking)
    waiting(event)
    event.version, event.state, event.cancelled_why = 2, "cancelled", "The trainer is ill."
    made = letters.event_cancelled(event)
    assert [letter.to for letter in made] == ["sian@example.org", "tom@example.org"]
    assert all("The trainer is ill." in letter.text for letter in made)
    assert Message.objects.get(template="booked").state == "cancelled"
    assert calendar(made[0], "cancelled.ics").vevent.status.value == "CANCELLED"


def test_a_tentative_event_that_is_sure_now_is_told(booking: Booking, event: Event):
    event.state = "tentative"
    tentative = letters.booked(booking)
    assert tentative is not None and calendar(tentative).vevent.status.value == "TENTATIVE"
    event.state, event.version = "confirmed", 2
    (letter,) = letters.event_confirmed(event)
    assert calendar(letter).vevent.status.value == "CONFIRMED" and "will take place" in letter.text


def test_who_has_cancelled_hears_no_more(booking: Booking, event: Event):
    Booking.objects.update(state="cancelled")
    assert letters.event_changed(event) == [] and told() == []
