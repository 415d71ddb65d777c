"""The tree as JSON: what the template is told beyond the words."""

import json

from trivet.press.document import (
    Blocks,
    Brand,
    Callout,
    Columns,
    Document,
    Heading,
    Keep,
    Legs,
    Link,
    NewPage,
    Paragraph,
    PlayCard,
    Table,
    Text,
    WriteLines,
)
from trivet.press.serial import to_json


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def card(title: str) -> PlayCard:
    return PlayCard("Client", "M1", title, ())


def told(*blocks: object, layout: str = "book") -> list[dict[str, object]]:
    document = Document("A note", blocks, Brand("Fellside"), layout=layout)  # type: ignore[arg-type]
    found: list[dict[str, object]] = json.loads(to_json(document))["blocks"]
    return found


def kinds(found: list[dict[str, object]]) -> list[object]:
    return [block["k"] for block in found]


def test_every_block_arrives_under_its_own_name(every_block: Blocks) -> None:
    arrived = set(kinds(told(*every_block)))
    assert arrived == {type(block).__name__ for block in every_block} - {"PlayCard"} | {"Deck"}


def test_cards_that_follow_one_another_become_one_deck() -> None:
    found = told(card("a"), card("b"), NewPage(), card("c"))
    assert kinds(found) == ["Deck", "NewPage", "Deck"]
    assert [one["title"] for one in found[0]["cards"]] == ["a", "b"]  # type: ignore[attr-defined]


def test_inside_a_box_cards_stay_cards_and_pages_are_not_broken() -> None:
    (box,) = told(Keep((NewPage(), card("a"), card("b"))))
    assert kinds(box["blocks"]) == ["PlayCard", "PlayCard"]  # type: ignore[arg-type]


def test_a_heading_in_a_box_is_at_most_of_the_second_level() -> None:
    (box,) = told(Columns(((Heading(1, (Text("High"),)),),)))
    assert [(head["level"], head["depth"]) for head in box["columns"][0]] == [(2, 1)]  # type: ignore[index]


def test_links_to_a_module_lead_to_its_heading_under_either_name() -> None:
    for anchor in ("bond", "module:bond"):
        found = told(Heading(1, (Text("Bond"),), anchor=anchor), Paragraph((Link("module:bond", ()),)))
        assert found[1]["children"][0]["place"] == found[0]["anchor"]  # type: ignore[index]


def test_links_elsewhere_keep_their_address_and_scripts_lose_it() -> None:
    (found,) = told(Paragraph((Link("https://example.org/a", ()), Link("javascript:x", ()), Link("module:gone", ()))))
    ways = [(link["url"], link["place"]) for link in found["children"]]  # type: ignore[attr-defined]
    assert ways == [("https://example.org/a", ""), ("", ""), ("", "")]


def test_two_headings_with_one_name_have_two_anchors() -> None:
    found = told(Heading(1, (Text("Bond"),)), Heading(1, (Text("Bond"),)))
    assert len({head["anchor"] for head in found}) == 2


def test_a_short_box_is_kept_together_and_a_long_one_is_not() -> None:
    short, long, ruled = told(
        Callout("say", "", (paragraph("Say it."),)),
        Callout("say", "", (paragraph("Say it. " * 200),)),
        Callout("say", "", (WriteLines((), 20),)),
    )
    assert [short["keep"], long["keep"], ruled["keep"]] == [True, False, False]


def test_the_rows_of_a_table_are_kept_whole_unless_one_is_very_long() -> None:
    row, endless = ((Text("word " * 30),),), ((Text("word " * 300),),)
    many, one = told(Table(((),), row * 40), Table(((),), row + endless))
    assert [many["keep"], one["keep"]] == [True, False]


def test_a_paragraph_that_announces_what_follows_says_so() -> None:
    assert [block["leads_on"] for block in told(paragraph("As follows: "), paragraph("Done."))] == [True, False]


def test_the_three_legs_come_ready_drawn() -> None:
    (found,) = told(Legs(80, 30, 60, ""))
    assert [leg["component"] for leg in found["drawn"]["legs"]] == ["bond", "goals", "tasks"]  # type: ignore[index]


def test_whose_look_it_is() -> None:
    document = Document("A note", (), Brand("Fellside"), Brand("Towy", "#7a1f5c"))
    whole = json.loads(to_json(document))
    assert (whole["brand"]["name"], whole["customer"]["name"], whole["provider"]["name"]) == (
        "Towy",
        "Towy",
        "Fellside",
    )
