"""Today, the month, an event with everything on it; who sees the money."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from trivet.web.desk.month import first_of, month_of
from trivet.web.desk.today import today_of
from trivet.web.events.models import Booking, Closure, Event, Participant
from trivet.web.people.models import AuditEntry, Role, User
from trivet.web.post.models import Message
from trivet.web.sales.models import Enquiry

TODAY = date(2038, 3, 1)


@pytest.fixture
def carol(db: None) -> User:
    return User.objects.create_user("carol@example.org", "x", name="Carol Crane", role=Role.COORDINATOR)


def titles(user: User, day: date = TODAY) -> list[str]:
    return [task.title for task in today_of(user, day)]


def test_an_undecided_event_waits_for_a_word(event: Event, alice: User):
    Event.objects.update(state="tentative", minimum=3, decide_by=TODAY + timedelta(days=3))
    assert any("does it go ahead?" in title for title in titles(alice))
    Event.objects.update(decide_by=TODAY + timedelta(days=4))
    assert not any("does it go ahead?" in title for title in titles(alice))


def test_needs_and_doubts_are_put_before_somebody_a_fortnight_ahead(booking: Booking, alice: User):
    Booking.objects.update(dietary_needs="sealed", advice=["no-practice-yet"])
    assert [title.partition(": ")[2] for title in titles(alice)][:2] == [
        "one person told us what they need",
        "one person may find the day a poor fit",
    ]
    assert not any("told us" in title for title in titles(alice, booking.event.date - timedelta(days=15)))


def test_a_day_that_was_waits_for_its_register(event: Event, bob: User):
    assert any("the register is not closed" in title for title in titles(bob, event.date + timedelta(days=1)))


def test_money_waits_only_for_those_who_handle_it(alice: User, bob: User, carol: User):
    Enquiry.objects.create(
        name="H", organisation="Oldgate", email="h@example.org", sector="probation", nation="england"
    )
    assert [any("Oldgate" in title for title in titles(user)) for user in (alice, bob, carol)] == [True, False, True]


def test_letters_in_doubt_are_one_line(alice: User):
    for number in range(3):
        Message.objects.create(
            key=f"k{number}",
            template="booked",
            to="a@example.org",
            subject="s",
            text="t",
            state="unsure",
            due_at=timezone.now(),
        )
    assert "3 letters need you" in titles(alice)


def test_the_month_shows_events_bank_holidays_and_days_off(event: Event, bob: User):
    Closure.objects.create(first=date(2038, 4, 26), last=date(2038, 5, 2), why="Leave", trainer=bob)
    march, april = month_of(date(2038, 3, 1)), month_of(date(2038, 4, 1))
    assert [(day.date.day, day.events) for day in march.days] == [(4, (event,))]
    found = {day.date.day: day for day in april.days}
    assert found[23].holidays == ("Good Friday",)
    assert found[26].holidays == ("Easter Monday (England, Wales)",)
    assert [day for day, one in found.items() if one.closures] == [26, 27, 28, 29, 30]
    assert (march.before, march.after) == (date(2038, 2, 1), date(2038, 4, 1))


@pytest.mark.parametrize("asked", ["", "2038-13", "<b>", "0000-00", "9" * 50])
def test_no_month_is_this_month(asked: str):
    assert first_of(asked, TODAY) == TODAY


def test_the_page_says_it_all_in_as_many_queries_for_three_as_for_one(booking: Booking, alice: User, sign_in):
    browser: Client = sign_in(alice)
    address = f"/desk/events/{booking.event_id}/"
    assert "Siân Ŵyn" in browser.get(address).content.decode()
    with CaptureQueriesContext(connection) as one:
        browser.get(address)
    for number in range(2):
        person = Participant.objects.create(name=f"P{number}", organisation=booking.participant.organisation)
        Booking.objects.create(event=booking.event, participant=person, printed_name=person.name)
    with CaptureQueriesContext(connection) as three:
        browser.get(address)
    assert len(three) == len(one)


@pytest.mark.parametrize("state", ["draft", "tentative", "confirmed", "run", "closed", "cancelled"])
def test_every_state_has_its_page(event: Event, bob: User, state: str, sign_in):
    Event.objects.update(state=state, state_before="confirmed", cancelled_why="Snow" if state == "cancelled" else "")
    shown = sign_in(bob).get(f"/desk/events/{event.pk}/").content.decode()
    assert state.capitalize() in shown
    assert 'id="money"' not in shown, "a trainer sees no money"


def test_the_co_ordinator_sees_money_and_no_answers(event: Event, carol: User, sign_in):
    browser: Client = sign_in(carol)
    shown = browser.get(f"/desk/events/{event.pk}/").content.decode()
    assert 'id="money"' in shown
    assert f'/desk/events/{event.pk}/forms/"' not in shown
    assert browser.get(f"/desk/events/{event.pk}/forms/").status_code == 403
    assert browser.get("/desk/business/").status_code == 403


def test_set_up_shows_the_owner_more(alice: User, bob: User, sign_in):
    assert "Signing keys" in sign_in(alice).get("/desk/setup/").content.decode()
    assert "Signing keys" not in sign_in(bob).get("/desk/setup/").content.decode()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/desk/", "Today"), ("/desk/month/", "Today"), ("/desk/events/", "Events"), ("/desk/venues/", "Events"),
        ("/desk/mail/", "Mail"), ("/desk/mail/texts/", "Set up"), ("/desk/quotes/", "Enquiries"), ("/desk/setup/", "Set up"),
    ],
)  # fmt: skip
def test_one_entry_says_where_i_am(address: str, words: str, alice: User, sign_in):
    entries = sign_in(alice).get(address).context["desk_navigation"]
    assert [entry.words for entry in entries if entry.here] == [words]


def test_an_address_that_only_this_machine_knows_is_said_to_the_owner(alice: User, bob: User, settings):
    said = "Your letters, codes and certificates carry an address that only this machine knows"
    assert [said in titles(user) for user in (alice, bob)] == [True, False]
    settings.SITE_URL = "https://training.example.org"
    assert said not in titles(alice)


def test_a_co_ordinator_is_kept_from_a_participants_own_page_and_a_trainers_look_is_noted(
    booking: Booking, carol: User, bob: User, sign_in
):
    for page in ("", "change/"):
        assert sign_in(carol).get(f"/my/{booking.token}/{page}").status_code == 403
        assert sign_in(bob).get(f"/my/{booking.token}/{page}").status_code == 200
    assert booking.token not in sign_in(carol).get(f"/desk/bookings/{booking.pk}/").content.decode()
    assert AuditEntry.objects.filter(verb="saw", actor=bob, object=f"booking:{booking.pk}").count() == 2
