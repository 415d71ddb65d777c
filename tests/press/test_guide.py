"""The facilitator's guide: its clock, its honesty, its appendices."""

import re
from functools import cache
from itertools import pairwise, zip_longest

import pytest
from courses import COURSES, HOSTILE, blocks_of, cell_text, course, hostile_course, known, leftovers, strings

from trivet.curriculum import clock, minute_of
from trivet.press.document import Callout, Document, Facts, Heading, Table, Ticks, Timeline
from trivet.press.guide import guide
from trivet.press.markdown import inline_text, to_inlines
from trivet.press.pdf import to_pdf
from trivet.press.running import running_order


@cache
def guided(name: str) -> Document:
    return guide(known(name))


def clocks(document: object) -> list[list[tuple[int, int]]]:
    """Every table that tells times, as (start, minutes) rows."""
    tables = blocks_of(document, Table)  # type: ignore[arg-type]
    return [
        [(minute_of(cell_text(row[0])), int(cell_text(row[1]))) for row in table.rows]
        for table in tables
        if cell_text(table.headers[0]) == "Time"
    ]


def printed(text: str) -> str:
    """With the quotation marks and dashes that print has."""
    return inline_text(to_inlines(text))


def headings(document: object, level: int) -> list[str]:
    found = blocks_of(document, Heading)  # type: ignore[arg-type]
    return [inline_text(heading.children) for heading in found if heading.level == level]


@pytest.mark.parametrize("name", COURSES)
def test_the_times_of_every_slot_and_every_exercise_add_up(name: str) -> None:
    brief = known(name)
    expected = []
    for slot, following in (pair for day in brief.plan.days for pair in zip_longest(day.slots, day.slots[1:])):
        if slot.modules:
            rest = following.minutes if following and following.is_rest else 0
            pieces = running_order(brief.library, slot).pieces
            expected.append((slot.start, slot.minutes + rest))
            expected += [(piece.start, piece.minutes) for piece in pieces if piece.activity]
    found = clocks(guided(name))
    assert [(rows[0][0], sum(minutes for _, minutes in rows)) for rows in found] == expected
    assert all(start + minutes == following for rows in found for (start, minutes), (following, _) in pairwise(rows))


@pytest.mark.parametrize("name", COURSES)
def test_no_mark_of_the_content_format_is_left_over(name: str) -> None:
    assert leftovers(guided(name).blocks) == []


@pytest.mark.parametrize("name", COURSES)
def test_every_slot_but_the_rests_has_a_part_in_the_order_of_the_day(name: str) -> None:
    brief = known(name)
    titles = [printed(slot.title) for day in brief.plan.days for slot in day.slots if not slot.is_rest]
    parts = headings(guided(name), 1)[2 : 2 + len(titles)]
    assert [part[-len(title) :] for part, title in zip(parts, titles, strict=True)] == titles


def test_the_day_at_a_glance_says_what_was_changed_and_why() -> None:
    brief = known("core")
    told = " ".join(strings(guide(brief).blocks))
    for change in brief.plan.days[0].changes:
        assert str(change) in told
    rows = blocks_of(guide(brief), Timeline)[0].rows
    assert [row.start for row in rows] == [clock(slot.start) for slot in brief.plan.days[0].slots]
    assert next(row.note for row in rows if row.title == "Bond").endswith("5 minutes less than usual")


def test_where_the_exercises_hold_less_practice_than_planned_both_numbers_are_told() -> None:
    document = guided("two options")
    facts = [
        inline_text(value) for block in blocks_of(document, Facts) for name, value in block.pairs if name == "Practice"
    ]
    assert "22 minutes planned; the exercises hold 18" in facts
    notes = [" ".join(strings(box)) for box in blocks_of(document, Callout) if box.title == "What is different today"]
    assert any("Left out: Question diet." in note and "exercises hold 18" in note for note in notes)


def test_every_exercise_of_a_module_is_told_in_full_in_the_day_or_among_the_swaps() -> None:
    brief = known("two options")
    document = guide(brief)
    told = [
        text.partition(" ")[2] if text[:2].isdigit() else text for level in (2, 3) for text in headings(document, level)
    ]
    for module in brief.modules:
        for activity in module.activities:
            assert told.count(printed(activity.title)) == 1


def test_a_joined_block_is_one_part_with_a_talk_for_each_module() -> None:
    document = guide(known("compliance and collusion joined"))
    assert "M4 and M5 Goals and tasks" in headings(document, 1)
    talks = [text for text in headings(document, 2) if " Talk: " in text]
    assert [text.partition(" Talk: ")[2].rpartition(",")[0] for text in talks] == [
        "Goals",
        "Tasks",
        printed("Compliance theories and 'types' of client"),
        "Avoiding collusion and collusive relationships",
    ]


def test_each_rest_says_when_work_starts_again() -> None:
    brief = known("a day and a half")
    rests = [slot for day in brief.plan.days for slot in day.slots if slot.is_rest]
    told = [text for text in strings(guided("a day and a half").blocks) if text.startswith(("Break.", "Lunch."))]
    assert [clock(rest.end) in text for rest, text in zip(rests, told, strict=True)] == [True] * len(rests)


def test_the_second_day_says_so() -> None:
    leads = [text for text in strings(guided("a day and a half").blocks) if text.startswith("Second day,")]
    assert len(leads) == len([slot for slot in known("a day and a half").plan.days[1].slots if not slot.is_rest])


def test_every_question_of_the_knowledge_check_stands_with_its_answer() -> None:
    brief = known("core")
    told = list(strings(guide(brief).blocks))
    answers = [text for text in told if re.fullmatch(r"Answer [a-d]\. ", text)]
    assert answers == [f"Answer {item.answer.id}. " for module in brief.modules for item in module.check.items]


def test_the_self_check_asks_for_outcomes_practice_and_feedback_in_each_module() -> None:
    brief = known("core")
    asked = [block for block in blocks_of(guide(brief), Ticks) if block.label.startswith("M")]
    assert len(asked) == len(brief.modules)
    assert {len(block.items) for block in asked} == {3}


@pytest.mark.parametrize(
    ("size", "told"),
    [
        (12, "12 people make 4 groups of three."),
        (14, "14 people make 2 groups of three and 2 of four."),
        (5, "Five people make one group"),
        (2, "Two people make no group of three"),
    ],
)
def test_the_groups_of_three_follow_from_the_size_of_the_group(size: int, told: str) -> None:
    assert told in " ".join(strings(guide(course(group_size=size)).blocks))


def test_hostile_names_are_printed_as_they_were_typed() -> None:
    document = guide(hostile_course())
    assert list(strings(document)).count(HOSTILE) >= 5
    assert [text for text in leftovers(document.blocks) if text != HOSTILE] == []


@pytest.mark.press
def test_a_hostile_course_of_a_day_and_a_half_becomes_a_pdf() -> None:
    brief = hostile_course(**COURSES["a day and a half"])
    assert to_pdf(guide(brief)).startswith(b"%PDF-")
