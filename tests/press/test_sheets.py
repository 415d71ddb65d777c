"""Worksheets, exercises and cards as blocks."""

from trivet.content import load_library
from trivet.content.schema import Activity, FilledPart, LinesPart, ScalePart, TablePart, TicksPart, Worksheet
from trivet.press.document import Callout, Heading, Keep, Paragraph, Scale, Table, Text, Ticks, WriteLines, WriteTable
from trivet.press.markdown import Words, inline_text
from trivet.press.sheets import (
    PAGE,
    ROOM_TO_WRITE,
    filled,
    participant_side,
    play_cards,
    sentence,
    trainer_side,
    widths,
    worksheet,
)
from trivet.vocabulary import Sector

WORDS = Words({"worker": "youth worker"})
LABELS = load_library().furniture.activity
ACTIVITY = Activity.model_validate(
    {
        "id": "a-play",
        "title": "Who goes first?",
        "kind": "role-play",
        "minutes": 10,
        "practice": 6,
        "grouping": "threes",
        "outcomes": ["a-o1"],
        "purpose": "To try the first sentence.",
        "materials": ["One card each"],
        "set_up": 'Say: "Sit down."',
        "steps": [{"minutes": 8, "do": "Play it."}],
        "debrief_minutes": 2,
        "debrief": ["What did you notice?"],
        "goes_wrong": [{"if": "Somebody lectures", "then": "Ring the bell."}],
        "sectors": {sector: f"A scene in {sector}." for sector in Sector},
        "cards": [
            {"role": "practitioner", "title": "The {{worker}}", "text": "{scene} Listen."},
            {"role": "client", "title": "Dean", "text": "{scene} You are late.", "line": "It's all 'fine'."},
            {"role": "observer", "title": "Watch", "text": "Be silent.", "look_for": ["A pause"]},
        ],
    }
)


def said(text: str) -> tuple[Text]:
    return (Text(text),)


def test_a_worksheet_keeps_its_heading_with_what_it_is_about() -> None:
    sheet = Worksheet(
        id="w",
        title="My map",
        intro="For the {{worker}} only.",
        parts=(
            LinesPart(kind="lines", label="What I said", count=2),
            TablePart(kind="table", label="They say", headers=("One", "Two"), rows=3),
            TicksPart(kind="ticks", items=("A breath", "A word")),
            ScalePart(kind="scale", label="How sure?", low="not", high="very", steps=11),
        ),
    )
    assert worksheet(sheet, WORDS) == (
        Keep(
            (
                Heading(2, said("My map")),
                Paragraph(said("For the youth worker only.")),
                WriteLines(said("What I said"), 2),
            )
        ),
        WriteTable((said("One"), said("Two")), 3, "They say"),
        Ticks((said("A breath"), said("A word")), ""),
        Scale(said("How sure?"), "not", "very", 11),
    )


def test_an_empty_cell_of_a_printed_table_has_room_for_a_pen() -> None:
    table = filled(FilledPart(kind="filled", headers=("Leg", "My score"), cells=(("Bond", ""),)), WORDS)
    assert table.rows == ((said("Bond"), ROOM_TO_WRITE),)


def test_a_column_is_wide_enough_for_its_longest_word() -> None:
    found = widths(
        (said("Posture"), said("Sounds like")), ((said("Disengagement"), said("Late, absent, one word " * 20)),)
    )
    assert found[0] >= 13 * 2
    assert sum(found) <= PAGE + 1
    assert found[1] > found[0]


def test_cards_are_set_in_the_sectors_scene_and_words() -> None:
    practitioner, client, observer = play_cards(ACTIVITY, "M1.1", Sector.YOUTH_WORK, WORDS, LABELS)
    assert practitioner.title == "The youth worker"
    assert practitioner.blocks == (Paragraph(said("A scene in youth-work. Listen.")),)
    assert (client.role, client.code, client.line) == ("Client", "M1.1", "It’s all “fine”.")
    assert observer.look_for == (said("A pause"),)


def test_a_participant_reads_of_an_exercise_with_whom_how_long_and_what_for() -> None:
    assert inline_text(participant_side(ACTIVITY, WORDS, LABELS)) == (
        "Who goes first? In threes, 10 minutes. To try the first sentence."
    )


def test_a_trainer_gets_the_steps_the_debrief_and_what_goes_wrong() -> None:
    blocks = trainer_side(ACTIVITY, WORDS, LABELS)
    tables = [block for block in blocks if isinstance(block, Table)]
    boxes = [block.title for block in blocks if isinstance(block, Callout)]
    assert [[inline_text(cell) for cell in row] for row in tables[0].rows] == [["8", "Play it."]]
    assert boxes == ["Set up", "What can go wrong"]


def test_a_sentence_ends_once() -> None:
    assert [sentence(text) for text in ("Guess low", "Why?", "Stop.")] == ["Guess low.", "Why?", "Stop."]
