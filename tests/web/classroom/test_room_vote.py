"""The vote on a phone: no account, no name, one tap; changed minds count once; closed is closed."""

from django.test import Client
from django.urls import reverse
from tests.web.classroom.steps import on, split, tap
from tests.web.day.conftest import book

from trivet.web.classroom.models import Scene, Vote
from trivet.web.day.code import code_at
from trivet.web.day.limits import MOST_TRIES
from trivet.web.events.models import Event

HTMX = {"HX-Request": "true"}


def test_a_changed_mind_takes_the_place_of_the_first_and_counts_once(day: Event, put_on, press, phone):
    put_on()
    press("open")
    browser = phone()
    for choice in (0, 2, 2):
        tap(browser, day, choice)
    assert split() == [0, 0, 1, 0]
    page = browser.get(reverse("classroom:client", args=[day.slug])).content.decode()
    assert page.count("your vote") == 1 and 'value="2" aria-pressed="true"' in page


def test_a_tap_after_the_vote_is_closed_says_so_and_the_earlier_one_stands(day: Event, put_on, press, phone):
    put_on()
    press("open")
    browser, late = phone(), phone()
    tap(browser, day, 1)
    press("close")
    assert "What you chose before it closed was counted" in tap(browser, day, 3).content.decode()
    tap(late, day, 0)
    assert split() == [0, 1, 0, 0]


def test_a_tap_for_a_moment_that_has_gone_by_is_not_counted_for_this_one(day: Event, put_on, press, phone):
    put_on()
    press("answer", choice=0)
    press("open")
    tap(phone(), day, 1, turn=0)
    assert Vote.objects.count() == 0


def test_a_vote_that_is_opened_again_has_its_votes(day: Event, put_on, press, phone):
    put_on()
    press("open")
    browser = phone()
    tap(browser, day, 1)
    press("close")
    press("open")
    tap(browser, day, 2)
    tap(phone(), day, 2)
    assert split() == [0, 0, 2, 0]


def test_nonsense_is_not_counted(day: Event, put_on, press, phone):
    put_on()
    press("open")
    browser = phone()
    for words in ({}, {"scene": "x"}, {"scene": on().pk, "turn": 0, "choice": 4}, {"scene": on().pk, "turn": 0, "choice": -1},
                  {"scene": 10**16, "turn": 0, "choice": 0}, {"scene": on().pk, "turn": 10**17, "choice": 0}):  # fmt: skip
        assert browser.post(reverse("classroom:vote", args=[day.slug]), words, headers=HTMX).status_code == 200
    assert Vote.objects.count() == 0


def test_without_the_code_nobody_votes_or_sees_the_client(day: Event, put_on, press):
    put_on()
    press("open")
    stranger = Client()
    page = stranger.get(reverse("classroom:client", args=[day.slug])).content.decode()
    assert "Scan the code in the room" in page and "Dean" not in page
    assert tap(stranger, day, 0).status_code == 403
    assert stranger.get(reverse("classroom:client-now", args=[day.slug])).status_code == 403
    assert stranger.get(reverse("classroom:client", args=["nosuchon"])).status_code == 404
    assert Vote.objects.count() == 0


def test_a_code_that_ran_out_says_so_and_guessing_ends(day: Event, clock):
    clock("2038-03-04 10:00")
    stranger, address = Client(), reverse("classroom:client", args=[day.slug])
    answer = stranger.get(address, {"c": "zzzzzz"})
    assert answer.status_code == 403 and "has run out" in answer.content.decode()
    for _ in range(MOST_TRIES):
        answer = stranger.get(address, {"c": "zzzzzz"})
    assert answer.status_code == 429


def test_a_phone_that_checked_in_needs_no_code_and_its_vote_does_not_know_whose_it_is(day: Event, put_on, press, clock):
    person = book(day, "Ann Ashton", 1)
    now, browser = clock("2038-03-04 09:20"), Client()
    browser.get(reverse("day:in", args=[day.slug]), {"c": code_at(day.slug, now)})
    browser.post(reverse("day:here", args=[day.slug]), {"booking": person.pk, "submission": "0" * 31 + "7"})
    put_on()
    press("open")
    page = browser.get(reverse("classroom:client", args=[day.slug]), follow=True).content.decode()
    assert "What do you say?" in page and "Your vote has no name" in page and "Ann" not in page
    tap(browser, day, 0)
    row = Vote.objects.get()
    assert {field.name for field in Vote._meta.fields} == {"id", "scene", "turn", "voter", "choice"}
    assert person.token not in row.voter and len(row.voter) == 32


def test_a_second_scan_is_the_same_phone(day: Event, put_on, press, phone, clock):
    put_on()
    press("open")
    browser = phone()
    tap(browser, day, 0)
    browser.get(reverse("classroom:client", args=[day.slug]), {"c": code_at(day.slug, clock("2038-03-04 10:01"))})
    tap(browser, day, 1)
    assert split() == [0, 1, 0, 0]


def test_a_forged_number_is_no_number(day: Event, put_on, press):
    put_on()
    press("open")
    forger = Client()
    forger.cookies[f"voter-{day.slug}"] = "abc:def:ghi"
    assert tap(forger, day, 0).status_code == 403


def test_a_phone_that_shows_it_already_costs_one_query(day: Event, put_on, press, phone, django_assert_num_queries):
    put_on()
    press("open")
    browser = phone()
    part = tap(browser, day, 1).content.decode()
    key = part.split("v=")[1].split('"')[0]
    with django_assert_num_queries(1):
        answer = browser.get(reverse("classroom:client-now", args=[day.slug]), {"v": key}, headers=HTMX)
    assert answer.status_code == 204
    press("close")
    with django_assert_num_queries(5):
        answer = browser.get(reverse("classroom:client-now", args=[day.slug]), {"v": key}, headers=HTMX)
    assert "What the room said" in answer.content.decode()


def test_a_vote_without_scripts_comes_back_to_the_page(day: Event, put_on, press, phone):
    put_on()
    press("open")
    words = {"scene": on().pk, "turn": 0, "choice": 1}
    page = phone().post(reverse("classroom:vote", args=[day.slug]), words, follow=True)
    assert page.redirect_chain == [(f"/room/{day.slug}/client/", 302)]
    assert '<meta http-equiv="refresh"' in page.content.decode() and "Counted" in page.content.decode()


def test_a_phone_waits_where_nobody_is_on(day: Event, phone):
    page = phone().get(reverse("classroom:client", args=[day.slug])).content.decode()
    assert "Nobody is on the screen yet" in page
    assert not Scene.objects.exists()
