"""Suitability: it advises, tells the trainer, and never forbids."""

from hypothesis import given
from hypothesis import strategies as some

from trivet.content.suitability import load_suitability
from trivet.events.suitability import advice_for, known_answers, named

ASKED = load_suitability()


def test_an_answer_leads_to_a_word_for_each_side():
    [one] = advice_for(ASKED, {"role-play": "never"})
    assert "You can come and observe" in one.participant.words("en")
    assert "arsylwi" in one.participant.words("cy")
    assert "Ring them before the day" in one.trainer


def test_most_answers_call_for_nothing():
    assert advice_for(ASKED, {"experience": "years", "contact": "over-time", "role-play": "fine"}) == ()


@given(some.dictionaries(some.text(max_size=12), some.text(max_size=12), max_size=6))
def test_what_was_not_on_offer_is_dropped(given_answers: dict[str, str]):
    known = known_answers(ASKED, given_answers)
    assert set(known) <= {question.id for question in ASKED.questions}
    assert advice_for(ASKED, known) == advice_for(ASKED, given_answers)


def test_advice_that_is_gone_from_content_is_left_out():
    assert [one.id for one in named(ASKED, ["manager", "gone"])] == ["manager"]


def test_the_answers_about_experience_are_those_a_booking_knows():
    question = next(one for one in ASKED.questions if one.id == "experience")
    assert [one.id for one in question.answers] == ["none", "some", "years", "long"]


def test_the_welsh_is_marked_as_a_draft():
    assert ASKED.welsh.checked is False
