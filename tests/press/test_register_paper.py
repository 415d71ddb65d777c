"""The signature sheet and the name cards: everybody has a row, heads come back, strangers have room."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from courses import blocks_of
from samples import BRAND, HOSTILE, PAPERS, REGISTER, TITLE, assert_sound, told

from trivet.press.document import Document, NewPage, PlayCard, Table
from trivet.press.markdown import inline_text
from trivet.press.pdf import to_pdf
from trivet.press.register import Signatory, SignatureSheet, name_cards, signature_sheet
from trivet.press.word import to_docx

pytestmark = pytest.mark.press


def printed(sheet: SignatureSheet = REGISTER) -> Document:
    return signature_sheet(sheet, PAPERS.register, BRAND)


def test_everybody_has_a_row_with_room_to_sign_and_walk_ins_have_some_too() -> None:
    people, strangers = blocks_of(printed(), Table)
    assert [inline_text(head) for head in people.headers] == [
        "Name and organisation",
        "In",
        "Out",
        "Morning",
        "Afternoon",
    ]
    assert len(people.rows) == len(REGISTER.people)
    assert inline_text(people.rows[0][0]) == "Person 0\nInvented Service"
    assert [inline_text(cell) for cell in people.rows[0][1:]] == [""] * 4
    assert len(strangers.rows) == REGISTER.spare
    assert people.boxed
    assert strangers.boxed


def test_each_date_has_its_own_pages() -> None:
    document = printed(replace(REGISTER, dates=(date(2027, 3, 4), date(2027, 3, 11))))
    assert len(blocks_of(document, Table)) == 4
    assert len(blocks_of(document, NewPage)) == 1
    assert "Thursday 11 March 2027" in told(document)


def test_an_empty_register_is_for_walk_ins_alone() -> None:
    document = printed(replace(REGISTER, people=()))
    assert "Nobody has booked yet." in told(document)
    assert len(blocks_of(document, Table)) == 1


def test_the_heads_come_back_on_every_page() -> None:
    with pikepdf.open(BytesIO(to_pdf(printed()))) as opened:
        assert len(opened.pages) > 2
        heads = [one for one in opened.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/TH"]
    assert len(heads) >= 10


def test_a_card_for_everybody_with_the_name_largest() -> None:
    cards = blocks_of(name_cards(TITLE, REGISTER.people, PAPERS.register, BRAND), PlayCard)
    assert [card.title for card in cards] == [one.name for one in REGISTER.people]
    assert "Invented Service" in told(name_cards(TITLE, REGISTER.people[:1], PAPERS.register, BRAND))


@pytest.mark.parametrize(("people", "pages"), [(1, 1), (2, 1), (5, 3)])
def test_cards_stand_two_to_a_page(people: int, pages: int) -> None:
    document = name_cards(TITLE, REGISTER.people[:people], PAPERS.register, BRAND)
    with pikepdf.open(BytesIO(to_pdf(document))) as opened:
        assert len(opened.pages) == pages


DOCUMENTS = {
    "register": printed(),
    "nobody": printed(replace(REGISTER, people=(), dates=(date(2027, 3, 4), date(2027, 3, 5)))),
    "with marks": printed(replace(REGISTER, title=HOSTILE, people=(Signatory(HOSTILE, HOSTILE),), address="")),
    "cards": name_cards(TITLE, REGISTER.people[:6], PAPERS.register, BRAND),
    "cards with marks": name_cards(HOSTILE, (Signatory(HOSTILE[:120], HOSTILE[:80]),), PAPERS.register, BRAND),
    "no cards": name_cards(TITLE, (), PAPERS.register, BRAND),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_sheet_is_printed_alike_twice_and_clean(name: str, tmp_path: Path) -> None:
    assert_sound(DOCUMENTS[name], tmp_path)
    assert to_docx(DOCUMENTS[name]).startswith(b"PK")
