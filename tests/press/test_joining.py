"""Joining instructions: everything that is known, nothing that is not, as a page and as plain text."""

from dataclasses import fields, replace
from pathlib import Path

import pytest
from courses import blocks_of
from samples import BRAND, DAY, HOSTILE, JOINING, PAPERS, TITLE, assert_sound, told

from trivet.press.document import Document, Facts, Heading
from trivet.press.html import to_html
from trivet.press.joining import JoiningSheet, day_of, joining, joining_text
from trivet.press.markdown import inline_text
from trivet.vocabulary import Language

pytestmark = pytest.mark.press

ENGLISH, WELSH = PAPERS.joining[Language.ENGLISH], PAPERS.joining[Language.WELSH]
BARE = JoiningSheet(TITLE, (DAY,), calendar=False, standing=False)
#: Every field of text filled with its own name, so that a test sees each of them arrive.
FULL = replace(
    BARE,
    **{one.name: f"https://example.org/{one.name}" if "link" in one.name else f"the {one.name}"
       for one in fields(JoiningSheet) if one.default == ""},
    bring=("the bring",),
    ground_rules=("the rules",),
)  # fmt: skip


def letter(sheet: JoiningSheet = JOINING, language: Language = Language.ENGLISH) -> Document:
    return joining(sheet, PAPERS.joining[language], BRAND)


def test_nothing_that_is_not_known_is_spoken_of() -> None:
    document = letter(BARE)
    assert [inline_text(value) for block in blocks_of(document, Facts) for _, value in block.pairs] == [
        "Thursday 4 March 2027"
    ]
    assert [inline_text(heading.children) for heading in blocks_of(document, Heading)] == ["When and where"]


@pytest.mark.parametrize("language", Language)
def test_every_field_arrives_in_the_letter_and_in_its_plain_text(language: Language) -> None:
    said, text = told(letter(FULL, language)), joining_text(FULL, PAPERS.joining[language])
    wanted = [getattr(FULL, one.name) for one in fields(JoiningSheet) if one.default == ""]
    assert [one for one in (*wanted, "the bring", "the rules") if one not in said] == []
    assert [one for one in (*wanted, "the bring", "the rules") if one not in text] == []


def test_the_plain_text_reads_as_a_letter() -> None:
    assert joining_text(JOINING, ENGLISH).startswith(
        f"{TITLE}\n\nDear Siân,\nYou have a place on this course. Here is all you need for the day.\n\nWHEN AND WHERE\n\n"
        "Date: Thursday 4 March 2027\nTimes: 09:30 to 16:30\nArrive from: 09:00\n"
    )
    assert "To do beforehand: Answer ten questions. https://training.example.org/my/abc/before/\n" in joining_text(
        JOINING, ENGLISH
    )


def test_dates_are_written_in_the_language_of_the_letter() -> None:
    assert day_of(DAY, ENGLISH) == "Thursday 4 March 2027"
    assert day_of(DAY, WELSH) == "Dydd Iau 4 Mawrth 2027"


def test_unchecked_welsh_says_that_it_is_a_draft_and_english_says_nothing() -> None:
    assert WELSH.draft in told(letter(JOINING, Language.WELSH))
    assert WELSH.draft in joining_text(JOINING, WELSH)
    assert letter(JOINING, Language.WELSH).language == "cy"
    assert letter().cover.kicker == ""


def test_marks_stay_marks_on_the_page_too() -> None:
    page = to_html(letter(replace(JOINING, name=HOSTILE, place="<script>alert(1)</script>")))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("sheet", [JOINING, BARE, FULL, replace(FULL, title=HOSTILE, name=HOSTILE, room=HOSTILE)])
def test_every_letter_is_printed_alike_twice_and_clean(sheet: JoiningSheet, language: Language, tmp_path: Path) -> None:
    assert_sound(letter(sheet, language), tmp_path)
