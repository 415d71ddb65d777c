"""A simulated client on paper: everything a role play needs, for the right hands, and nothing lost on the way."""

import shutil
import subprocess
from pathlib import Path

import pytest
from courses import HOSTILE, blocks_of, leftovers, library, strings
from samples import assert_clean

from trivet.content.practice import read_client
from trivet.content.schema.clients import Archetype, Client
from trivet.content.yamlfile import read_yaml, shape
from trivet.press.client_sheet import client_sheet
from trivet.press.document import Brand, Document, PlayCard
from trivet.press.pdf import to_pdf
from trivet.press.word import to_docx

ROOT = library().root / "clients"
CLIENTS = {path.stem: read_client(path.read_text(encoding="utf-8"), path.name) for path in sorted(ROOT.glob("*.yaml"))}
ARCHETYPES = {
    path.stem: shape(read_yaml(path.read_text(encoding="utf-8"), path.name), Archetype)
    for path in (ROOT / "archetypes").glob("*.yaml")
}


def sheet(client: Client) -> Document:
    return client_sheet(client, ARCHETYPES[client.archetype], Brand("Fellside Alliance Training"), library())


def card(document: Document, number: int) -> str:
    found = blocks_of(document, PlayCard)[number]
    return " ".join(strings((found.blocks, found.line, found.look_for)))


@pytest.mark.parametrize("name", CLIENTS)
def test_five_cards_for_three_people_and_no_mark_left_over(name: str) -> None:
    document, person = sheet(CLIENTS[name]), CLIENTS[name].person.name
    cards = blocks_of(document, PlayCard)
    assert [one.role for one in cards] == [
        *[f"For the person who plays {person}"] * 3, "For the practitioner", "For the observer",
    ]  # fmt: skip
    assert [one.code for one in cards] == ["1 of 5", "2 of 5", "3 of 5", "4 of 5", "5 of 5"]
    assert leftovers(document.blocks) == []
    assert "{" not in " ".join(strings(document.blocks))
    assert cards[0].line


@pytest.mark.parametrize("name", CLIENTS)
def test_facts_and_the_incident_are_on_the_players_card_and_nowhere_else(name: str) -> None:
    client, document = CLIENTS[name], sheet(CLIENTS[name])
    assert client.incident
    others = " ".join(card(document, number) for number in (0, 2, 3, 4))
    for line in (*(fact.line for fact in client.facts), client.incident.line):
        printed = line.replace("'", "’")
        assert printed in card(document, 1).replace("‘", "’")
        assert printed not in others.replace("‘", "’")


def test_the_player_is_told_what_would_calm_and_the_observer_what_to_watch_for() -> None:
    document = sheet(CLIENTS["dean"])
    assert "they say what they got wrong, without a ‘but’; they say that it makes sense to feel like that." in card(
        document, 1
    )
    assert "Own my part" in card(document, 4)
    assert CLIENTS["dean"].watch_for in card(document, 4)


def test_own_lines_come_first_and_the_archetype_lends_the_rest_without_contradicting() -> None:
    client = CLIENTS["tanya"]
    said = card(sheet(client), 2)
    assert "Whichever." in said
    assert not [words for words in client.avoid if words in said]


def test_a_client_without_facts_incident_or_meetings_is_still_a_role_play() -> None:
    bare = CLIENTS["dean"].model_copy(
        update={"facts": (), "incident": None, "sessions": type(CLIENTS["dean"].sessions)()}
    )
    assert len(blocks_of(sheet(bare), PlayCard)) == 5


@pytest.mark.press
@pytest.mark.parametrize("name", CLIENTS)
def test_the_pdf_keeps_to_pdf_ua_and_loses_no_word(name: str, tmp_path: Path) -> None:
    document = sheet(CLIENTS[name])
    made = to_pdf(document)
    assert_clean(made, tmp_path)
    if shutil.which("pdftotext"):
        found = subprocess.run(
            ["pdftotext", "-raw", "-", "-"], input=made, capture_output=True, check=True
        ).stdout.decode()
        words = _signs(found)
        for text in strings(blocks_of(document, PlayCard)):
            assert _signs(text) in words, text


@pytest.mark.press
def test_hostile_words_are_only_words() -> None:
    person = CLIENTS["dean"].person.model_copy(update={"name": HOSTILE[:40]})
    client = CLIENTS["dean"].model_copy(update={"person": person, "background": HOSTILE, "title": HOSTILE})
    assert to_pdf(sheet(client)).startswith(b"%PDF-")
    assert to_docx(sheet(client)).startswith(b"PK")


def _signs(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())
