"""Write mode: first the words, then the moves that they were; nothing typed is lost."""

import pytest
from django.test import Client
from tests.web.practice.conftest import begin_with, stands

from trivet.content.library import load_library
from trivet.simulation.luck import Luck
from trivet.simulation.step import step
from trivet.vocabulary import MoveId
from trivet.web.practice.models import Session, Turn
from trivet.web.practice.people import character_for

WORDS = "No wonder you're fed up. What would you want out of this?"


@pytest.fixture
def written(browser: Client) -> Session:
    return begin_with(browser, mode="write")


def test_words_come_back_with_the_likeliest_moves_and_all_thirty(browser: Client, written: Session):
    page = browser.post(f"{written.get_absolute_url()}say/", {"seen": "0", "words": WORDS}).content.decode()
    assert "What did you do just then?" in page
    assert page.count('id="heard-') == 4  # the likeliest three, and none of these
    assert all(f'id="all-{move.id}"' in page for move in load_library().moves)
    assert "No wonder you" in page
    assert not Turn.objects.exists()


def test_the_named_moves_drive_the_client(browser: Client, written: Session):
    press = {"seen": "0", "words": WORDS, "name": "on", "move": ["VALIDATE", "GOALASK"]}
    assert browser.post(f"{written.get_absolute_url()}say/", press).status_code == 302
    one, character = stands(written).exchanges[0], character_for(written)
    assert character is not None
    assert (one.words, one.moves) == (WORDS, (MoveId.VALIDATE, MoveId.GOALASK))
    assert one.state == step(character.persona, Luck(written.seed), stands(written).start, one.moves)
    assert len(one.ears) == 3


def test_what_was_said_is_sealed(browser: Client, written: Session):
    browser.post(f"{written.get_absolute_url()}say/", {"seen": "0", "words": WORDS, "name": "on", "move": "VALIDATE"})
    row = Turn.objects.get()
    assert WORDS not in row.words and "wonder" not in row.words
    Turn.objects.filter(pk=row.pk).update(number=2)
    assert stands(written).exchanges[0].words == "(These words can no longer be opened.)"


def test_agreement_with_the_ears_is_feedback(browser: Client, written: Session):
    browser.post(f"{written.get_absolute_url()}say/", {"seen": "0", "words": WORDS, "name": "on", "move": "THREAT"})
    assert "On the words alone we would have guessed" in browser.get(written.get_absolute_url()).content.decode()


def test_none_of_these_is_an_answer(browser: Client, written: Session):
    browser.post(f"{written.get_absolute_url()}say/", {"seen": "0", "words": "Morning.", "name": "on", "move": "NONE"})
    assert stands(written).exchanges[0].moves == (MoveId.NONE,)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"words": ""}, "Write what you would say"),
        ({"words": "   "}, "Write what you would say"),
        ({"words": "a" * 10_000}, "10000 characters, and the limit is 1000"),
        ({"words": WORDS, "name": "on"}, "Name at least one move"),
        ({"words": WORDS, "name": "on", "move": ["JUGGLE"]}, "not in the list"),
        ({"words": WORDS, "name": "on", "move": ["OPEN", "REFLECT", "AFFIRM", "OWN"]}, "Three moves at most"),
        ({"words": "a\x00b", "name": "on", "move": ["OPEN"]}, "Null characters"),
    ],
)
def test_what_cannot_be_said_is_told_and_kept(
    browser: Client, written: Session, more: dict[str, object], sentence: str
):
    answer = browser.post(f"{written.get_absolute_url()}say/", {"seen": "0", **more})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert str(more["words"]).strip().replace("'", "&#x27;").replace("\x00", "") in page.replace("\x00", "")
    assert not Turn.objects.exists()


def test_words_from_an_old_page_stay_in_the_box(browser: Client, written: Session):
    press = {"seen": "0", "words": WORDS, "name": "on", "move": "VALIDATE"}
    browser.post(f"{written.get_absolute_url()}say/", press)
    twice = browser.post(f"{written.get_absolute_url()}say/", press)
    other = browser.post(f"{written.get_absolute_url()}say/", {**press, "words": "Something else."})
    assert (twice.status_code, other.status_code) == (409, 409)
    assert "Something else.</textarea>" in other.content.decode()
    assert "out of this?</textarea>" not in twice.content.decode()


def test_both_ways_to_answer_come_to_the_same(browser: Client, written: Session):
    """The same moves under the same seed: the state does not know whether somebody typed."""
    chosen = begin_with(browser)
    Session.objects.filter(pk=chosen.pk).update(seed=written.seed)
    offer = stands(chosen).offers[0]
    browser.post(f"{chosen.get_absolute_url()}say/", {"seen": "0", "choice": offer.key})
    moves = [move.value for move in offer.choice.moves]
    browser.post(f"{written.get_absolute_url()}say/", {"seen": "0", "words": "x", "name": "on", "move": moves})
    assert stands(chosen).state == stands(written).state


def test_the_log_holds_no_words(browser: Client, written: Session, caplog: pytest.LogCaptureFixture):
    browser.post(f"{written.get_absolute_url()}say/", {"seen": "7", "words": WORDS})
    browser.post(f"{written.get_absolute_url()}say/", {"seen": "0", "words": "a" * 2000})
    assert "wonder" not in caplog.text and "aaaa" not in caplog.text
