"""Words in one form, clauses by their kind, and cues found where a trainer meant them."""

import pytest

from trivet.simulation.ears.clauses import Kind, clauses, kind_of
from trivet.simulation.ears.matching import Cue, Matcher
from trivet.simulation.ears.words import MOST_CHARACTERS, sentences, stem, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("You’re not sure, I can't tell", "youre not sure i cant tell"),
        ("I'd have thought it's fine", "id have thought it's fine"),
        ("I'll ring", "ill ring"),
        ("What's up, u ok?", "what is up you okay"),
        ("gonna, cos, appt", "going to because appointment"),
    ],
)
def test_spoken_and_typed_words_meet(one: str, other: str) -> None:
    assert words_of(one) == words_of(other)


def test_ill_after_feeling_is_ill() -> None:
    assert words_of("she is ill")[-1] == "ill"


def test_a_long_text_is_cut() -> None:
    assert len(words_of("word " * 5000)) == MOST_CHARACTERS // 5


def test_sentences_keep_their_mark() -> None:
    assert [(" ".join(one.words), one.mark) for one in sentences("I was late. Go on?!")] == [
        ("i was late", "."),
        ("go on", "!"),
    ]


@pytest.mark.parametrize(
    ("one", "other"), [("worried", "worries"), ("planning", "planned"), ("booked", "booking"), ("hoping", "hopes")]
)
def test_endings_are_taken_off(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("what would help", Kind.WHAT),
        ("so how did it go", Kind.HOW),
        ("are you using", Kind.CLOSED),
        ("can i tell you something", Kind.OFFER),
        ("tell me about it", Kind.INVITE),
        ("what you did was wrong", Kind.OTHER),
        ("you came back", Kind.YOU),
        ("just delete his number", Kind.ORDER),
        ("that is a lot to carry is it not", Kind.TAG),
        ("i was late", Kind.I),
    ],
)
def test_a_clause_needs_no_mark_to_be_known(words: str, kind: Kind) -> None:
    assert kind_of(words.split()) is kind


def test_questions_without_marks_come_apart() -> None:
    kinds = [one.kind for one in clauses("are you using how much did you drink who do you live with")]
    assert kinds == [Kind.CLOSED, Kind.HOW, Kind.PLACE]


def cues_in(phrase: str, text: str) -> bool:
    return bool(Matcher([Cue("it", (phrase,))], {"feeling": frozenset({"sad", "worr~"})}).find(words_of(text)))


@pytest.mark.parametrize(
    ("phrase", "there", "elsewhere"),
    [
        ("can i tell you", "Can I tell you something", "I can tell you"),
        ("(can|may) i (tell|show) you", "may I show you", "may I see you"),
        ("(really|) up to you", "up to you", "up to me"),
        ("worr~", "you look worried", "you look well"),
        ("if ... then", "if the bus is late then ring", "then if"),
        ("^so you", "so you left", "and so you left"),
        ("your choice$", "that's your choice", "your choice was good"),
        ("you are <feeling>", "you're worried", "you're here"),
        ("i (am|was) (on my way|late)", "i was on my way", "i was on my own"),
        ("i can't", "i cant", "i can"),
    ],
)
def test_a_phrase_is_found_where_it_is_meant(phrase: str, there: str, elsewhere: str) -> None:
    assert (cues_in(phrase, there), cues_in(phrase, elsewhere)) == (True, False)
