"""Self check-in: two taps at most, only in the room, only in time, and no names for strangers."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.web.day.conftest import HOSTILE, book

from trivet.vocabulary import BookingState, EventState
from trivet.web.day.checkin import door_of
from trivet.web.day.code import code_at, is_good
from trivet.web.day.limits import MOST_TRIES
from trivet.web.day.models import Mark
from trivet.web.events.models import Booking, Event


@pytest.fixture
def phone() -> Client:
    return Client()


def scan(phone: Client, event: Event, now, *, follow: bool = True):
    return phone.get(reverse("day:in", args=[event.slug]), {"c": code_at(event.slug, now)}, follow=follow)


def tap(phone: Client, booking: Booking, number: uuid.UUID | None = None):
    words = {"booking": booking.pk, "submission": str(number or uuid.uuid4())}
    return phone.post(reverse("day:here", args=[booking.event.slug]), words, follow=True)


def test_who_scans_the_room_chooses_their_name_and_is_on_the_register(phone: Client, people: list[Booking], clock):
    event, now = people[0].event, clock("2038-03-04 09:20")
    page = scan(phone, event, now)
    assert page.redirect_chain == [(f"/in/{event.slug}/", 302)]
    assert "Ann Ashton" in page.content.decode() and "&lt;b&gt;Ŵyn" in page.content.decode()
    told = tap(phone, people[0]).content.decode()
    assert "You are on the register since 09:20." in told
    assert reverse("feedback:form", args=[people[0].token, "before"]) in told
    mark = Mark.objects.get()
    assert (mark.booking, mark.source, mark.minute, mark.by) == (people[0], "qr", 560, None)


def test_a_phone_that_knows_its_owner_shows_one_button_and_no_name_before_the_code(
    phone: Client, people: list[Booking], clock
):
    event, now = people[0].event, clock("2038-03-04 09:20")
    first = phone.get(reverse("day:me", args=[event.slug, people[0].token]), follow=True).content.decode()
    assert "Scan the code in the room" in first and "Ann" not in first
    page = scan(phone, event, now).content.decode()
    assert "Hello, Ann Ashton" in page and page.index("I am here") < page.index("That is not me")


def test_the_second_day_needs_one_tap_and_a_new_code(phone: Client, two_days: Event, clock):
    person = book(two_days, "Ann Ashton", 1)
    now = clock("2038-03-04 09:20")
    scan(phone, two_days, now)
    tap(phone, person)
    later = clock("2038-03-05 09:20")
    assert "Scan the code" in phone.get(reverse("day:in", args=[two_days.slug])).content.decode()
    assert "Hello, Ann Ashton" in scan(phone, two_days, later).content.decode()
    tap(phone, person)
    assert [(mark.day, mark.minute) for mark in Mark.objects.all()] == [(0, 560), (1, 560)]


def test_checking_in_twice_is_checking_in_once(phone: Client, people: list[Booking], clock):
    now = clock("2038-03-04 09:20")
    scan(phone, people[0].event, now)
    for _ in range(2):
        tap(phone, people[0])
    clock("2038-03-04 09:40")
    assert "since 09:20" in tap(phone, people[0]).content.decode()
    assert Mark.objects.count() == 1


def test_without_the_code_nobody_sees_a_name_or_checks_in(phone: Client, people: list[Booking]):
    event = people[0].event
    page = phone.get(reverse("day:in", args=[event.slug])).content.decode()
    assert "Scan the code in the room" in page and "Ann" not in page
    answer = tap(phone, people[0])
    assert answer.status_code == 403 and "Ann" not in answer.content.decode()
    assert Mark.objects.count() == 0


def test_a_code_is_good_for_a_minute_or_two_and_for_its_own_event(people: list[Booking], clock):
    now, slug = clock("2038-03-04 09:20"), people[0].event.slug
    code = code_at(slug, now)
    assert is_good(slug, f" {code.upper()} ", now)
    assert is_good(slug, code, now + timedelta(seconds=60))
    assert not is_good(slug, code, now + timedelta(seconds=121))
    assert not is_good(slug, code, now - timedelta(seconds=61))
    assert not is_good("another2", code, now)
    assert not is_good(slug, "", now)


@pytest.mark.parametrize("seconds", [180, 3600])
def test_a_photo_of_the_screen_sent_to_somebody_at_home_is_soon_of_no_use(
    phone: Client, people: list[Booking], clock, seconds: int
):
    event, now = people[0].event, clock("2038-03-04 09:00")
    old = code_at(event.slug, now - timedelta(seconds=seconds))
    answer = phone.get(reverse("day:in", args=[event.slug]), {"c": old})
    assert answer.status_code == 403 and "That code has run out" in answer.content.decode()
    assert "Ann" not in answer.content.decode() and f"room-{event.slug}" not in phone.cookies


def test_the_code_of_another_event_opens_nothing(phone: Client, people: list[Booking], clock):
    now, mine = clock("2038-03-04 09:20"), people[0].event
    other = Event.objects.create(course=mine.course, kind="open", state="confirmed", date=mine.date, nation="england")
    scan(phone, other, now)
    assert tap(phone, people[0]).status_code == 403
    stranger = book(other, "Not of this day", 9)
    scan(phone, mine, now)
    words = {"booking": stranger.pk, "submission": str(uuid.uuid4())}
    assert phone.post(reverse("day:here", args=[mine.slug]), words).status_code == 404
    assert Mark.objects.count() == 0


def test_a_cookie_made_at_home_is_not_believed(phone: Client, people: list[Booking]):
    slug = people[0].event.slug
    phone.cookies[f"room-{slug}"] = "0:1tAAAA:forged"
    phone.cookies[f"mine-{slug}"] = people[0].token
    assert tap(phone, people[0]).status_code == 403


@pytest.mark.parametrize(
    ("wall", "is_open", "said"),
    [("2038-03-03 09:30", False, "opens on 4 March 2038 at 08:45"), ("2038-03-04 08:44", False, "opens at 08:45 today"),
     ("2038-03-04 08:45", True, ""), ("2038-03-04 10:00", True, ""), ("2038-03-04 10:01", False, "closed at 10:00"),
     ("2038-03-05 09:30", False, "This event is over")],
)  # fmt: skip
def test_the_door_is_open_from_before_the_start_until_after_it(day: Event, clock, wall: str, is_open: bool, said: str):
    found = door_of(day, clock(wall))
    assert (found.is_open, said in found.sentence) == (is_open, True)


def test_the_door_goes_by_the_clock_on_the_wall_when_the_clocks_change(day: Event, clock):
    day.date = day.date.replace(day=28)
    assert door_of(day, clock("2038-03-28 07:44")).sentence.startswith("Check-in opens at 08:45 today")
    assert door_of(day, clock("2038-03-28 07:45")).is_open


def test_outside_the_window_there_is_a_sentence_and_no_mark(phone: Client, people: list[Booking], clock):
    now = clock("2038-03-04 09:59")
    scan(phone, people[0].event, now)
    clock("2038-03-04 10:05")
    assert "Check-in closed at 10:00. Tell the trainer" in tap(phone, people[0]).content.decode()
    assert Mark.objects.count() == 0


@pytest.mark.parametrize("state", [EventState.DRAFT, EventState.CANCELLED, EventState.CLOSED])
def test_an_event_that_is_not_held_has_no_door(phone: Client, day: Event, state: EventState):
    day.state = state
    day.save()
    assert phone.get(reverse("day:in", args=[day.slug])).status_code == 404


def test_who_has_cancelled_is_not_on_the_list(phone: Client, people: list[Booking], clock):
    now = clock("2038-03-04 09:20")
    people[0].state = BookingState.CANCELLED
    people[0].save()
    page = scan(phone, people[0].event, now).content.decode()
    assert "Ann" not in page and "Ben Brook" in page
    assert tap(phone, people[0]).status_code == 404


def test_a_long_list_can_be_searched_and_shows_names_only(phone: Client, day: Event, clock):
    now = clock("2038-03-04 09:20")
    for at in range(30):
        book(day, f"Person {at:02d}", at)
    page = scan(phone, day, now).content.decode()
    assert 'type="search"' in page and "@example.org" not in page
    found = phone.get(reverse("day:in", args=[day.slug]), {"q": "son 07"}).content.decode()
    assert "Person 07" in found and "Person 08" not in found
    assert "Nobody with that name" in phone.get(reverse("day:in", args=[day.slug]), {"q": HOSTILE}).content.decode()


def test_guessing_codes_is_slowed_down(phone: Client, day: Event, clock):
    clock("2038-03-04 09:20")
    answers = [
        phone.get(reverse("day:in", args=[day.slug]), {"c": f"a{at}"}).status_code for at in range(MOST_TRIES + 1)
    ]
    assert set(answers[:-1]) == {403} and answers[-1] == 429


def test_a_check_in_taken_back_by_the_trainer_is_told(phone: Client, desk: Client, people: list[Booking], clock):
    now = clock("2038-03-04 09:20")
    scan(phone, people[0].event, now)
    tap(phone, people[0])
    desk.post(reverse("day:mark", args=[people[0].event_id]), {"booking": people[0].pk, "verb": "undo"})
    page = phone.get(reverse("day:welcome", args=[people[0].event.slug])).content.decode()
    assert "You are not on the register any more" in page
