"""Letters that go by the calendar: joining instructions, reminder, thanks, follow-up; and those that lost their sense."""

import subprocess
import uuid
from datetime import date, datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

import pikepdf
import pytest

from trivet.web.events import letters
from trivet.web.events.letters.rounds import GONE, OFF, PAST, moot, plan_letters
from trivet.web.events.letters.schedule import Days, set_days
from trivet.web.events.models import Booking, BookingGroup, Event, Participant
from trivet.web.people.models import Role, User
from trivet.web.people.versions import ChangedMeanwhileError
from trivet.web.post.actions import queue
from trivet.web.post.models import Message
from trivet.web.training.models import Course, Customer, CustomerContact

LONDON = ZoneInfo("Europe/London")


def at(month: int, day: int, hour: int = 8, minute: int = 1, year: int = 2038) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=LONDON)


def sent(template: str) -> list[str]:
    return sorted(Message.objects.filter(template=template).values_list("to", flat=True))


def test_each_letter_is_planned_on_its_day_and_once(booking: Booking):
    # The event is on 4 March 2038.
    expected = [
        (at(2, 22, 7, 59), 0), (at(2, 22), 1), (at(2, 22), 0), (at(3, 2), 1), (at(3, 3), 0), (at(3, 5), 1), (at(3, 5), 0),
        (at(4, 15), 1), (at(4, 16), 0),
    ]  # fmt: skip
    assert [(moment, plan_letters(moment)) for moment, _ in expected] == expected
    assert list(Message.objects.order_by("id").values_list("template", flat=True)) == [
        "joining", "reminder", "thanks", "follow-up",
    ]  # fmt: skip


def test_who_books_late_gets_the_instructions_at_once(booking: Booking):
    assert plan_letters(at(3, 3, 22)) == 2 and sent("joining") == sent("reminder") == ["sian@example.org"]


def test_nothing_about_a_day_goes_out_once_it_has_begun(booking: Booking):
    assert plan_letters(at(3, 4, 9, 30)) == 0


def test_thanks_that_could_not_go_for_weeks_are_not_sent_any_more(booking: Booking):
    assert plan_letters(at(3, 25)) == 0


def test_the_joining_instructions_hold_everything_as_text_html_paper_and_calendar(booking: Booking, event: Event):
    venue = event.venue
    assert venue is not None
    venue.travel, venue.access = "Bus 1A stops outside.", "Step-free; a hearing loop."
    venue.save()
    event.room, event.emergency_phone, event.joining_notes = "Room 2", "01632 960999", "Bring a badge."
    event.save()
    plan_letters(at(2, 22))
    letter = Message.objects.get()
    for said in (
        "- When: Thursday 4 March 2038, 09:30 to 16:30", "- Door opens: 09:00", "- Room: Room 2", "LA1 1AA", "Alice Ashworth",
        "https://www.openstreetmap.org/search?query=LA1%201AA", "Bus 1A stops outside.", "Step-free; a hearing loop.",
        "01632 960999", "Bring a badge.", "- Held in: English", "short role play in threes", "recognised", "ten minutes of grace",
        "A colleague can take your place", f"/my/{booking.token}/", "/privacy/",
    ):  # fmt: skip
        assert said in letter.text, said
    assert "You do not need to do anything" not in letter.text
    assert [one.name for one in letter.enclosures.all()] == ["joining-instructions.pdf", "invitation.ics"]
    data = bytes(letter.enclosures.all()[0].data)
    with pikepdf.open(BytesIO(data)) as paper:
        assert len(paper.pages) <= 3
    shown = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True
    ).stdout.decode()
    for said in ("Thursday 4 March 2038", "09:30 to 16:30", "Room 2", "1 Tow Path, Lancaster, LA1 1AA", "Bus 1A stops",
                 "a hearing loop", "01632 960999", "Bring a badge."):  # fmt: skip
        assert said in shown, said
    # One paper for all: it names nobody and opens nothing.
    assert "Siân" not in shown and booking.token not in shown


def test_the_customers_training_contact_and_whoever_booked_a_group_are_told_too(
    booking: Booking, event: Event, customer: Customer, course: Course
):
    customer.contacts = [
        {"role": "Training lead", "name": "Ona", "email": "ona@example.org"}, {"role": "Finance", "name": "F", "email": "f@example.org"},
    ]  # fmt: skip
    customer.save()
    account = User.objects.create_user("kim@example.org", name="Kim", role=Role.CONTACT)
    CustomerContact.objects.create(customer=customer, user=account)
    group = BookingGroup.objects.create(event=event, name="Mo", email="mo@example.org", submission=uuid.uuid4())
    Booking.objects.update(group=group)
    Event.objects.update(kind="in-house")
    plan_letters(at(2, 22))
    assert plan_letters(at(2, 22)) == 0
    assert sent("joining") == ["kim@example.org", "mo@example.org", "ona@example.org", "sian@example.org"]
    contact = Message.objects.get(to="ona@example.org")
    assert "They are: Siân Ŵyn." in contact.text and booking.token not in contact.text + contact.html
    assert [one.name for one in contact.enclosures.all()] == ["joining-instructions.pdf"]


