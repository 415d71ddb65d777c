"""Moments: answered once in each form, in an order of one's own, without a word before the end; and as rows without names."""

import re
import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from trivet.content.practice import load_practice
from trivet.vocabulary import BookingState
from trivet.web.drills.actions import set_reasons
from trivet.web.drills.models import MomentAnswer, Moments
from trivet.web.drills.queries import moments_due, vignette_answers
from trivet.web.events.models import Booking, Event
from trivet.web.people.models import User

pytestmark = pytest.mark.django_db


def page(answer) -> str:
    return " ".join(answer.content.decode().split())


def answer_all(browser: Client, form: str, option: int = 0) -> str:
    """Every moment of a form, each with the reply that stands there in the content; the address of the last page."""
    address = browser.post(f"/practise/moments/{form}/")["Location"]
    for one in load_practice().vignettes[form].vignettes:
        browser.post(address, {"item": one.id, "option": option})
    return address


def test_the_page_says_what_it_is_for(phone: Client):
    shown = page(phone.get("/practise/moments/a/"))
    assert "added up without names" in shown and "your own picture" in shown
    assert phone.get("/practise/moments/z/").status_code == 404 and not Moments.objects.exists()
    assert "Before the day" in page(phone.get("/practise/moments/"))


def test_a_form_is_answered_once_and_pressing_twice_changes_nothing(phone: Client):
    number = uuid.uuid4()
    addresses = {
        phone.post("/practise/moments/a/", {"submission": one})["Location"] for one in (number, number, uuid.uuid4())
    }
    (address,) = addresses
    item = load_practice().vignettes["a"].vignettes[0]
    for option in (1, 2):
        phone.post(address, {"item": item.id, "option": option})
    row = MomentAnswer.objects.get()
    assert (row.item, row.option, row.move) == (item.id, 1, item.options[1].move.value)
    assert row.content_version == load_practice().version
    assert "Moment 2 of" in page(phone.get(address))


@pytest.mark.parametrize("sent", [{"item": "no-such-item", "option": 0}, {"option": 0}, {"option": 7}, {}])
def test_a_reply_that_there_is_not_is_not_stored(phone: Client, sent: dict[str, object]):
    address = phone.post("/practise/moments/a/")["Location"]
    if sent == {"option": 7}:
        sent = {"item": load_practice().vignettes["a"].vignettes[0].id, "option": 7}
    assert phone.post(address, sent).status_code in (302, 422)
    assert not MomentAnswer.objects.exists()


def test_the_order_differs_from_person_to_person_and_stays_for_each():
    orders = set()
    for _ in range(6):
        browser = Client()
        address = browser.post("/practise/moments/a/")["Location"]
        first, again = (re.findall(r'(?:moment-scene">|<span>)[^<]+', page(browser.get(address))) for _ in range(2))
        assert first == again
        orders.add(tuple(first))
    assert len(orders) > 1


@pytest.mark.parametrize(("form", "shows"), [("a", False), ("b", True), ("c", True)])
def test_reasons_come_after_the_second_and_the_third_form(phone: Client, form: str, shows: bool):
    address = phone.post(f"/practise/moments/{form}/")["Location"]
    assert "usually helps here" not in page(phone.get(address))
    shown = page(phone.get(answer_all(phone, form)))
    assert ("usually helps here" in shown) is shows and "That was the last one." in shown
    assert shown.count("you chose this") == (len(load_practice().vignettes[form].vignettes) if shows else 0)


def test_the_trainer_decides_when_reasons_are_shown(booking: Booking, phone: Client, alice: User):
    set_reasons(booking.event, "c", by=alice)
    phone.get(f"/practise/my/{booking.token}/b/")
    address = answer_all(phone, "b")
    assert "usually helps here" not in page(phone.get(address))
    set_reasons(booking.event, "b", by=alice)
    assert "usually helps here" in page(phone.get(address))


def test_the_answers_of_an_event_are_tidy_rows_without_a_name(booking: Booking, phone: Client):
    phone.get(f"/practise/my/{booking.token}/a/")
    answer_all(phone, "a")
    answer_all(phone, "b", option=1)
    stranger = Client()
    answer_all(stranger, "a")
    rows = vignette_answers(booking.event)
    assert {(row.form, row.option) for row in rows} == {("a", 0), ("b", 1)}
    assert len(rows) == 10 and len({row.person for row in rows}) == 1
    said = f"{rows}"
    assert "Siân" not in said and booking.token not in said and booking.participant.email not in said
    Booking.objects.update(state=BookingState.CANCELLED)
    assert vignette_answers(booking.event) == []


def test_an_unfinished_form_is_not_counted(booking: Booking, phone: Client):
    phone.get(f"/practise/my/{booking.token}/a/")
    address = phone.post("/practise/moments/a/")["Location"]
    phone.post(address, {"item": load_practice().vignettes["a"].vignettes[0].id, "option": 0})
    assert vignette_answers(booking.event) == []


def test_each_form_is_offered_at_its_time_until_it_is_finished(booking: Booking, phone: Client):
    event = booking.event
    times = {
        "a": event.starts_at - timedelta(days=1), "b": event.ends_at + timedelta(hours=1), "c": event.ends_at + timedelta(weeks=8),
    }  # fmt: skip
    assert {form: moments_due(booking, now) for form, now in times.items()} == {form: (form,) for form in times}
    assert moments_due(booking, event.starts_at + timedelta(hours=1)) == ()
    phone.get(f"/practise/my/{booking.token}/a/")
    answer_all(phone, "a")
    assert moments_due(booking, times["a"]) == () and moments_due(booking, times["b"]) == ("b",)


def test_moments_are_nobody_elses(phone: Client, alice: User, charlie: User, sign_in):
    address = phone.post("/practise/moments/a/")["Location"]
    for browser in (Client(), sign_in(alice), sign_in(charlie)):
        assert browser.get(address).status_code == browser.post(address, {"option": 0}).status_code == 404


def test_a_day_far_away_is_not_needed(charlie: User, sign_in, event: Event):
    browser = sign_in(charlie)
    answer_all(browser, "a")
    row = Moments.objects.get()
    assert (row.user, row.booking, row.ended_at is not None) == (charlie, None, True)
    assert row.ended_at <= timezone.now()
