"""Numbers of certificates: read aloud, typed badly, guessed at."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trivet.events.certificate_number import LENGTH, SIGNS, NumberError, check_sign, grouped, new_number, read_number

BODIES = st.text(alphabet=SIGNS, min_size=LENGTH - 1, max_size=LENGTH - 1)


def number(body: str) -> str:
    return grouped(body + check_sign(body))


def test_a_number_has_three_groups_of_four_signs_that_nobody_mistakes():
    made = new_number(random.Random(7).choice)
    assert [len(group) for group in made.split("-")] == [4, 4, 4]
    assert not set("01OIL") & set(made)
    assert read_number(made) == made


def test_ten_thousand_numbers_are_all_different():
    chance = random.Random(8)
    assert len({new_number(chance.choice) for _ in range(10_000)}) == 10_000


@pytest.mark.parametrize(
    "typed",
    ["{small}", " {} ", "{bare}", "{spaced}", "{dotted}", "https://t.example.org/c/{}/", "/c/{}.json", "{}\n",
     "HTTPS://T.EXAMPLE.ORG/C/{}/?lang=cy", "{wide}"],
)  # fmt: skip
def test_what_somebody_types_is_forgiven(typed: str):
    made = number("K7QM2XVPA4T")
    ways = {
        "small": made.lower(), "bare": made.replace("-", ""), "spaced": made.replace("-", " "),
        "dotted": made.replace("-", "."), "wide": "".join(chr(ord(sign) + 0xFEE0) for sign in made),
    }  # fmt: skip
    assert read_number(typed.format(made, **ways)) == made


@given(BODIES, st.integers(0, LENGTH - 1), st.sampled_from(SIGNS))
def test_one_wrong_sign_is_always_noticed(body: str, place: int, wrong: str):
    signs = body + check_sign(body)
    spoilt = signs[:place] + wrong + signs[place + 1 :]
    if spoilt == signs:
        assert read_number(spoilt) == grouped(signs)
    else:
        with pytest.raises(NumberError, match="check"):
            read_number(spoilt)


@given(BODIES, st.integers(0, LENGTH - 2))
def test_two_signs_that_changed_places_are_always_noticed(body: str, place: int):
    signs = body + check_sign(body)
    swapped = signs[:place] + signs[place + 1] + signs[place] + signs[place + 2 :]
    if swapped != signs:
        with pytest.raises(NumberError, match="check"):
            read_number(swapped)


@pytest.mark.parametrize(
    ("typed", "why"),
    [("", "length"), ("K7QM", "length"), ("K7QM-2XVP-A4TC-9", "length"), ("K7QM-2XVP-A4TO", "signs"), ("🙂" * 12, "length"),
     ("é" * 12, "signs"), ("'; DROP TABLE --", "length"), ("x" * 100_000, "length")],
)  # fmt: skip
def test_what_cannot_be_a_number_is_told_apart(typed: str, why: str):
    with pytest.raises(NumberError, match=why):
        read_number(typed)


@given(st.text(max_size=60))
def test_anything_typed_is_a_number_or_a_reason(typed: str):
    assert read_or_why(typed) in {"length", "signs", "check"} or read_number(read_or_why(typed)) == read_or_why(typed)


def read_or_why(typed: str) -> str:
    try:
        return read_number(typed)
    except NumberError as error:
        return str(error)
