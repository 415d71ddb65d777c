"""Marking: right, wrong, left out, unknown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trivet.content import load_library
from trivet.curriculum import UnknownAnswerError, mark

CHECK = load_library().module("bond").check
RIGHT = {item.id: item.answer.id for item in CHECK.items}
answers = st.fixed_dictionaries(
    {}, optional={item.id: st.sampled_from([option.id for option in item.options]) for item in CHECK.items}
)


def test_right_answers_are_all_right() -> None:
    result = mark(CHECK, RIGHT)
    assert (result.correct, result.answered, result.total) == (len(CHECK.items), len(CHECK.items), len(CHECK.items))


@given(answers)
def test_what_was_left_out_is_neither_right_nor_wrong(given_answers: dict[str, str]) -> None:
    result = mark(CHECK, given_answers)
    assert result.answered == len(given_answers)
    assert result.correct == sum(RIGHT[item] == chosen for item, chosen in given_answers.items())


@pytest.mark.parametrize("answers", [{"bond-k999": "a"}, {CHECK.items[0].id: "z"}])
def test_an_unknown_item_or_option_is_refused(answers: dict[str, str]) -> None:
    with pytest.raises(UnknownAnswerError):
        mark(CHECK, answers)
