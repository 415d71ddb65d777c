"""Headings: an anchor for each, numbers for the parts of a book, and no level skipped."""

from dataclasses import replace

from trivet.press.document import Blocks, Bullets, Callout, Columns, Document, Heading, Keep, Quote, Text
from trivet.press.outline import Entry, anchored, contents, headings, stepped


def heading(level: int, text: str, anchor: str = "") -> Heading:
    return Heading(level, (Text(text),), anchor)


DEEP: Blocks = (
    heading(1, "Bond"),
    Keep((heading(2, "Why?"),)),
    Columns(((heading(2, "Why?"),), (Quote((heading(3, "Bond"),)),))),
    Bullets(((Callout("note", "", (heading(2, "¡!"),)),),)),
    heading(1, "Goals", anchor="module-goals"),
)


def test_every_heading_gets_an_anchor_of_its_own_however_deep_it_stands() -> None:
    found = [found.anchor for found in headings(anchored(DEEP))]
    assert found == ["bond", "why", "why-2", "bond-2", "part", "module-goals"]


def test_anchoring_twice_changes_nothing() -> None:
    assert anchored(anchored(DEEP)) == anchored(DEEP)


def test_only_a_book_numbers_its_parts(book: Document) -> None:
    whole = replace(book, blocks=anchored((heading(1, "Bond"), heading(2, "Why?"), heading(1, "Goals"))))
    assert contents(whole) == (
        Entry(1, "1", "Bond", "bond"),
        Entry(2, "", "Why?", "why"),
        Entry(1, "2", "Goals", "goals"),
    )
    assert [entry.number for entry in contents(replace(whole, layout="plain"))] == ["", "", ""]


def test_levels_go_down_one_step_at_a_time() -> None:
    levels = (3, 4, 2, 1, 3, 3, 1)
    stepping = stepped(tuple(heading(level, "x") for level in levels))
    assert [found.level for found in headings(stepping)] == [1, 2, 2, 1, 2, 3, 1]
