"""A client on the projector: the vote, the answer, what moved, two branches, and two remotes at once."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from tests.web.classroom.steps import on, shown, split, tap

from trivet.simulation.state import from_plain
from trivet.web.classroom.actions import Press, steer
from trivet.web.classroom.models import Scene, Vote
from trivet.web.classroom.play import from_rows, to_rows
from trivet.web.classroom.stage import moment_of
from trivet.web.day.models import Room
from trivet.web.day.steering import Press as RoomPress
from trivet.web.day.steering import steer as steer_room
from trivet.web.events.models import Event
from trivet.web.people.models import User

HTMX = {"HX-Request": "true"}


def screen(desk: Client, event: Event) -> str:
    return desk.get(reverse("classroom:screen", args=[event.pk]), headers=HTMX).content.decode()


def controls(desk: Client, event: Event) -> str:
    return desk.get(reverse("classroom:controls", args=[event.pk])).content.decode()


def test_the_luck_of_these_tests_is_always_the_same(put_on):
    assert put_on().seed == 7


def test_putting_a_client_on_turns_the_room_screen_to_them(desk: Client, day: Event, put_on):
    scene = put_on()
    assert (scene.client_name, scene.phase, scene.turn, scene.mode) == ("Dean", "meeting", 0, "replies")
    assert Room.objects.get().shown == "client"
    page = desk.get(reverse("day:room", args=[day.pk])).content.decode()
    assert f'data-hx-get="{reverse("classroom:screen", args=[day.pk])}"' in page
    assert moment_of(scene).line in screen(desk, day).replace("&#x27;", "'")


def test_a_scene_that_a_scenario_names_takes_its_stage_and_brief(desk: Client, day: Event, put_on):
    value = next(part for part in controls(desk, day).split('value="') if part.startswith("dean/")).split('"')[0]
    assert put_on(value).client == "dean"


def test_a_round_goes_from_the_vote_to_the_answer(desk: Client, day: Event, put_on, press, phone):
    put_on()
    press("open")
    phones = [phone() for _ in range(3)]
    for browser, choice in zip(phones, (1, 1, 3), strict=True):
        assert "Counted" in tap(browser, day, choice).content.decode()
    assert split() == [0, 2, 0, 1]
    assert "3 votes so far" in screen(desk, day)
    press("close")
    words = screen(desk, day)
    assert "of 3, 67 %" in words and "none of these is marked as the right one" in words
    assert "the most" in controls(desk, day)
    press("answer", choice=1)
    scene = on()
    turns = from_rows(scene.turns)
    assert (scene.phase, scene.turn, turns[0].chosen, turns[1].chosen) == ("answered", 1, 1, None)
    assert turns[1].line in screen(desk, day).replace("&#x27;", "'")
    after = phones[2].get(reverse("classroom:client", args=[day.slug])).content.decode()
    assert "What the room said" in after and turns[1].line in after.replace("&#x27;", "'")


def test_the_coach_speaks_only_when_asked(desk: Client, day: Event, put_on, press):
    put_on()
    press("answer", choice=0)
    assert "Bond" not in screen(desk, day) and "glyph" not in screen(desk, day)
    press("explain")
    page = screen(desk, day)
    assert "glyph" in page and "Bond" in page and "simplified model" in page
    press("explain")
    assert "glyph" not in screen(desk, day)


def test_the_same_scene_is_told_again_from_its_seed(put_on, press):
    put_on()
    for choice in (0, 1, 2):
        press("answer", choice=choice)
    turns = from_rows(on().turns)
    assert to_rows(from_rows(to_rows(turns))) == to_rows(turns)
    assert [one.chosen for one in turns] == [0, 1, 2, None]
    assert len({one.line_id for one in turns}) == 4


def test_what_if_shows_two_branches_of_the_same_moment(desk: Client, day: Event, put_on, press):
    first = put_on()
    press("answer", choice=0)
    press("answer", choice=1)
    press("fork", turn=0, choice=2)
    branch = on()
    assert (branch.fork_of, branch.fork_at, branch.turn, branch.is_beside) == (first, 0, 1, True)
    one, other = moment_of(branch).answers
    first.refresh_from_db()
    assert (one.letter, other.letter) == ("A", "B")
    assert one.line == first.turns[1]["line"][1] and other.line == branch.turns[1]["line"][1]
    assert (one.said, other.said) == tuple(first.turns[0]["options"][at][0] for at in (0, 2))
    page = screen(desk, day)
    assert "the same moment, two replies" in page and "scene-two" in page and "glyph" not in page
    press("explain")
    assert screen(desk, day).count('class="glyph"') == 2
    press("keep-first")
    assert (on(), on().turn) == (first, 2)


def test_going_on_with_the_second_branch_leaves_the_first_as_it_was(put_on, press):
    first = put_on()
    press("answer", choice=0)
    press("fork", turn=0, choice=1)
    press("keep-second")
    press("open")
    press("close")
    press("answer", choice=0)
    assert (on().turn, on().is_beside) == (2, False)
    first.refresh_from_db()
    assert (first.turn, first.is_on) == (1, False)


def test_the_past_of_a_branch_is_the_past_of_its_origin(put_on, press):
    first = put_on()
    for choice in (0, 1, 0):
        press("answer", choice=choice)
    press("fork", turn=2, choice=1)
    first.refresh_from_db()
    assert on().turns[:2] == first.turns[:2]
    assert from_plain(on().turns[2]["state"]) == from_plain(first.turns[2]["state"])


def test_moves_can_be_voted_on_by_name(desk: Client, day: Event, put_on, press):
    put_on(mode="moves")
    turn = from_rows(on().turns)[0]
    assert 6 <= len(turn.options) <= 8
    assert all(len(option.moves) == 1 for option in turn.options)
    press("switch")
    assert len(on().turns[0]["options"]) == 4
    press("open")
    assert on().turns[0]["options"][0][0] in screen(desk, day).replace("&#x27;", "'")


def test_words_are_not_switched_under_a_vote(day: Event, put_on, press, phone):
    put_on()
    press("open")
    tap(phone(), day, 0)
    press("switch")
    assert on().mode == "replies"


@pytest.mark.parametrize(
    ("verb", "more"),
    [("close", {}), ("answer", {"choice": 9}), ("answer", {"choice": "x"}), ("fork", {"turn": 0, "choice": 0}),
     ("explain", {}), ("keep-first", {}), ("keep-second", {}), ("nonsense", {}), ("", {})],
)  # fmt: skip
def test_a_press_that_makes_no_sense_now_changes_nothing_and_says_so(put_on, press, verb: str, more: dict):
    scene = put_on()
    assert "That press came too late" in press(verb, **more).content.decode()
    scene.refresh_from_db()
    assert (scene.version, scene.phase, scene.turn, scene.is_on) == (1, "meeting", 0, True)


def test_of_two_remotes_that_press_at_once_one_is_heard(day: Event, put_on, alice: User, bob: User):
    scene = put_on()
    assert steer(day, Press("answer", scene.seen, 0), by=alice)
    assert not steer(day, Press("answer", scene.seen, 1), by=bob)
    assert (on().turn, on().updated_by, on().turns[0]["chosen"]) == (1, alice, 0)


def test_answering_twice_with_one_press_is_answering_once(put_on, press):
    seen = put_on().seen
    press("answer", seen=seen, choice=0)
    assert "Nothing was lost" in press("answer", seen=seen, choice=0).content.decode()
    assert on().turn == 1


def test_two_trainers_who_put_somebody_on_at_once_put_on_one(desk: Client, day: Event, put_on):
    first = put_on()
    page = desk.post(reverse("classroom:begin", args=[day.pk]), {"who": "amina/first/", "seen": ""}, follow=True)
    assert "came too late" in page.content.decode()
    assert on() == first
    with pytest.raises(IntegrityError), transaction.atomic():
        Scene.objects.create(event=day, day=0, client="x", client_name="X", stage="first", turns=[], content_version="")


def test_an_earlier_scene_comes_back_as_it_was_left(desk: Client, day: Event, put_on, press):
    first = put_on()
    press("answer", choice=0)
    put_on("amina/first/")
    assert "1 earlier meeting" in controls(desk, day)
    desk.post(reverse("classroom:again", args=[day.pk, first.pk]), {"seen": on().seen})
    assert (on(), on().turn) == (first, 1)


def test_taking_the_client_off_leaves_the_room_waiting(desk: Client, day: Event, put_on, press):
    put_on()
    press("off")
    assert shown() is None
    assert "Nobody is on yet" in screen(desk, day)
    assert "No client is on the screen" in controls(desk, day)


def test_nobody_unknown_is_put_on(desk: Client, day: Event):
    for who in ("", "nobody/first/", "dean/tenth/", "dean/first/no-such-scenario"):
        page = desk.post(reverse("classroom:begin", args=[day.pk]), {"who": who, "seen": ""}, follow=True)
        assert "Nobody of that name can be put on" in page.content.decode()
    assert shown() is None


def test_a_scene_whose_client_was_withdrawn_can_be_looked_at_and_not_gone_on_with(
    desk: Client, day: Event, put_on, press
):
    put_on()
    press("answer", choice=0)
    Scene.objects.update(client="gone")
    assert "was withdrawn" in press("answer", choice=0).content.decode()
    assert "Dean" in screen(desk, day) and on().turn == 1


def test_a_meeting_that_is_over_offers_nothing_more(desk: Client, day: Event, put_on, press):
    scene = put_on()
    rows = scene.turns
    rows[0]["state"]["act"], rows[0]["options"] = "leave", []
    Scene.objects.update(turns=rows)
    assert "Dean left" in controls(desk, day)
    press("open")
    assert on().phase == "meeting"


def test_what_shows_it_already_is_told_nothing(desk: Client, day: Event, put_on):
    put_on()
    for name in ("controls-now", "screen"):
        address = reverse(f"classroom:{name}", args=[day.pk])
        page = desk.get(address, {"page": "controls"}, headers=HTMX).content.decode()
        key = page.split("v=")[1].split('"')[0]
        assert desk.get(address, {"v": key}, headers=HTMX).status_code == 204


def test_the_screen_is_a_page_of_its_own_without_scripts(desk: Client, day: Event, put_on):
    put_on()
    page = desk.get(reverse("classroom:screen", args=[day.pk])).content.decode()
    assert page.startswith("<!doctype html>") and '<meta http-equiv="refresh"' in page and "Dean" in page


def test_pressing_without_scripts_goes_back_to_the_page_of_the_button(desk: Client, day: Event, put_on):
    scene = put_on()
    for page, name in (("controls", "classroom:controls"), ("remote", "day:room-remote")):
        words = {"verb": "open", "seen": scene.seen, "page": page}
        answer = desk.post(reverse("classroom:press", args=[day.pk]), words)
        assert answer["Location"] == reverse(name, args=[day.pk])


def test_the_remote_of_the_day_brings_the_controls_along(desk: Client, day: Event, put_on):
    put_on()
    address = reverse("classroom:controls-now", args=[day.pk])
    assert address in desk.get(reverse("day:room-remote", args=[day.pk])).content.decode()
    part = desk.get(address, {"page": "remote", "v": "none"}, headers=HTMX).content.decode()
    assert "Open the vote" in part and 'name="page" value="remote"' in part


def test_steering_is_for_the_desk(day: Event, put_on, sign_in, bob: User, charlie: User):
    put_on()
    assert sign_in(bob).get(reverse("classroom:controls", args=[day.pk])).status_code == 200
    words = {"verb": "off", "seen": on().seen}
    assert sign_in(charlie).post(reverse("classroom:press", args=[day.pk]), words).status_code == 403
    assert sign_in(charlie).get(reverse("classroom:screen", args=[day.pk])).status_code == 403
    assert on()


def test_a_scene_of_another_event_cannot_be_put_on_here(desk: Client, day: Event, put_on, other_course):
    other = Event.objects.create(course=other_course, kind="open", state="confirmed", date=day.date, nation="scotland")
    scene = Scene.objects.create(
        event=other, day=0, client="dean", client_name="Dean", stage="first", turns=[], content_version="", is_on=False
    )
    answer = desk.post(reverse("classroom:again", args=[day.pk, scene.pk]), {"seen": ""})
    assert answer.status_code == 404


def test_the_rest_of_the_day_goes_on_beside_the_client(desk: Client, day: Event, put_on, press, alice: User, clock):
    now = clock("2038-03-04 10:00")
    put_on()
    steer_room(day, 0, RoomPress("plan", Room.objects.get().version), now=now, by=alice)
    press("open")
    assert (Room.objects.get().shown, on().phase) == ("plan", "voting")
    assert Vote.objects.count() == 0


@pytest.mark.parametrize(("length", "size"), [(40, "large"), (120, "usual"), (176, "small")])
def test_long_replies_are_set_smaller_so_that_the_wall_holds_them(put_on, length: int, size: str):
    scene = put_on()
    rows = scene.turns
    rows[0] |= {"line": ["dean.x", "So what happens if I say no?"], "options": [["x" * length, ["OPEN"]]] * 4}
    Scene.objects.update(turns=rows)
    assert moment_of(on()).size == size
