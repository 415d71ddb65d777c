"""The letters of the follow-through: planned from rows, once, on their days; stopped at once; and none that makes no sense."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone
from tests.web.drills.conftest import after

from trivet.content.practice import load_practice
from trivet.content.schema.practice import Drill
from trivet.vocabulary import EventState
from trivet.web.drills.access import LASTS, Person, booster_link, stop_link
from trivet.web.drills.models import BoosterLetter, Hardest, LettersWish, Run
from trivet.web.drills.plans import start_letters, stop_letters
from trivet.web.drills.rounds import plan_boosters
from trivet.web.events.letters.rounds import GONE, moot
from trivet.web.events.letters.stopping import set_follow_up
from trivet.web.events.models import Booking, Event, Participant
from trivet.web.people.models import User
from trivet.web.post.access import shown_to
from trivet.web.post.models import Message
from trivet.web.records.person.erasing import erase
from trivet.web.records.person.held import everything
from trivet.web.records.person.who import person

pytestmark = pytest.mark.django_db


def path(address: str) -> str:
    return re.sub(r"^https?://[^/]+", "", address)


def link_in(letter: Message) -> str:
    return path(re.search(r"https?://\S+/practise/booster/[^\s)]+", letter.text)[0])


def weeks() -> list[int]:
    return list(BoosterLetter.objects.order_by("sent_at", "pk").values_list("week", flat=True))


def test_every_booster_names_drills_that_there_are_for_each_leg():
    practice = load_practice()
    assert [one.week for one in practice.boosters] == [1, 2, 4, 8, 26]
    for one in practice.boosters:
        assert {leg: practice.drills[name].leg for leg, name in one.drills.items()} == {leg: leg for leg in one.do}


def test_each_letter_goes_in_its_week_and_once(came: Booking):
    days = [(6, 0), (7, 1), (7, 0), (13, 0), (14, 1), (20, 0), (28, 1), (55, 0), (56, 1), (181, 0), (182, 1), (400, 0)]
    assert [(day, plan_boosters(after(day))) for day, _ in days] == days
    assert weeks() == [1, 2, 4, 8, 26]
    keys = list(Message.objects.filter(template="booster").order_by("pk").values_list("key", flat=True))
    assert keys == [f"booster:{came.pk}:{week}" for week in (1, 2, 4, 8, 26)]


def test_no_letter_goes_before_eight_in_the_morning(came: Booking):
    assert (plan_boosters(after(7, 7, 59)), plan_boosters(after(7, 8, 0))) == (0, 1)


def test_the_weeks_are_counted_from_the_last_day(came: Booking):
    Event.objects.update(second_date=date(2038, 3, 11))
    came.event.registers.create(day=1, held="09:30-16:30", hours=[[570, 990, 0]], closed_at=after(7))
    assert (plan_boosters(after(7)), plan_boosters(after(14))) == (0, 1)


def test_what_was_missed_is_not_sent_in_a_heap(came: Booking):
    assert plan_boosters(after(34)) == 1 and weeks() == [4]
    assert plan_boosters(after(45)) == 0
    assert plan_boosters(after(75)) == 0 and weeks() == [4]


def _open_register(booking: Booking) -> None:
    booking.event.registers.update(closed_at=None)


def _nobody_marked(booking: Booking) -> None:
    booking.marks.all().delete()


def _cancelled(booking: Booking) -> None:
    Booking.objects.update(state="cancelled")


def _called_off(booking: Booking) -> None:
    Event.objects.update(state=EventState.CANCELLED)


def _nameless(booking: Booking) -> None:
    Participant.objects.update(erased_at=after(1))


def _without_address(booking: Booking) -> None:
    Participant.objects.update(email="")


def _no_follow_ups(booking: Booking) -> None:
    Participant.objects.update(wants_follow_up=False)


@pytest.mark.parametrize(
    "change", [_open_register, _nobody_marked, _cancelled, _called_off, _nameless, _without_address, _no_follow_ups]
)
def test_nothing_goes_to_whom_it_is_not_for(came: Booking, change: Callable[[Booking], None]):
    change(came)
    assert [plan_boosters(after(7 * week)) for week in (1, 2, 4, 8, 26)] == [0] * 5
    assert not BoosterLetter.objects.exists()


def test_an_event_closed_without_a_register_counts_everybody_who_was_booked(booking: Booking):
    Event.objects.update(state=EventState.CLOSED)
    assert plan_boosters(after(7)) == 1


def test_whoever_came_to_a_later_day_follows_that_one(came: Booking, event: Event):
    later = Event.objects.get(pk=event.pk)
    later.pk, later.slug, later.submission = None, "another1", "00000000-0000-0000-0000-0000000000aa"
    later.date, later.state = date(2038, 3, 12), EventState.CLOSED
    later.save()
    Booking.objects.create(event=later, participant=came.participant, printed_name="Siân Ŵyn")
    assert plan_boosters(after(7)) == 1 and weeks() == [1]
    assert plan_boosters(after(14)) == 0
    assert plan_boosters(after(15)) == 1
    assert BoosterLetter.objects.latest("pk").booking.event_id == later.pk


def test_the_letter_holds_one_link_what_to_do_and_the_way_out(came: Booking):
    Hardest.objects.create(participant=came.participant, leg="tasks", at=after(1))
    plan_boosters(after(7))
    letter, booster = Message.objects.get(), load_practice().boosters[0]
    row = BoosterLetter.objects.get()
    assert (row.leg, row.drill) == ("tasks", booster.drills["tasks"])
    assert letter.subject == booster.title and booster.do["tasks"] in " ".join(letter.text.split())
    assert letter.text.count("/practise/booster/") == 1 and letter.unsubscribe in letter.text
    assert letter.about == f"booking:{came.pk}" and "Siân" in letter.text


def test_the_leg_is_the_one_that_is_weakest_when_the_letter_goes(
    came: Booking, phone: Client, goals_drill: Drill, do_drill
):
    Hardest.objects.create(participant=came.participant, leg="bond", at=after(1))
    plan_boosters(after(7))
    phone.get(link_in(Message.objects.get()))
    do_drill(phone, goals_drill, move="FIX", felt="worse")
    plan_boosters(after(14))
    assert list(BoosterLetter.objects.order_by("week").values_list("leg", flat=True)) == ["bond", "goals"]


def test_the_link_opens_its_drill_without_a_password_and_looking_begins_nothing(came: Booking, phone: Client, do_drill):
    plan_boosters(after(7))
    row, address = BoosterLetter.objects.get(), link_in(Message.objects.get())
    shown = phone.get(address)
    assert shown.status_code == 200 and load_practice().drills[row.drill].title in shown.content.decode()
    assert not Run.objects.exists()
    onward = phone.post(address)["Location"]
    run = Run.objects.get()
    assert (run.letter, run.participant, run.drill) == (row, came.participant, row.drill)
    for place in range(1, 7):
        phone.post(onward, {"go": "name", "place": place, "how": "said", "move": "OPEN"})
        phone.post(onward, {"go": "again", "place": place, "how": "said", "felt": "better"})
    row.refresh_from_db()
    assert row.done_at is not None
    assert "drill done" in phone.get("/practise/follow-through/").content.decode()


def test_a_link_that_was_changed_leads_nowhere_and_an_old_one_says_so(came: Booking, phone: Client, monkeypatch):
    plan_boosters(after(7))
    address = link_in(Message.objects.get())
    assert phone.get(f"{address[:-2]}x/").status_code == 404
    real = signing.time.time
    monkeypatch.setattr(signing.time, "time", lambda: real() + LASTS.total_seconds() + 60)
    old = phone.get(address)
    assert old.status_code == 410 and "This link is too old" in old.content.decode()
    assert phone.post(address).status_code == 410 and not Run.objects.exists()


def test_one_press_stops_the_letters_at_once_and_one_takes_it_back(came: Booking, phone: Client):
    plan_boosters(after(7))
    waiting = Message.objects.get()
    address = path(waiting.unsubscribe)
    assert "Stop these letters" in phone.get(address).content.decode()
    for _ in range(2):
        assert phone.post(address).status_code == 302
    waiting.refresh_from_db()
    assert waiting.state == "cancelled" and LettersWish.objects.count() == 1
    assert plan_boosters(after(14)) == 0
    came.participant.refresh_from_db()
    assert came.participant.wants_follow_up is True  # the question some weeks later is another letter
    assert "I do want them, after all" in phone.get(address).content.decode()
    phone.post(address, {"again": "1"})
    assert plan_boosters(after(28)) == 1 and weeks() == [1, 4]


def test_a_mail_program_stops_them_without_a_cookie(came: Booking):
    plan_boosters(after(7))
    browser = Client(enforce_csrf_checks=True)
    assert browser.post(path(Message.objects.get().unsubscribe), {"List-Unsubscribe": "One-Click"}).status_code == 302
    assert plan_boosters(after(14)) == 0


def test_stopping_is_the_persons_whatever_the_day(came: Booking, dana: User):
    Participant.objects.update(user=dana)
    stop_letters(Person(user=dana), now=timezone.now())
    assert plan_boosters(after(7)) == 0
    start_letters(Person(participant=Participant.objects.get()), now=timezone.now())
    assert plan_boosters(after(7)) == 1


def test_whoever_stops_all_letters_after_a_course_gets_none_of_these(came: Booking, phone: Client):
    start_letters(Person(participant=came.participant), now=timezone.now())
    set_follow_up(came.participant, wanted=False)
    assert plan_boosters(after(7)) == 0
    assert "we also ask you once" in phone.get(path(stop_link(Person(participant=came.participant)))).content.decode()
    came.participant.refresh_from_db()
    start_letters(Person(participant=came.participant), now=timezone.now())
    assert plan_boosters(after(7)) == 1


def test_a_letter_that_waits_is_moot_when_the_booking_no_longer_stands(came: Booking):
    plan_boosters(after(7))
    letter = Message.objects.get()
    assert moot(letter) == ""
    Booking.objects.update(state="cancelled")
    assert moot(letter) == GONE


def test_a_colleague_at_the_desk_reads_the_letter_without_its_keys(came: Booking, bob: User):
    plan_boosters(after(7))
    shown = shown_to(bob, Message.objects.get().text)
    assert "/practise/booster/…" in shown and "/practise/letters/…" in shown


def test_erasure_takes_the_letters_the_drills_and_the_wishes_along(
    came: Booking, alice: User, phone: Client, do_drill, goals_drill
):
    plan_boosters(after(7))
    phone.get(link_in(Message.objects.get()))
    do_drill(phone, goals_drill)
    stop_letters(Person(participant=came.participant), now=timezone.now())
    start_letters(Person(participant=came.participant), now=timezone.now())
    headings = [heading for heading, _ in everything(person(came.participant))]
    assert {"Letters with a drill", "What you said about those letters", "What else you practised"} <= set(headings)
    address = path(booster_link(BoosterLetter.objects.get()))
    erase(person(came.participant), keep_certificates=False, now=after(9), by=alice)
    assert not any(model.objects.exists() for model in (BoosterLetter, Run, LettersWish))
    assert plan_boosters(after(14)) == 0
    assert phone.get(address).status_code == 404
    assert Message.objects.get(key=f"booster:{came.pk}:1").text == ""


def test_a_welsh_booking_has_a_welsh_letter(came: Booking):
    Booking.objects.update(language="cy")
    plan_boosters(after(7))
    letter = Message.objects.get()
    assert letter.language == "cy" and "Annwyl" in letter.text and "draft" in letter.text


def test_the_round_asks_little_where_nothing_is_due(came: Booking, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        assert plan_boosters(after(45)) == 0


def test_somebody_else_reads_nothing_from_a_link(held_lately: Event, came: Booking, charlie: User, sign_in):
    """Charlie was forwarded Siân's letter while signed in: the drill is Charlie's own, and Siân's stays untouched."""
    plan_boosters(timezone.now())
    browser = sign_in(charlie)
    browser.post(link_in(Message.objects.get()))
    assert (Run.objects.get().user, Run.objects.get().participant) == (charlie, None)
    assert "Week 1" not in browser.get("/practise/follow-through/").content.decode()
