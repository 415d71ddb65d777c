"""The summary of an event: counts, shares and limits; never anybody who could be recognised."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from courses import blocks_of
from hypothesis import given
from hypothesis import strategies as st
from samples import BRAND, HOSTILE, PAPERS, REPORT, assert_sound, told

from trivet.press.document import Callout, Document, Table
from trivet.press.event_report import SMALLEST, Distribution, EventReport, Response, event_report, shown
from trivet.press.markdown import inline_text
from trivet.press.pdf import to_pdf

pytestmark = pytest.mark.press


def report(sheet: EventReport = REPORT) -> Document:
    return event_report(sheet, PAPERS.report, BRAND)


def rows(table: Table) -> list[tuple[str, ...]]:
    return [tuple(inline_text(cell) for cell in row) for row in table.rows]


def answers(*counts: int) -> tuple[tuple[str, int], ...]:
    return tuple((f"Answer {number}", count) for number, count in enumerate(counts))


def test_it_counts_who_came_and_who_answered() -> None:
    responses, turnout, _ = map(rows, blocks_of(report(), Table))
    assert responses == [("Before the day", "16", "13", "81%"), ("At the end", "14", "14", "100%")]
    assert turnout == [
        ("Booked", "16"),
        ("Attended in full", "12"),
        ("Attended in part", "2"),
        ("Did not attend", "2"),
        ("Came without a booking", "1"),
        ("Certificates issued", "14"),
        ("Minutes attended, on average", "296"),
    ]


def test_an_answer_has_its_count_and_its_share() -> None:
    assert rows(blocks_of(report(), Table)[2]) == [
        ("Agree", "8", "57%"),
        ("Neither", "6", "43%"),
        ("Disagree", "0", "0%"),
    ]


def test_fewer_than_five_answers_are_not_shown_at_all() -> None:
    said = told(report())
    assert "Left out: fewer than 5 people answered." in said
    assert len(blocks_of(report(), Table)) == 3


def test_a_small_count_is_hidden_together_with_what_would_give_it_away() -> None:
    one = Distribution("How?", "At the end", answers(9, 6, 1), 16)
    table = rows(blocks_of(report(replace(REPORT, distributions=(one,))), Table)[2])
    assert table == [("Answer 0", "9", "56%"), ("Answer 1", "–", "–"), ("Answer 2", "–", "–")]


@given(st.lists(st.integers(0, 30), min_size=1, max_size=7).map(tuple).filter(lambda counts: sum(counts) >= SMALLEST))
def test_no_small_count_can_be_read_or_reckoned(counts: tuple[int, ...]) -> None:
    printed = shown(counts)
    hidden = [count for count, one in zip(counts, printed, strict=True) if one is None]
    assert all(one == count for count, one in zip(counts, printed, strict=True) if one is not None)
    assert not any(one is not None and 0 < one < SMALLEST for one in printed)
    assert hidden == [] or (len(hidden) > 1 and sum(hidden) >= SMALLEST)


def test_what_is_missing_and_what_it_cannot_show_stand_on_the_first_page() -> None:
    (limits,) = blocks_of(report(replace(REPORT, limits=("Two people left early.",))), Callout)
    said = told(replace(report(), blocks=limits.blocks))
    assert "It does not show what changed in their work" in said
    assert "3 of the 16 people asked did not answer the form “Before the day”." in said
    assert "“At the end”" not in said
    assert "Two people left early." in said
    many = tuple(Distribution(f"Question {n}", "At the end", answers(9, 7), 16) for n in range(20))
    with pikepdf.open(BytesIO(to_pdf(report(replace(REPORT, distributions=many))))) as opened:
        assert len(opened.pages) > 2
    places = [type(block).__name__ for block in report().blocks]
    assert places.index("Callout") == 1


def test_an_event_without_forms_says_so_and_divides_by_nothing() -> None:
    bare = replace(REPORT, responses=(), distributions=())
    assert "Nobody has been asked yet." in told(report(bare))
    assert rows(blocks_of(report(replace(bare, responses=(Response("Form", 0, 0),))), Table)[0]) == [
        ("Form", "0", "0", "–")
    ]


@pytest.mark.parametrize(
    "sheet",
    [
        REPORT,
        replace(REPORT, responses=(), distributions=()),
        replace(REPORT, title=HOSTILE, distributions=(Distribution(HOSTILE, HOSTILE, ((HOSTILE, 9), ("b", 2)), 12),)),
    ],
)
def test_every_summary_is_printed_alike_twice_and_clean(sheet: EventReport, tmp_path: Path) -> None:
    assert_sound(report(sheet), tmp_path)
