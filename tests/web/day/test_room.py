"""The room screen: where the day is, who sits with whom, and two people who steer at once."""

import itertools
import uuid
from datetime import timedelta
from random import Random

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings
from tests.web.day.conftest import book

from trivet.events.attendance import Source
from trivet.web.day.actions import Seen, mark_in, mark_out
from trivet.web.day.code import code_at
from trivet.web.day.lan import addresses, is_only_here, room_site
from trivet.web.day.models import Room
from trivet.web.day.stage import groups_of, pieces_of, room_of, stage_of
from trivet.web.day.steering import Press, shuffle, steer
from trivet.web.events.models import Booking, Event
from trivet.web.people.models import User


def press(desk: Client, event: Event, verb: str, version: int | None = None, **more: object):
    seen = room_of(event, 0).version if version is None else version
    return desk.post(reverse("day:room-press", args=[event.pk]), {"verb": verb, "version": seen, **more})


def here(booking: Booking, at: int = 570) -> None:
    mark_in(booking, Seen(0, at, Source.TAP), submission=uuid.uuid4(), now=booking.created_at, by=None)


def test_the_pieces_of_a_day_follow_one_another_without_a_gap(day: Event):
    pieces = pieces_of(day, 0)
    assert (pieces[0].start, pieces[-1].end) == (570, 990)
    assert all(one.end == after.start for one, after in itertools.pairwise(pieces))
    assert all(piece.title for piece in pieces)


def test_before_the_day_the_screen_shows_the_code_and_how_many_are_here(desk: Client, people: list[Booking], clock):
    now = clock("2038-03-04 09:20")
    here(people[0], 560)
    page = desk.get(reverse("day:room", args=[people[0].event_id])).content.decode()
    assert '<svg viewBox="0 0' in page and code_at(people[0].event.slug, now) in page
    assert "1 of 3 is here" in page and f"http://testserver/in/{people[0].event.slug}/" in page


def test_the_clock_runs_from_start_and_stands_in_a_pause(desk: Client, day: Event, alice: User, clock):
    now = clock("2038-03-04 09:30")
    press(desk, day, "start")
    first = pieces_of(day, 0)[0]
    assert stage_of(day, 0, now + timedelta(seconds=30)).seconds == first.seconds - 30
    clock("2038-03-04 09:31")
    press(desk, day, "pause")
    assert stage_of(day, 0, now + timedelta(minutes=9)).seconds == first.seconds - 60
    clock("2038-03-04 09:34")
    press(desk, day, "start")
    stage = stage_of(day, 0, now + timedelta(minutes=4))
    assert (stage.seconds, stage.behind, stage.ends) == (first.seconds - 60, 3, "16:33")


def test_running_late_is_told_and_the_rest_is_moved_when_asked(desk: Client, day: Event, clock):
    now = clock("2038-03-04 09:42")
    press(desk, day, "start")
    page = desk.get(reverse("day:room", args=[day.pk])).content.decode()
    assert "12 minutes behind the plan: the day would end at 16:42 instead of 16:30" in page
    before = [line.start for line in stage_of(day, 0, now).lines]
    press(desk, day, "shift")
    after = stage_of(day, 0, now)
    assert next(line.start for line in after.lines) == before[0]
    assert [line.start for line in after.lines][1:] != before[1:] and after.not_moved == 0


def test_of_two_people_who_press_next_at_once_one_is_heard(desk: Client, day: Event, alice: User, bob: User, clock):
    now = clock("2038-03-04 09:30")
    press(desk, day, "start")
    seen = room_of(day, 0).version
    steer(day, 0, Press("next", seen), now=now, by=alice)
    steer(day, 0, Press("next", seen), now=now, by=bob)
    row = Room.objects.get()
    assert (row.at, row.updated_by) == (1, alice)


@pytest.mark.parametrize(("verb", "to"), [("jump", 9999), ("back", 0), ("nonsense", 0), ("", 0)])
def test_a_press_that_leads_nowhere_leaves_the_day_where_it_is(desk: Client, day: Event, clock, verb: str, to: int):
    clock("2038-03-04 09:30")
    press(desk, day, "start")
    press(desk, day, verb, to=to)
    assert Room.objects.get().at == 0
    assert desk.get(reverse("day:room", args=[day.pk])).status_code == 200


