"""Letters about a booking: who gets what, in which language, and with what beside it."""

import uuid
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import vobject
from django.utils import translation

from trivet.web.events import letters
from trivet.web.events.models import Booking, BookingGroup, Event, Participant, Terms
from trivet.web.people.models import User
from trivet.web.post.models import Message, State

LONDON = ZoneInfo("Europe/London")


def calendar(message: Message, name: str = "invitation.ics") -> vobject.base.Component:
    return vobject.readOne(bytes(message.enclosures.get(name=name).data).decode())


def another(event: Event, booking: Booking, **more: object) -> Booking:
    """A booking that came of this one."""
    return Booking.objects.create(
        **{
            "event": event,
            "participant": booking.participant,
            "printed_name": "X",
            "previous": booking,
            "submission": uuid.uuid4(),
        }
        | more
    )


def test_a_booking_is_confirmed_once_with_an_invitation(booking: Booking):
    first, second = letters.booked(booking), letters.booked(booking)
    assert first is not None and first == second and Message.objects.count() == 1
    assert (first.to, first.state, first.about, first.event) == (
        "sian@example.org", State.QUEUED, f"booking:{booking.pk}", booking.event_id,
    )  # fmt: skip
    assert first.subject == "You have a place: A day of rehearsal, Thursday 4 March 2038"
    for said in (
        "Dear Siân Ŵyn,", "- Where: Canal Mill, 1 Tow Path, Lancaster, LA1 1AA", "- Trainer: Alice Ashworth",
        "- When: Thursday 4 March 2038, 09:30 to 16:30", f"/my/{booking.token}/",
    ):  # fmt: skip
        assert said in first.text
    event = calendar(first).vevent
    assert event.uid.value == f"booking-{booking.submission}@127.0.0.1" and event.sequence.value == "0"
    assert event.dtstart.value == datetime(2038, 3, 4, 9, 30, tzinfo=LONDON)
    assert event.attendee.value == "mailto:sian@example.org"
    assert booking.token not in event.uid.value


def test_a_letter_speaks_the_language_of_the_booking_whoever_asks_for_it(booking: Booking):
    booking.language = "cy"
    with translation.override("en-gb"):
        letter = letters.booked(booking)
    assert letter is not None and letter.language == "cy"
    assert "Annwyl Siân Ŵyn," in letter.text and "4 Mawrth 2038" in letter.subject
    assert "Drafft yw’r Gymraeg" in letter.text and 'lang="cy"' in letter.html


def test_nobody_without_an_address_is_written_to(booking: Booking):
    Participant.objects.update(email="")
    booking.participant.refresh_from_db()
    assert letters.booked(booking) is None and not Message.objects.exists()


def test_the_ladder_is_told_where_something_may_be_due(booking: Booking):
    booking.terms = Terms.objects.create(
        number=1, text="x", ladder=[{"working_days": 10, "percent": 0}, {"working_days": 5, "percent": 50}, {"working_days": 0, "percent": 100}],
    )  # fmt: skip
    booking.price = 19500
    letter = letters.booked(booking)
    assert letter is not None
    assert (
        "Cancelled 10 working days before, or earlier: nothing is due.\n"
        "Cancelled 5 to 9 working days before: 50% of the price is due.\n"
        "Cancelled 4 working days before, or later: 100% of the price is due."
    ) in letter.text


def test_who_waits_is_told_so_without_an_invitation(booking: Booking):
    letter = letters.waiting(booking, line=2)
    assert letter is not None and not letter.enclosures.exists() and "- People before you: 2" in letter.text


def test_an_offer_names_its_hour_in_local_time(booking: Booking):
    booking.offered_until = datetime(2038, 7, 5, 15, 0, tzinfo=ZoneInfo("UTC"))
    letter = letters.offered(booking)
    assert letter is not None and "until 16:00 on Monday 5 July 2038" in letter.text


def test_a_cancellation_drops_what_waits_and_takes_the_day_out_of_the_calendar(booking: Booking):
    asked = letters.booked(booking)
    booking.version, booking.fee, booking.state, booking.state_before = 2, 9750, "cancelled", "booked"
    letter = letters.cancelled(booking)
    assert letter is not None and asked is not None and "£97.50 is due" in letter.text
    asked.refresh_from_db()
    assert asked.state == State.CANCELLED
    withdrawn = calendar(letter, "cancelled.ics")
    assert withdrawn.method.value == "CANCEL"
    assert int(withdrawn.vevent.sequence.value) > int(calendar(asked).vevent.sequence.value)
    assert withdrawn.vevent.uid.value == calendar(asked).vevent.uid.value


def test_somebody_who_only_waited_has_nothing_in_the_calendar_to_take_out(booking: Booking):
    booking.state_before = "waiting"
    letter = letters.cancelled(booking)
    assert letter is not None and not letter.enclosures.exists() and "is due" not in letter.text


def test_a_move_says_what_was_before_and_mends_the_calendar(booking: Booking, event: Event):
    later = Event.objects.create(
        course=event.course, kind="open", state="confirmed", date=event.date + timedelta(days=7), nation="england",
        venue=event.venue, submission=uuid.uuid4(),
    )  # fmt: skip
    letter = letters.moved(another(later, booking))
    assert letter is not None and "Before, it was: A day of rehearsal, Thursday 4 March 2038" in letter.text
    assert calendar(letter).method.value == "REQUEST" and calendar(letter, "cancelled.ics").method.value == "CANCEL"
    assert calendar(letter).vevent.uid.value != calendar(letter, "cancelled.ics").vevent.uid.value


def test_a_substitution_tells_both_people(booking: Booking, event: Event):
    booking.state = "substituted"
    booking.save()
    other = Participant.objects.create(name="Tom", email="tom@example.org")
    letters.moved(another(event, booking, participant=other))
    assert sorted(Message.objects.values_list("to", "template")) == [
        ("sian@example.org", "cancelled"), ("tom@example.org", "moved"),
    ]  # fmt: skip


def test_a_group_is_confirmed_to_whoever_booked_it(booking: Booking, event: Event):
    group = BookingGroup.objects.create(event=event, name="Mo", email="mo@example.org", submission=uuid.uuid4())
    Booking.objects.update(group=group)
    letter = letters.group_booked(group)
    assert letter is not None and letter == letters.group_booked(group)
    assert letter.to == "mo@example.org" and "for 1 person:\n\nSiân Ŵyn\n" in letter.text


def test_a_hostile_name_stays_a_name(booking: Booking, alice: User):
    Participant.objects.update(name='{{ manage_link }} <b>*x*</b>\r\nBcc: a@b.c "q";CN=x')
    booking.participant.refresh_from_db()
    letter = letters.booked(booking)
    assert letter is not None
    assert 'Dear {{ manage_link }} <b>*x*</b>\nBcc: a@b.c "q";CN=x,' in letter.text
    assert "<b>" not in letter.html and "&lt;b&gt;*x*&lt;/b&gt;" in letter.html
    assert calendar(letter).vevent.attendee.params["CN"] == ["{{ manage_link }} <b>*x*</b> Bcc: a@b.c 'q';CN=x"]
