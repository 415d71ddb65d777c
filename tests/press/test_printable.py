"""Words made fit to print, and colours made fit to read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from trivet.press.fixed_words import fixed_words
from trivet.press.printable import anchor_from, one_line, printable, shortened
from trivet.press.shades import blend, contrast, ink_on, readable

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(st.text(st.characters()))
def test_whatever_is_typed_can_stand_in_xml(text: str) -> None:
    element = etree.Element("a")
    element.text = printable(text)
    assert element.text == printable(text)


def test_control_characters_go_and_words_stay() -> None:
    assert printable("a\x00b\x0bc\ud800d\uffffe\tf\n😀") == "abcde\tf\n😀"
    assert one_line("  a\n\t b\x00  c ") == "a b c"


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("The ideas", "the-ideas"),
        ("Tŷ'r Cyfeillion", "tŷ-r-cyfeillion"),
        ("¡!", "part"),
        ("", "part"),
        ("x" * 99, "x" * 60),
    ],
)
def test_anchors_are_made_of_the_words(text: str, anchor: str) -> None:
    assert anchor_from(text) == anchor


def test_long_words_are_shortened_between_words_where_they_can_be() -> None:
    assert shortened("Lancashire Recovery Service", 40) == "Lancashire Recovery Service"
    assert shortened("Lancashire Recovery Service", 22) == "Lancashire Recovery…"
    assert shortened("W" * 50, 10) == "W" * 9 + "…"


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("#000000", "#ffffff") == contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#123456", "#123456") == pytest.approx(1)


@given(COLOURS, st.sampled_from(["#fbf7f0", "#f6f0e4", "#1d1b18", "#2d2a24"]))
def test_any_colour_can_be_made_readable(colour: str, ground: str) -> None:
    assert contrast(readable(colour, ground), ground) >= 4.5


@given(COLOURS)
def test_ink_can_be_read_on_any_colour(colour: str) -> None:
    assert contrast(ink_on(colour), colour) >= 4.5


def test_a_readable_colour_is_left_alone() -> None:
    assert readable("#1f4e5f", "#fbf7f0") == "#1f4e5f"
    assert blend("#000000", "#ffffff", 0.5) == "#808080"


def test_fixed_words_are_whole_in_every_language() -> None:
    assert fixed_words("en-GB")["contents"] == "Contents"
    assert fixed_words("cy")["contents"] == "Cynnwys"
    assert fixed_words("fr") == fixed_words("en")
    assert set(fixed_words("cy")) == set(fixed_words("en"))
