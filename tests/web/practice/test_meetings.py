"""A meeting by choosing: it begins, goes on, is told twice, is resumed, and ends."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.web.practice.conftest import begin_with, choose, stands, to_the_end

from trivet.simulation.luck import Luck
from trivet.simulation.state import from_plain
from trivet.simulation.step import step
from trivet.vocabulary import Stage
from trivet.web.practice.actions import AlreadySaidError, MeetingOverError, Said, say
from trivet.web.practice.models import Session, Turn
from trivet.web.practice.people import PROVIDERS, Own, character_for, characters, practice


def test_the_first_reply_is_the_third_click(browser: Client):
    home = browser.get("/").content.decode()
    assert 'href="/practise/"' in home
    choosing = browser.get("/practise/").content.decode()
    assert "Meet Dean</button>" in choosing
    page = browser.post("/practise/start/", {"client": "dean"}, follow=True).content.decode()
    assert page.count('class="reply"') == 4
    assert 'aria-live="polite"' in page


def test_everybody_can_be_met(browser: Client):
    assert len(practice().clients) == 12
    for client in practice().clients:
        session = begin_with(browser, client)
        assert stands(session).offers
        assert browser.get(session.get_absolute_url()).status_code == 200


def test_the_client_answers_and_the_coach_says_a_sentence(browser: Client, dean: Session):
    after = choose(browser, dean)
    page = browser.get(dean.get_absolute_url()).content.decode()
    assert after.seen == 1
    assert after.line_ids[0] != after.line_ids[1]
    assert 'class="coach coach-' in page
    assert "Turn 2 of 20" in page


@pytest.mark.parametrize("label", ["withdrawal", "confrontational", "rupture", 'class="glyph"', "practice-lines"])
def test_no_label_and_no_figure_is_shown_while_it_goes_on(browser: Client, dean: Session, label: str):
    for which in (0, 1, 2, 3):
        choose(browser, dean, which)
    main = browser.get(dean.get_absolute_url()).content.decode().partition('<div class="meeting">')[2]
    assert label not in main.partition('id="coach"')[0]
    assert label not in main.partition('id="reply"')[2]


def test_states_are_those_that_the_engine_computes_anew(browser: Client, dean: Session):
    for which in (0, 1, 2, 3, 0, 1):
        choose(browser, dean, which)
    character, luck, state = character_for(dean), Luck(dean.seed), from_plain(dean.start)
    assert character is not None
    for one in stands(dean).exchanges:
        state = step(character.persona, luck, state, one.moves)
        assert one.state == state


def test_it_goes_on_in_a_browser_that_was_closed(browser: Client, dean: Session):
    choose(browser, dean)
    again = Client()
    again.cookies = browser.cookies
    assert f'href="{dean.get_absolute_url()}"' in again.get("/practise/").content.decode()
    before = stands(dean)
    page = again.get(dean.get_absolute_url()).content.decode()
    assert all(one.key in page for one in before.offers)


def test_pressed_twice_it_is_said_once(browser: Client, dean: Session):
    press = {"seen": "0", "choice": stands(dean).offers[0].key}
    browser.post(f"{dean.get_absolute_url()}say/", press)
    second = browser.post(f"{dean.get_absolute_url()}say/", press)
    assert second.status_code == 409
    assert "That was already said." in second.content.decode()
    assert Turn.objects.count() == 1


def test_an_old_tab_is_told_and_shows_where_things_stand(browser: Client, dean: Session):
    old = {"seen": "0", "choice": stands(dean).offers[3].key}
    now = choose(browser, dean)
    answer = browser.post(f"{dean.get_absolute_url()}say/", old, headers={"HX-Request": "true"})
    assert answer.status_code == 409
    assert now.exchanges[-1].line in answer.content.decode().replace("&#x27;", "'")
    assert Turn.objects.count() == 1


def test_two_at_once_are_one(browser: Client, dean: Session):
    """Both read the meeting before either spoke."""
    first, second = stands(dean), stands(dean)
    said = Said(first.offers[0].choice.words, first.offers[0].choice.moves)
    say(first, said, seen=0, now=dean.started_at)
    with pytest.raises(AlreadySaidError):
        say(second, said, seen=0, now=dean.started_at)


@pytest.mark.parametrize("choice", ["", "0", "x" * 12, "x" * 10_000, "\x00"])
def test_a_reply_that_was_not_offered_is_not_said(browser: Client, dean: Session, choice: str):
    answer = browser.post(f"{dean.get_absolute_url()}say/", {"seen": "0", "choice": choice})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert not Turn.objects.exists()


@pytest.mark.parametrize("seen", ["", "-1", "x", "9" * 30])
def test_a_press_that_does_not_know_its_turn_says_nothing(browser: Client, dean: Session, seen: str):
    press = {"seen": seen, "choice": stands(dean).offers[0].key}
    assert browser.post(f"{dean.get_absolute_url()}say/", press).status_code == 409
    assert not Turn.objects.exists()


def test_it_ends_by_the_clock_or_by_the_client(browser: Client, dean: Session):
    over = to_the_end(browser, dean)
    assert over.session.ended in {"clock", "left", "closed"}
    assert over.seen <= 20
    assert "Look back" in browser.get(dean.get_absolute_url()).content.decode()
    with pytest.raises(MeetingOverError):
        say(over, Said("More", ()), seen=over.seen, now=dean.started_at)


def test_nobody_hears_a_line_twice(browser: Client, dean: Session):
    over = to_the_end(browser, dean)
    assert len(set(over.line_ids)) == len(over.line_ids)


def test_stopping_ends_it(browser: Client, dean: Session):
    choose(browser, dean)
    assert browser.post(f"{dean.get_absolute_url()}end/")["Location"] == f"{dean.get_absolute_url()}back/"
    browser.post(f"{dean.get_absolute_url()}end/")
    assert stands(dean).session.ended == "stopped"
    press = {"seen": "1", "choice": "x"}
    assert browser.post(f"{dean.get_absolute_url()}say/", press).status_code == 409


def test_beginning_twice_is_one_meeting_until_somebody_speaks(browser: Client, dean: Session):
    assert begin_with(browser).pk == dean.pk
    choose(browser, dean)
    assert begin_with(browser).pk != dean.pk


def test_another_stage_begins_elsewhere(browser: Client):
    later = begin_with(browser, stage="repair")
    assert later.stage == Stage.REPAIR
    assert stands(later).state.strains == 1


def test_a_scenario_brings_its_own_stage_and_length(browser: Client):
    scenario = next(iter(practice().scenarios.values()))
    session = begin_with(browser, scenario.client, scenario=scenario.id)
    assert (session.stage, session.limit) == (scenario.stage, scenario.turns)


@pytest.mark.parametrize(
    "wish", [{"client": "nobody"}, {"client": ""}, {"client": "dean", "scenario": "none"}, {"client": "dean", "mode": "x"},
             {"client": "dean", "stage": "last"}, {}],
)  # fmt: skip
def test_a_meeting_that_is_not_on_offer_is_not_begun(browser: Client, wish: dict[str, str]):
    page = browser.post("/practise/start/", wish, follow=True).content.decode()
    assert "not on offer any more" in page
    assert not Session.objects.exists()


def test_in_exam_mode_the_coach_waits(browser: Client):
    session = begin_with(browser, exam="on")
    choose(browser, session)
    page = browser.get(session.get_absolute_url()).content.decode()
    assert 'class="coach coach-' not in page
    assert "The feedback waits until the end." in page
    browser.post(f"{session.get_absolute_url()}end/")
    assert 'class="coach coach-' in browser.get(f"{session.get_absolute_url()}back/").content.decode()


def test_a_prediction_is_kept(browser: Client, dean: Session):
    assert choose(browser, dean, prediction="worse").exchanges[0].prediction == "worse"
    press = {"seen": "1", "choice": stands(dean).offers[0].key, "prediction": "splendid"}
    assert browser.post(f"{dean.get_absolute_url()}say/", press).status_code == 422


def test_a_withdrawn_client_can_still_be_read(browser: Client, dean: Session):
    said = choose(browser, dean).exchanges[0]
    Session.objects.filter(pk=dean.pk).update(client="somebody-else")
    page = browser.get(dean.get_absolute_url()).content.decode()
    assert "is not among our clients any more" in page
    assert said.line in page.replace("&#x27;", "'")
    assert 'class="reply"' not in page
    press = {"seen": "1", "choice": "x"}
    assert browser.post(f"{dean.get_absolute_url()}say/", press).status_code == 409


def test_a_line_that_was_edited_away_is_still_answered(browser: Client, dean: Session):
    Session.objects.filter(pk=dean.pk).update(opening_id="dean.neutral.00000000", opening="Gone from the file.")
    assert choose(browser, dean).seen == 1


def test_a_trainers_client_is_kept_as_it_was(browser: Client, monkeypatch: pytest.MonkeyPatch):
    source = (
        (practice().root / "clients" / "dean.yaml").read_text(encoding="utf-8").replace("client: dean", "client: own-1")
    )
    shipped = characters()["dean"]
    own = Session(client="own-1", client_source=source)
    character = character_for(own)
    assert character is not None and character is not shipped
    monkeypatch.setattr("trivet.web.practice.people.PROVIDERS", [*PROVIDERS, lambda: [Own(character, source)]])
    session = begin_with(browser, "own-1")
    assert session.client_source == source
    monkeypatch.undo()
    assert choose(browser, session).seen == 1


def test_a_turn_asks_little_of_the_database(
    browser: Client, dean: Session, django_assert_max_num_queries: DjangoAssertNumQueries
):
    for which in (0, 1, 2):
        choose(browser, dean, which)
    press = {"seen": "3", "choice": stands(dean).offers[0].key}
    with django_assert_max_num_queries(12):
        browser.post(f"{dean.get_absolute_url()}say/", press, headers={"HX-Request": "true"})


@pytest.mark.parametrize(
    "query", ["?setting=probation", "?nation=wales", "?hardness=1", "?setting=x&nation=\x00", "?hardness=9"]
)
def test_the_list_can_be_narrowed_without_a_script(browser: Client, query: str):
    assert browser.get(f"/practise/{query}").status_code == 200


def test_narrowed_to_wales_it_shows_those_in_wales(browser: Client):
    page = browser.get("/practise/?nation=wales").content.decode()
    in_wales = {one.person.name for one in practice().clients.values() if one.nation == "wales"}
    assert {
        one.person.name for one in practice().clients.values() if f"Meet {one.person.name}</button>" in page
    } == in_wales
