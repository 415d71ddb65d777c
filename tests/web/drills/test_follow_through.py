"""Somebody's own page of the weeks, a plan of one's own, the way in from a booking, and the desk's counts."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from trivet.content.schema.practice import Drill
from trivet.web.drills.models import BoosterLetter, LettersWish, Moments, OwnPlan
from trivet.web.drills.rounds import plan_boosters
from trivet.web.events.models import Booking, Event, Participant
from trivet.web.people.models import User
from trivet.web.post.models import Message
from trivet.web.training.models import Enrolment

pytestmark = pytest.mark.django_db
PAGE = "/practise/follow-through/"


def shown(browser: Client, address: str = PAGE) -> str:
    return " ".join(browser.get(address, follow=True).content.decode().split())


def test_a_browser_that_knows_nobody_is_told_how_to_get_in(phone: Client):
    assert "does not know whose page to show" in shown(phone)
    assert phone.post(f"{PAGE}letters/", {"stop": "1"}).status_code == 302
    assert not LettersWish.objects.exists()


def test_the_page_of_a_booking_leads_to_it(booking: Booking, phone: Client):
    own = shown(phone, f"/my/{booking.token}/")
    assert f"/practise/my/{booking.token}/follow-through/" in own and f"/practise/my/{booking.token}/a/" in own
    assert "It begins a week after your day." in shown(phone, f"/practise/my/{booking.token}/follow-through/")
    assert phone.get("/practise/my/no-such-token/a/").status_code == 404
    assert phone.get(f"/practise/my/{booking.token}/z/").status_code == 404


def test_the_weeks_stand_there_and_the_letters_are_stopped_and_started(
    held_lately: Event, came: Booking, phone: Client
):
    plan_boosters(timezone.now())
    phone.get(f"/practise/my/{came.token}/follow-through/")
    page = shown(phone)
    assert all(f"Week {week}" in page for week in (1, 2, 4, 8, 26)) and page.count("letter sent") == 1
    phone.post(f"{PAGE}letters/", {"stop": "1"})
    assert shown(phone).count("stopped</span>") == 4
    assert Message.objects.get().state == "cancelled"
    phone.post(f"{PAGE}letters/", {"start": "1"})
    assert shown(phone).count("to come") == 4


def test_charlie_cannot_stop_anybody_elses_letters(held_lately: Event, came: Booking, charlie: User, sign_in):
    browser = sign_in(charlie)
    browser.post(f"{PAGE}letters/", {"stop": "1"})
    assert not LettersWish.objects.exists() and plan_boosters(timezone.now()) == 1


def test_somebody_who_learns_alone_asks_for_the_letters(dana: User, enrolment: Enrolment, sign_in):
    browser, number = sign_in(dana), uuid.uuid4()
    assert "Send me the five letters" in shown(browser, "/practise/drills/")
    for _ in range(2):
        browser.post(f"{PAGE}begin/", {"submission": number})
    browser.post(f"{PAGE}begin/", {"submission": uuid.uuid4()})
    plan = OwnPlan.objects.get()
    assert "Send me the five letters" not in shown(browser, "/practise/drills/") and "Week 26" in shown(browser)
    now = timezone.now()
    assert [plan_boosters(now + timedelta(days=days)) for days in (0, 8, 8, 15)] == [0, 1, 0, 1]
    letter = Message.objects.order_by("pk").first()
    assert (letter.key, letter.to, letter.about) == (f"booster:own:{plan.pk}:1", dana.email, f"account:{dana.pk}")
    browser.post(f"{PAGE}letters/", {"stop": "1"})
    assert not Message.objects.filter(state="queued").exists() and plan_boosters(now + timedelta(days=29)) == 0


def test_whoever_is_on_no_course_begins_nothing(bob: User, sign_in):
    assert "Nothing was begun" in sign_in(bob).post(f"{PAGE}begin/", follow=True).content.decode()
    assert not OwnPlan.objects.exists()


def test_whoever_came_to_a_day_follows_that_and_not_a_plan_of_their_own(
    held_lately: Event, came: Booking, dana: User, sign_in
):
    OwnPlan.objects.create(user=dana, started_at=timezone.now() - timedelta(days=9))
    Participant.objects.update(user=dana)
    assert plan_boosters(timezone.now()) == 1
    assert BoosterLetter.objects.get().booking == came
    assert "Send me the five letters" not in shown(sign_in(dana), "/practise/drills/")


def test_the_desk_sees_counts_and_nothing_else(
    held_lately: Event, came: Booking, bob: User, sign_in, phone: Client, goals_drill: Drill, do_drill
):
    plan_boosters(timezone.now())
    phone.get(f"/practise/my/{came.token}/follow-through/")
    do_drill(phone, goals_drill)
    Moments.objects.create(
        participant=came.participant,
        booking=came,
        form="a",
        begun_at=timezone.now(),
        last_seen=timezone.now(),
        ended_at=timezone.now(),
    )
    phone.post(f"{PAGE}letters/", {"stop": "1"})
    page = shown(sign_in(bob), f"/desk/events/{held_lately.pk}/follow-through/")
    assert "1, by 1 person" in page and "Siân" not in page and goals_drill.title not in page
    assert "<dt>Stopped the letters</dt><dd>1</dd>" in page
    assert "follow-through" in shown(sign_in(bob), f"/desk/events/{held_lately.pk}/")


def test_those_who_teach_set_when_the_reasons_are_shown(event: Event, bob: User, charlie: User, sign_in):
    address = f"/desk/events/{event.pk}/follow-through/reasons/"
    assert sign_in(charlie).post(address, {"reasons": "a"}).status_code == 403
    assert "Stored." in sign_in(bob).post(address, {"reasons": "c"}, follow=True).content.decode()
    assert event.moments_setting.reasons == "c"
