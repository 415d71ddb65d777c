"""Postcode to nation, and where one has to ask."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trivet.events.nations import Fault, PostcodeError, border_codes, locate, normalise, table
from trivet.vocabulary import Nation

BORDER = (
    "CA6 CH1 CH4 DG16 GL16 HR3 HR5 LD7 LD8 LL14 NP16 NP25 NP5 NP6 NP7 SY5 SY7 SY9 SY10 SY13 SY14 SY15 SY21 SY22 "
    "TD5 TD9 TD12 TD15"
)


@pytest.mark.parametrize(
    ("typed", "postcode"),
    [("la11aa", "LA1 1AA"), (" SY10 7AB ", "SY10 7AB"), ("ec1a-1bb", "EC1A 1BB"), ("w1a 0ax", "W1A 0AX"),
     ("M1\t1AE", "M1 1AE"), ("cf101ep", "CF10 1EP")],
)  # fmt: skip
def test_a_postcode_is_written_as_the_post_office_does(typed: str, postcode: str):
    assert normalise(typed) == postcode


@pytest.mark.parametrize(
    "typed",
    ["", "SY10", "LA1 1A", "LA1 1AAA", "1AA LA1", "LA1 1CI", "ŵŷ1 1AA", "=LA1 1AA", "🏠", "x" * 300, "LA１ 1AA"],
)
def test_what_is_no_postcode_is_refused_with_an_example(typed: str):
    with pytest.raises(PostcodeError, match="One looks like LA1 1AA") as caught:
        normalise(typed)
    assert caught.value.fault is Fault.SHAPE


@pytest.mark.parametrize(
    ("postcode", "nation"),
    [("LA1 1AA", Nation.ENGLAND), ("CF10 1EP", Nation.WALES), ("EH1 1YZ", Nation.SCOTLAND), ("CH5 1AA", Nation.WALES),
     ("CH2 1AA", Nation.ENGLAND), ("SY23 1AA", Nation.WALES), ("SY1 1AA", Nation.ENGLAND), ("TD1 1AA", Nation.SCOTLAND),
     ("ZE1 0AA", Nation.SCOTLAND), ("HU1 1AA", Nation.ENGLAND), ("LL57 1AA", Nation.WALES)],
)  # fmt: skip
def test_most_postcodes_know_their_nation(postcode: str, nation: Nation):
    found = locate(postcode)
    assert (found.nation, found.question) == (nation, "")


def test_exactly_the_codes_on_a_border_are_asked_about():
    assert sorted(border_codes()) == sorted(BORDER.split())
    for code in BORDER.split():
        assert locate(f"{code} 1AA").nation is None


def test_the_question_names_both_nations():
    found = locate("sy10 7ab")
    assert found.nations == (Nation.ENGLAND, Nation.WALES)
    assert found.question == "SY10 lies in both England and Wales. In which of them is the venue?"
    assert locate("TD15 1AA").nations == (Nation.ENGLAND, Nation.SCOTLAND)


def test_a_new_code_of_a_divided_area_is_asked_about_and_not_guessed():
    assert locate("SY98 1AA").nations == (Nation.ENGLAND, Nation.WALES)


@pytest.mark.parametrize(
    ("postcode", "where"),
    [("BT1 1AA", "Northern Ireland"), ("JE2 3AB", "Jersey"), ("GY1 1AA", "Guernsey"), ("IM1 1AA", "Isle of Man")],
)
def test_places_we_do_not_teach_in_are_named(postcode: str, where: str):
    with pytest.raises(PostcodeError, match=where) as caught:
        locate(postcode)
    assert caught.value.fault is Fault.ELSEWHERE


def test_an_area_that_does_not_exist_is_said():
    with pytest.raises(PostcodeError, match="begins with ZZ"):
        locate("ZZ1 1AA")


def test_the_table_is_small_and_holds_no_irish_row():
    assert 150 < len(table()) < 300
    assert not any(code.startswith("BT") for code in table())


@given(st.text(max_size=60))
def test_anything_typed_is_a_place_or_a_sentence(typed: str):
    try:
        found = locate(typed)
    except PostcodeError as error:
        said = str(error)
    else:
        said = f"{found.postcode}."
        assert normalise(found.postcode) == found.postcode and found.nations
    assert said.endswith(".")
