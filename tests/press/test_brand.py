"""Colours: what is let in, what is refused, and what is offered instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trivet.press.brand import (
    AA,
    DARK,
    BrandColours,
    BrandError,
    check_brand,
    for_dark,
    lowest_contrast,
    nearest_passing,
    parse_colour,
)
from trivet.press.shades import contrast

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize("text", ["1F4E5F", "#1f4e5f", " #1F4e5F "])
def test_a_colour_is_read_however_it_is_written(text: str) -> None:
    assert parse_colour(text) == "#1f4e5f"


def test_three_signs_are_doubled() -> None:
    assert parse_colour("#Ab3") == "#aabb33"


@pytest.mark.parametrize("text", ["", "teal", "#12345", "#1234567", "#ggg", "rgb(1,2,3)", "#١٢٣"])
def test_what_is_no_colour_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BrandError, match="such as #1f4e5f") as refused:
        parse_colour(text)
    assert refused.value.nearest == ""


def test_the_house_colours_pass_as_they_are() -> None:
    light = ("#1f4e5f", "#b5502b")
    assert check_brand(*light) == BrandColours(*light, for_dark(light[0]), for_dark(light[1]))


def test_a_pale_colour_is_refused_with_its_ratio_and_a_shade_that_passes() -> None:
    with pytest.raises(BrandError) as refused:
        check_brand("#ffcc00", "#b5502b")
    assert str(refused.value) == (
        "The main colour #ffcc00 is too pale to read: its contrast is 1.3 to 1 and 4.5 to 1 is needed. "
        f"The nearest shade that works is {refused.value.nearest}. Nothing has been changed."
    )
    assert check_brand(refused.value.nearest, "#b5502b").colour == refused.value.nearest


def test_an_accent_is_named_as_the_accent() -> None:
    with pytest.raises(BrandError, match="The accent colour #eeeeee is too pale"):
        check_brand("#1f4e5f", "#eee")


def test_a_ratio_just_short_of_enough_is_not_rounded_up_to_enough() -> None:
    with pytest.raises(BrandError, match=r"its contrast is 4\.4 to 1"):
        check_brand("#b5502b", "#b5502b")


@given(COLOURS)
def test_the_nearest_shade_passes_and_is_barely_darker_than_it_must_be(colour: str) -> None:
    nearest = nearest_passing(colour)
    if lowest_contrast(colour) >= AA:
        assert nearest == colour
    else:
        assert AA <= lowest_contrast(nearest) < AA + 0.1


@given(COLOURS)
def test_a_shade_that_passes_stays_as_it_is(colour: str) -> None:
    nearest = nearest_passing(colour)
    assert nearest_passing(nearest) == nearest


@given(COLOURS)
def test_the_dark_variant_can_be_read_on_the_dark_theme(colour: str) -> None:
    lighter = for_dark(colour)
    assert contrast(lighter, DARK) >= AA
    assert contrast(colour, DARK) < AA or lighter == colour


@given(COLOURS, COLOURS)
def test_checked_colours_carry_white_text(colour: str, accent: str) -> None:
    checked = check_brand(nearest_passing(colour), nearest_passing(accent))
    assert min(contrast(checked.colour, "#ffffff"), contrast(checked.accent, "#ffffff")) >= AA
