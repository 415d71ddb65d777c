import pytest

from trivet.content.readability import count_words, reading_age


def test_short_words_read_younger_than_long_ones() -> None:
    easy = "We sat down. He said no. I said fine. We had tea."
    hard = "Organisational accountability necessitates interdisciplinary collaboration throughout institutional hierarchies."
    assert reading_age(easy) < 7 < 18 < reading_age(hard)


def test_a_passage_of_known_grade_comes_out_near_it() -> None:
    # The Gettysburg Address is usually given as Flesch-Kincaid grade 11 or so.
    text = (
        "Four score and seven years ago our fathers brought forth on this continent, a new nation, conceived in Liberty, "
        "and dedicated to the proposition that all men are created equal. Now we are engaged in a great civil war, testing "
        "whether that nation, or any nation so conceived and so dedicated, can long endure. We are met on a great "
        "battle-field of that war."
    )
    assert reading_age(text) == pytest.approx(11 + 5, abs=2.5)


def test_marks_do_not_count_as_words() -> None:
    assert count_words("Empathy matters [@ELL18, SKE07 | moderate]. Ask your {{worker}}.") == 5


def test_no_words_cannot_be_judged() -> None:
    with pytest.raises(ValueError, match="no words"):
        reading_age("[@ELL18 | moderate]")
