"""The ears on any text at all, and on examples of the rules for hard cases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trivet.simulation.ears import Ears, load_ears
from trivet.vocabulary import MoveId

TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(
        st.sampled_from(
            [
                "you",
                "i",
                "so",
                "what",
                "sorry",
                "can't",
                "?",
                ".",
                ",",
                "if",
                "the",
                "order",
                "we'll",
                "up",
                "to,",
                "3",
                "-",
                "'d",
            ]
        ),
        max_size=40,
    ).map(" ".join),
)


@pytest.fixture(scope="module")
def ears() -> Ears:
    return load_ears()


@given(utterance=TEXTS, client_line=TEXTS)
def test_any_text_is_heard(utterance: str, client_line: str) -> None:
    heard = load_ears().hear(utterance, client_line)
    shares = [guess.confidence for guess in heard.ranked]
    assert sorted(guess.move for guess in heard.ranked) == sorted(MoveId)
    assert shares == sorted(shares, reverse=True)
    assert all(0 <= share <= 1 for share in shares)
    assert sum(shares) <= 1 + 1e-9
    assert 1 <= len(heard.moves) <= 3
    assert heard.moves[0] is heard.ranked[0].move
    assert len(set(heard.moves)) == len(heard.moves)
    assert heard == load_ears().hear(utterance, client_line)


@pytest.mark.parametrize("text", ["", "   ", "?!", "\n", "zxq vbnk plorf", "日本語だけ", "🙂🙂", "́", "\x00"])
def test_what_is_not_understood_is_none_and_unsure(ears: Ears, text: str) -> None:
    heard = ears.hear(text)
    assert (heard.moves, heard.is_sure) == ((MoveId.NONE,), False)
    assert heard.ranked[0].confidence <= 0.25


def test_only_the_beginning_of_a_very_long_text_is_read(ears: Ears) -> None:
    text = "So you have had enough of being told what to do. " * 220
    assert len(text) > 10_000
    assert ears.hear(text) == ears.hear(text[:1000])


RULES = [
    ("THREAT", "You can't make me go.", "One more missed and I'll breach you, and you'll be back inside by Friday."),
    ("THREAT", "", "Last chance. Sign it today or I send the breach letter, understand?"),
    ("INTERROGATE", "Bad week.", "Did you drink? How much? Every day? Who with? Are you still using?"),
    ("INTERROGATE", "", "are you working do you drink have you used this week who do you live with"),
    ("OWN", "You never rang me back.", "You're right, I said I would ring and I didn't. That was my mistake."),
    ("DODGE", "You lot don't listen.", "That's just policy, I don't make the rules. Anyway, next question."),
    (
        "FIX",
        "I can't sleep.",
        "If you want my advice, you should just turn your phone off and have a bath. You'll be fine.",
    ),
    ("COLLUDE", "Don't put it in the notes, eh.", "Between you and me, I won't write it up. Nobody needs to know."),
    (
        "VALIDATE",
        "They moved me three times.",
        "After three moves, no wonder you don't trust it. Anyone would feel the same.",
    ),
    ("REFLECT", "They moved me three times.", "So it's not the moving, it's that nobody asked you."),
    (
        "EPE",
        "What do other people do?",
        "Can I tell you what has helped some people, and then hear what you make of it?",
    ),
    (
        "GOALASK",
        "I'm only here because I have to be.",
        "What would you want to get out of these sessions, for yourself?",
    ),
    (
        "EVOKE",
        "I might cut down.",
        "On a scale of nought to ten, how important is it to you to cut down? Why not a lower number?",
    ),
    ("OPEN", "", "how have things been at home since we last met"),
    ("AUTONOMY", "What should I do?", "That's your call, it's up to you which of these we start with."),
    ("NAME", "Fine.", "I've a sense something has shifted between us just now. Am I imagining it?"),
    ("FEEDBACK", "See you then.", "How was today for you? Is there anything I should do differently?"),
    ("DELIVER", "Any news of the hostel?", "I've rung the hostel and I've booked you in for Thursday at ten."),
    ("BOUNDARY", "Lend us a tenner.", "I can't lend you money, but I can ring the food bank with you now."),
    (
        "FAIR",
        "You've decided already.",
        "Before I decide anything I want to hear your side, and then I'll tell you my reasons.",
    ),
    ("ARGUE", "I don't have a problem.", "Let's be honest, you're in denial. You need to admit you have a problem."),
    ("NONE", "Morning.", "Morning! Come in, grab a seat. Do you want a tea or a coffee?"),
]


@pytest.mark.parametrize(("move", "client_line", "utterance"), RULES)
def test_a_plain_case_is_among_the_likeliest_three(ears: Ears, move: str, client_line: str, utterance: str) -> None:
    assert MoveId(move) in {guess.move for guess in ears.hear(utterance, client_line).ranked[:3]}


def test_most_plain_cases_are_the_likeliest(ears: Ears) -> None:
    right = sum(ears.hear(utterance, client).ranked[0].move == move for move, client, utterance in RULES)
    assert right >= len(RULES) - 3


def test_marks_and_apostrophes_are_not_needed(ears: Ears) -> None:
    told = ears.hear("I've spoken to them and it's booked. I'll text you the time.")
    typed = ears.hear("ive spoken to them and its booked. ill text you the time")
    assert told.ranked[0].move is typed.ranked[0].move is MoveId.DELIVER


def test_two_sentences_may_be_two_moves(ears: Ears) -> None:
    heard = ears.hear(
        "I cut across you, sorry, that was my fault. How have things been at home this week?",
        "You never let me finish.",
    )
    assert set(heard.moves) == {MoveId.OWN, MoveId.OPEN}


def test_cues_are_named(ears: Ears) -> None:
    assert "makes-sense" in ears.hear("No wonder you are angry.").cues


def test_a_second_clause_is_among_what_is_offered() -> None:
    """By rank alone the last question would push the first clause out of three."""
    heard = load_ears().hear(
        "i can see why youd be fed up after all that. what would you want from this",
        "Somebody with a clean desk thought this up. You can tell.",
    )
    offered = [one.move for one in heard.likeliest(3)]
    assert offered[: len(heard.moves)] == list(heard.moves)
    assert {MoveId.GOALASK, MoveId.VALIDATE} <= set(offered)
    assert len(set(offered)) == 3
