"""Letters that can be printed, letters that cannot, and runs that have to break."""

from hypothesis import given
from hypothesis import strategies as st

from trivet.press.letters import STAND_IN, breakable, coverage, printable, unprintable


def test_the_fonts_have_welsh_letters_and_our_own_signs() -> None:
    assert [sign for sign in "ŵŷŴŶâêîôûïẅ●○▲■☐✓→–—‘’“”…½£€□" if ord(sign) not in coverage()] == []


def test_letters_that_no_font_has_become_boxes() -> None:
    assert printable("Zoë 漢字 😀") == "Zoë □□ □"


def test_signs_that_turn_or_break_a_line_are_left_out() -> None:
    assert printable("a\u202eb\x00c\ud800d\u200be\ufffef") == "abcdef"


def test_tabs_and_odd_spaces_become_spaces_and_line_ends_stay() -> None:
    assert printable("a\tb\rc\u2003d\ne\u00a0f") == "a b c d\ne\u00a0f"


def test_an_accent_that_came_apart_is_put_together() -> None:
    assert printable("w\u0302") == "ŵ"


def test_a_form_can_say_which_letters_would_be_lost() -> None:
    assert unprintable("漢 a 漢 😀 ŵ \x00") == ("漢", "😀")


def test_ordinary_words_are_not_broken() -> None:
    words = "Therapeutic-alliance counter-transference, in 2018."
    assert breakable(words) == words


def test_an_address_breaks_after_its_slashes_and_stops() -> None:
    assert breakable("https://doi.org/10.1037/pst0000172").split("\u200b") == [
        "https://",
        "doi.",
        "org/",
        "10.",
        "1037/",
        "pst0000172",
    ]


@given(st.text())
def test_everything_printable_has_a_letter_in_a_font(text: str) -> None:
    assert all(ord(sign) in coverage() or sign.isspace() for sign in printable(text))


@given(st.text())
def test_printable_text_stays_as_it_is(text: str) -> None:
    assert printable(printable(text)) == printable(text)
    assert STAND_IN in printable(text) or unprintable(text) == ()


@given(st.text(alphabet="ab/.-?é\n ", max_size=400))
def test_breaking_adds_nothing_but_places_to_break(text: str) -> None:
    broken = breakable(text)
    assert broken.replace("\u200b", "") == text
    assert max((len(run) for run in broken.replace("\u200b", " ").split()), default=0) <= 28
