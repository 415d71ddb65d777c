"""A participant's own page: whoever has the link has the booking, and nobody else has anything."""

import re
import uuid
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from trivet.vocabulary import BookingState
from trivet.web.events.actions import book, cancel_booking
from trivet.web.events.details import BookingDetails, PersonDetails
from trivet.web.events.models import Booking, Event, Terms
from trivet.web.events.needs import needs_of
from trivet.web.people.models import AuditEntry
from trivet.web.post.models import Message

LADDER = [{"working_days": 10, "percent": 0}, {"working_days": 5, "percent": 50}, {"working_days": 0, "percent": 100}]


def page(answer) -> str:
    return " ".join(unescape(answer.content.decode()).split())


@pytest.fixture
def browser() -> Client:
    return Client()


@pytest.fixture
def soon(event: Event) -> Event:
    """The event, a week from today."""
    Event.objects.update(date=timezone.localdate() + timedelta(days=7))
    event.refresh_from_db()
    return event


def take(event: Event, name: str, **more: object) -> Booking:
    person = PersonDetails(name, f"{name.lower()}@example.org", language=str(more.pop("language", "en")))
    return book(event, BookingDetails(person, **more), submission=uuid.uuid4(), now=timezone.now())


@pytest.fixture
def mine(soon: Event) -> Booking:
    terms = Terms.objects.create(number=1, text="Terms.", ladder=LADDER)
    return take(soon, "Ann", access_needs="A ramp", terms=terms)


def url(booking: Booking, rest: str = "") -> str:
    return f"/my/{booking.token}/{rest}"


def test_my_page_says_what_i_booked_and_what_i_can_do(browser: Client, mine: Booking):
    shown = page(browser.get(url(mine)))
    for words in ("You have a place.", "Ann", "Canal Mill", "Send a colleague instead", "Move to another date", "is due",
                  "Put it in my calendar"):  # fmt: skip
        assert words in shown
    assert "A ramp" not in shown


@pytest.mark.parametrize("rest", ["", "change/", "cancel/", "move/", "colleague/", "invitation.ics"])
@pytest.mark.parametrize("token", ["no-such-token", "x" * 300, "..%2F..", "%00", "' OR 1=1"])
def test_a_tampered_link_leads_nowhere_and_says_so(browser: Client, mine: Booking, rest: str, token: str):
    answer = browser.get(f"/my/{token}/{rest}")
    assert answer.status_code == 404
    for kind in (token, token.upper(), mine.token[:-1], mine.token + "x"):
        assert browser.post(f"/my/{kind}/accept/").status_code in (404, 405)
    assert "This link leads nowhere" in page(browser.get(f"/my/{mine.token[:-1]}/"))
    mine.refresh_from_db()
    assert mine.state == "booked"


def test_i_see_my_place_in_the_line_and_leave_it(browser: Client, mine: Booking):
    Event.objects.update(capacity=1)
    ben, cai = take(mine.event, "Ben"), take(mine.event, "Cai")
    assert "You are the next one." in page(browser.get(url(ben)))
    assert "You are number 2 in the line." in page(browser.get(url(cai)))
    assert "You are off the waiting list." in page(browser.post(url(ben, "leave/"), follow=True))
    assert "You are the next one." in page(browser.get(url(cai)))
    assert "You are off the waiting list." in page(browser.post(url(ben, "leave/"), follow=True))


def test_i_take_an_offer_or_leave_it_to_the_next(browser: Client, mine: Booking):
    Event.objects.update(capacity=1)
    ben, cai = take(mine.event, "Ben"), take(mine.event, "Cai")
    cancel_booking(mine, now=timezone.now())
    assert "A place has come free. Do you want it?" in page(browser.get(url(ben)))
    assert "The next person is offered the place" in page(browser.post(url(ben, "decline/"), follow=True))
    for _ in range(2):
        assert "The place is yours." in page(browser.post(url(cai, "accept/"), follow=True))
    assert [row.state for row in Booking.objects.order_by("id")] == ["cancelled", "cancelled", "booked"]
    assert "There is no offer on this booking any more" in page(browser.post(url(ben, "accept/"), follow=True))