def test_the_part_that_changes_is_fetched_alone_with_its_version(desk: Client, day: Event):
    for name in ("room-now", "room-remote-now"):
        answer = desk.get(reverse(f"day:{name}", args=[day.pk]), headers={"HX-Request": "true"}).content.decode()
        assert "<html" not in answer and 'id="stage"' in answer and 'id="version" value="1" data-hx-swap-oob' in answer


def test_groups_are_made_of_who_is_here_and_of_everybody_before_anybody_is(desk: Client, day: Event):
    booked = [book(day, f"Person {at}", at) for at in range(7)]
    press(desk, day, "shuffle")
    assert sorted(len(group) for group in groups_of(day, room_of(day, 0))) == [3, 4]
    for one in booked[:6]:
        here(one)
    press(desk, day, "shuffle")
    assert sorted(pk for group in groups_of(day, room_of(day, 0)) for pk in group) == sorted(
        one.pk for one in booked[:6]
    )
    page = desk.get(reverse("day:room", args=[day.pk])).content.decode()
    assert "Groups, round 2" in page and "Person 6" not in page


def test_a_latecomer_joins_and_who_leaves_is_out_without_a_new_shuffle(day: Event, alice: User):
    booked = [book(day, f"Person {at}", at) for at in range(8)]
    for one in booked[:6]:
        here(one)
    shuffle(day, 0, seen=1, rng=Random(3), by=alice)
    before = groups_of(day, room_of(day, 0))
    here(booked[6])
    joined = groups_of(day, room_of(day, 0))
    assert sorted(map(len, joined)) == [3, 4] and {set(group) <= set(other) for group in before for other in joined if set(group) & set(other)} == {True}  # fmt: skip
    mark_out(booked[6], Seen(0, 800, Source.TAP), submission=uuid.uuid4(), now=booked[6].created_at, by=None)
    assert groups_of(day, room_of(day, 0)) == before


def test_shuffling_twice_with_one_press_is_shuffling_once(desk: Client, people: list[Booking]):
    for _ in range(2):
        press(desk, people[0].event, "shuffle", version=1)
    assert len(Room.objects.get().rounds) == 1


def test_a_day_without_a_plan_still_has_a_screen(desk: Client, day: Event):
    day.start, day.end = "09:30", "10:00"
    day.save()
    page = desk.get(reverse("day:room", args=[day.pk])).content.decode()
    assert page.count("Check in") or page.count("register")
    press(desk, day, "plan")
    assert "This day has no plan" in desk.get(reverse("day:room", args=[day.pk])).content.decode()
    assert "its breaks are not known" in desk.get(reverse("day:register", args=[day.pk])).content.decode()


def test_the_forms_of_the_day_have_their_code(desk: Client, day: Event):
    press(desk, day, "forms")
    page = desk.get(reverse("day:room", args=[day.pk])).content.decode()
    assert f"http://testserver{reverse('feedback:room', args=[day.slug])}" in page


def test_phones_are_sent_to_the_address_that_the_screen_was_opened_by_or_to_the_rooms(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("TRIVET_ROOM", raising=False)
    assert room_site("http://192.168.1.20:8000") == "http://192.168.1.20:8000"
    assert is_only_here(room_site("http://127.0.0.1:8000")) and is_only_here("http://localhost:8000")
    monkeypatch.setenv("TRIVET_ROOM", "http://192.168.1.20:8000/")
    assert room_site("http://localhost:8000") == "http://192.168.1.20:8000"
    assert room_site("https://training.example.org") == "https://training.example.org"


def test_a_screen_opened_as_this_machine_only_says_that_phones_cannot_reach_it(
    desk: Client, day: Event, settings: Settings, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("TRIVET_ROOM", raising=False)
    page = desk.get(reverse("day:room", args=[day.pk]), headers={"host": "127.0.0.1"}).content.decode()
    assert "Phones cannot reach this address" in page


def test_the_machines_own_addresses_lead_somewhere():
    assert all(not one.startswith(("127.", "0.", "169.254.")) for one in addresses())
