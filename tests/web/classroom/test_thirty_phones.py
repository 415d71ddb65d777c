"""A room of thirty phones: everybody taps twice, and every phone counts once, at the same moment and while the vote closes."""

from django.test import Client
from django.urls import reverse
from tests.web.classroom.steps import on, split
from tests.web.threads import at_once

from trivet.web.classroom.actions import Press, steer
from trivet.web.classroom.device import new_voter
from trivet.web.classroom.models import Scene, Vote
from trivet.web.day.code import code_at
from trivet.web.events.models import Event
from trivet.web.people.models import User

PHONES = 30


def phones(event: Event, now) -> list[Client]:
    found = [Client() for _ in range(PHONES)]
    for one in found:
        one.get(reverse("classroom:client", args=[event.slug]), {"c": code_at(event.slug, now)})
    return found


def test_thirty_phones_that_tap_twice_each_are_thirty_votes(transactional_db: None, day: Event, put_on, press, clock):
    put_on()
    press("open")
    room, scene = phones(day, clock("2038-03-04 10:00")), on()
    address, answers = reverse("classroom:vote", args=[day.slug]), []

    def tap_twice(number: int) -> None:
        for choice in ((number + 1) % 4, number % 4):
            words = {"scene": scene.pk, "turn": scene.turn, "choice": choice}
            answers.append(room[number].post(address, words, headers={"HX-Request": "true"}).content.decode())

    assert at_once(PHONES, tap_twice) == []
    assert len(answers) == 2 * PHONES and all("Counted" in one for one in answers)
    assert Vote.objects.count() == len(set(Vote.objects.values_list("voter", flat=True))) == PHONES
    assert split() == [8, 8, 7, 7]


def test_one_phone_that_taps_thirty_times_at_once_is_one_vote(transactional_db: None, day: Event, put_on, press, clock):
    put_on()
    press("open")
    one, scene = phones(day, clock("2038-03-04 10:00"))[0], on()
    address = reverse("classroom:vote", args=[day.slug])

    def tap(number: int) -> None:
        browser = Client()
        browser.cookies = one.cookies
        browser.post(address, {"scene": scene.pk, "turn": 0, "choice": number % 4}, headers={"HX-Request": "true"})

    assert at_once(PHONES, tap) == []
    assert Vote.objects.count() == 1


def test_a_vote_that_closes_while_everybody_taps_counts_what_it_told_them(
    transactional_db: None, day: Event, put_on, press, clock, alice: User
):
    put_on()
    press("open")
    room, scene = phones(day, clock("2038-03-04 10:00")), on()
    address, counted = reverse("classroom:vote", args=[day.slug]), []

    def tap_or_close(number: int) -> None:
        if number == PHONES:
            steer(day, Press("close", scene.seen), by=alice)
            return
        words = {"scene": scene.pk, "turn": 0, "choice": number % 4}
        page = room[number].post(address, words, headers={"HX-Request": "true"}).content.decode()
        # Told that it is too late, or not: whatever the page shows then.
        counted.append("That vote is closed" not in page)

    assert at_once(PHONES + 1, tap_or_close) == []
    assert on().phase == "split"
    assert Vote.objects.count() == sum(counted)


def test_of_many_presses_at_once_one_is_done(transactional_db: None, day: Event, put_on, alice: User):
    scene, done = put_on(), []
    wrong = at_once(8, lambda number: done.append(steer(day, Press("answer", scene.seen, number % 4), by=alice)))
    assert (wrong, sum(done), on().turn) == ([], 1, 1)
    seen, done = on().seen, []
    wrong = at_once(
        8, lambda number: done.append(steer(day, Press("fork", seen, choice=_other(number), turn=0), by=alice))
    )
    assert (wrong, sum(done), Scene.objects.count(), Scene.objects.filter(is_on=True).count()) == ([], 1, 2, 1)


def _other(number: int) -> int:
    """A reply that was not chosen."""
    return [at for at in range(4) if at != Scene.objects.order_by("id")[0].turns[0]["chosen"]][number % 3]


def test_numbers_that_phones_draw_do_not_meet():
    assert len({new_voter() for _ in range(1000)}) == 1000