def test_a_contact_of_another_customer_of_an_open_event_is_not_told(booking: Booking, customer: Customer):
    customer.contacts = [{"role": "Training lead", "name": "Ona", "email": "ona@example.org"}]
    customer.save()
    plan_letters(at(2, 22))
    assert sent("joining") == ["sian@example.org"]


def test_a_new_date_plans_anew(booking: Booking, event: Event):
    plan_letters(at(2, 22))
    Event.objects.update(date=date(2038, 4, 8))
    assert plan_letters(at(3, 2)) == 0
    assert plan_letters(at(3, 29)) == 1 and len(sent("joining")) == 2


@pytest.mark.parametrize("state", ["waiting", "cancelled", "lapsed", "transferred", "substituted"])
def test_only_who_is_booked_hears(state: str, booking: Booking):
    Booking.objects.update(state=state, queued_at=at(1, 1))
    assert plan_letters(at(2, 22)) == 0


@pytest.mark.parametrize("state", ["draft", "tentative", "cancelled"])
def test_an_event_that_is_not_sure_plans_nothing(state: str, booking: Booking):
    Event.objects.update(state=state)
    assert plan_letters(at(2, 22)) == 0


def test_who_did_not_come_is_not_thanked(booking: Booking):
    assert plan_letters(at(3, 5), came=lambda event: set()) == 0
    assert plan_letters(at(3, 5), came=lambda event: {booking.pk}) == 1


@pytest.mark.parametrize(
    ("done", "shown", "hidden"), [(False, "/after/", "certificate"), (True, "certificate", "/after/")]
)
def test_thanks_ask_first_and_then_lead_to_the_certificate(done: bool, shown: str, hidden: str, booking: Booking):
    plan_letters(at(3, 5), evaluated=lambda row: done)
    text = Message.objects.get().text
    assert shown in text.partition("/my/")[2].partition("One thing")[0] or shown in text
    assert ("Your certificate:" in text) is done and ("what the day was worth" in text) is not done


def test_who_wants_no_follow_up_gets_none_and_who_does_can_stop_it(booking: Booking):
    Participant.objects.update(wants_follow_up=False)
    assert plan_letters(at(4, 15)) == 0
    Participant.objects.update(wants_follow_up=True)
    plan_letters(at(4, 15))
    letter = Message.objects.get()
    assert letter.template == "follow-up" and letter.unsubscribe and letter.unsubscribe in letter.text


def test_an_event_may_have_days_of_its_own(booking: Booking, event: Event, alice: User):
    set_days(event, Days(joining=20, reminder=None, thanks=2, follow_up=28), seen=0, by=alice)
    with pytest.raises(ChangedMeanwhileError):
        set_days(event, Days(), seen=0, by=alice)
    assert plan_letters(at(2, 12)) == 1
    assert plan_letters(at(3, 2)) == 0


def test_the_moment_of_a_two_day_event_is_its_first_day_before_and_its_last_after(booking: Booking):
    Event.objects.update(second_date=date(2038, 3, 11))
    assert plan_letters(at(2, 22)) == 1
    assert "Thursday 11 March 2038, 09:30 to 16:30" in Message.objects.get().text
    assert plan_letters(at(3, 5)) == 0 and plan_letters(at(3, 12)) == 1


def test_what_waited_and_lost_its_sense_is_moot(booking: Booking, event: Event):
    letter = letters.booked(booking)
    (changed,) = letters.event_changed(event)
    assert letter is not None and moot(letter) == moot(changed) == ""
    Booking.objects.update(state="waiting", queued_at=at(1, 1))
    assert (moot(letter), moot(changed)) == (GONE, "")
    Booking.objects.update(state="cancelled")
    assert moot(letter) == moot(changed) == GONE
    Booking.objects.update(state="booked")
    Event.objects.update(state="cancelled")
    assert moot(letter) == OFF
    Event.objects.update(state="confirmed", date=date(2020, 3, 4))
    words = {"name": "x", "course": "x", "when": "x"}
    late = queue("joining", to="a@b.c", language="en", words=words, key="x", about=f"booking:{booking.pk}")
    assert moot(late) == PAST
    other = queue(
        "invoice",
        to="a@b.c",
        language="en",
        words={"name": "x", "course": "x", "number": "1", "total": "1"},
        key="y",
        about="invoice:1",
    )
    assert moot(other) == ""


def test_planning_asks_the_database_no_more_for_more_events(
    booking: Booking, event: Event, django_assert_max_num_queries: object
):
    for number in range(5):
        Event.objects.create(
            course=event.course, kind="open", state="confirmed", date=date(2038, 6, 1) + timedelta(days=number),
            nation="england", submission=uuid.uuid4(),
        )  # fmt: skip
    with django_assert_max_num_queries(3):  # type: ignore[operator]
        assert plan_letters(at(1, 4)) == 0