def test_nothing_happens_by_following_a_link(browser: Client, mine: Booking):
    for verb in ("accept", "decline", "leave"):
        assert browser.get(url(mine, f"{verb}/")).status_code == 405
    assert browser.post(url(mine, "explode/")).status_code == 404
    browser.get(url(mine, "cancel/"))
    mine.refresh_from_db()
    assert mine.state == "booked"


def test_i_cancel_after_seeing_what_is_due(browser: Client, mine: Booking):
    shown = page(browser.get(url(mine, "cancel/")))
    assert re.search(r"£(97\.50|195\.00) is due: (50|100)% of the price", shown)
    assert "send a colleague instead, free of charge" in shown
    for _ in range(2):
        browser.post(url(mine, "cancel/"))
    mine.refresh_from_db()
    assert (mine.state, mine.fee in (9750, 19500), AuditEntry.objects.filter(verb="cancelled-booking").count()) == (
        "cancelled", True, 1,
    )  # fmt: skip
    assert "Book this date again" in page(browser.get(url(mine)))


def test_i_correct_my_name_my_needs_and_my_language(browser: Client, mine: Booking):
    shown = page(browser.get(url(mine, "change/")))
    assert "A ramp" in shown
    form = {"printed_name": "Anwen Ŵyn", "job_role": "Lead", "regulator": "social-care-wales", "language": "cy",
            "registration_number": "W/1", "access_needs": "", "dietary_needs": "Fegan"}  # fmt: skip
    answer = browser.post(url(mine, "change/"), form)
    mine.refresh_from_db()
    mine.participant.refresh_from_db()
    assert (mine.printed_name, mine.language, needs_of(mine).access, needs_of(mine).dietary) == (
        "Anwen Ŵyn", "cy", "", "Fegan",
    )  # fmt: skip
    assert (mine.participant.regulator, mine.participant.registration_number) == ("social-care-wales", "W/1")
    assert answer.cookies["language"].value == "cy"
    assert "This field is required" in page(
        Client().post(url(mine, "change/") + "?lang=en", form | {"printed_name": ""})
    ) or "ofynnol" in page(Client().post(url(mine, "change/"), form | {"printed_name": ""}))


def test_i_move_myself_to_a_date_with_a_place(browser: Client, mine: Booking):
    other, full = (
        Event.objects.create(
            course=mine.event.course, kind="open", state="confirmed", nation="wales", capacity=1, is_published=True,
            date=timezone.localdate() + timedelta(days=days), submission=uuid.uuid4(),
        )
        for days in (30, 40)
    )  # fmt: skip
    take(full, "Zoe")
    shown = page(browser.get(url(mine, "move/")))
    assert (other.slug in shown, full.slug in shown, "is due" in shown) == (True, False, True)
    assert "Select a valid choice" in page(browser.post(url(mine, "move/"), {"date": full.slug}))
    for _ in range(2):
        answer = browser.post(url(mine, "move/"), {"date": other.slug})
    made = other.bookings.get()
    assert (made.state, made.previous_id) == ("booked", mine.pk)
    assert answer["Location"] == f"/my/{made.token}/"
    assert "My booking on the new date" in page(browser.get(url(mine)))


def test_i_send_a_colleague(browser: Client, mine: Booking):
    form = {"name": "Ffion 🦊", "email": "ffion@example.org", "language": "cy"}
    assert "This field is required" in page(browser.post(url(mine, "colleague/"), form | {"name": ""}))
    for _ in range(2):
        browser.post(url(mine, "colleague/"), form)
    mine.refresh_from_db()
    made = Booking.objects.get(state="booked")
    assert (mine.state, made.printed_name, made.language, made.event_id) == (
        "substituted",
        "Ffion 🦊",
        "cy",
        mine.event_id,
    )
    shown = page(browser.get(url(mine)))
    assert "A colleague comes in your place." in shown
    assert made.token not in shown


def test_my_invitation_is_a_calendar_file(browser: Client, mine: Booking):
    answer = browser.get(url(mine, "invitation.ics"))
    assert answer["Content-Type"].startswith("text/calendar")
    assert b"BEGIN:VEVENT" in answer.content
    cancel_booking(mine, now=timezone.now())
    assert browser.get(url(mine, "invitation.ics")).status_code == 404


def test_my_page_speaks_the_language_that_i_chose(browser: Client, soon: Event):
    row = take(soon, "Anwen", language="cy")
    assert '<html lang="cy"' in page(browser.get(url(row)))
    assert '<html lang="en-GB"' in page(browser.get(url(row) + "?lang=en"))


def test_a_cancelled_event_says_so_and_why(browser: Client, mine: Booking):
    Event.objects.update(state="cancelled", cancelled_why="The boiler burst.")
    shown = page(browser.get(url(mine)))
    assert "The event is cancelled. The boiler burst." in shown
    assert "Send a colleague" not in shown


def test_once_it_has_begun_the_page_leads_to_the_certificate(browser: Client, mine: Booking):
    Event.objects.update(date=timezone.localdate() - timedelta(days=1))
    shown = page(browser.get(url(mine)))
    assert f"/my/{mine.token}/certificate/" in shown
    assert "Send a colleague" not in shown
    for rest, form in (("cancel/", {}), ("colleague/", {"name": "F", "email": "f@example.org", "language": "en"})):
        browser.post(url(mine, rest), form)
    mine.refresh_from_db()
    assert mine.state == BookingState.BOOKED


def test_my_links_are_sent_to_me_and_the_answer_never_tells(browser: Client, mine: Booking):
    known = page(browser.post("/my/links/", {"email": "ANN@example.org"}))
    unknown = page(browser.post("/my/links/", {"email": "nobody@example.org"}))
    plain = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
    assert plain.sub("", known) == plain.sub("", unknown)
    letter = Message.objects.get(template="magic-link")
    link = re.search(r"/my/all/[^\s\"<)]+", letter.text).group(0)
    shown = page(browser.get(link))
    assert mine.token in shown
    assert "example.org" not in link
    browser.post("/my/links/", {"email": "ann@example.org"})
    assert Message.objects.filter(template="magic-link").count() == 1


def test_a_letters_link_works_for_a_day_and_cannot_be_made_up(browser: Client, mine: Booking, settings):
    sealed = signing.dumps(mine.participant_id, salt="trivet.portal.links")
    assert browser.get(f"/my/all/{sealed}/").status_code == 200
    assert browser.get(f"/my/all/{sealed[:-2]}/").status_code == 404
    assert browser.get(f"/my/all/{signing.dumps(mine.participant_id, salt='x')}/").status_code == 404
    assert browser.get(f"/my/all/{signing.dumps(987654, salt='trivet.portal.links')}/").status_code == 404
    old = signing.TimestampSigner(salt="trivet.portal.links")
    old.timestamp = lambda: signing.b62_encode(int(datetime(2026, 1, 1, tzinfo=UTC).timestamp()))
    stale = old.sign_object(mine.participant_id)
    answer = browser.get(f"/my/all/{stale}/")
    assert (answer.status_code, "This link is too old" in page(answer)) == (410, True)


def test_the_group_page_is_nobody_elses(browser: Client, db: None):
    assert browser.get("/my/group/no-such-token/").status_code == 404


def test_who_waits_may_take_a_place_on_another_date(browser: Client, mine: Booking):
    Event.objects.update(capacity=1)
    ben = take(mine.event, "Ben")
    other = Event.objects.create(
        course=mine.event.course, kind="open", state="confirmed", nation="wales", capacity=1, is_published=True,
        date=timezone.localdate() + timedelta(days=30), submission=uuid.uuid4(),
    )  # fmt: skip
    assert "Take a place on another date instead" in page(browser.get(url(ben)))
    assert "Nothing is due." in page(browser.get(url(ben, "move/")))
    browser.post(url(ben, "move/"), {"date": other.slug})
    ben.refresh_from_db()
    assert (ben.state, ben.fee, other.bookings.get().state) == ("transferred", 0, "booked")
