"""The Welsh of the participant's path: the catalogue is whole, and no page that has Welsh falls back into English."""

import importlib.util
import re
import shutil
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from babel.messages.catalog import Message
from babel.messages.mofile import read_mo
from django.test import Client
from django.urls import reverse
from lxml import html

from trivet.web.events.models import Booking, Event

SCRIPT = Path(__file__).parents[2] / "scripts" / "catalogue.py"
HOLES = re.compile(r"%\(\w+\)[sd]|%%|\{\w*\}|</?[a-z]+[^>]*>")
#: Shorter ones may be a piece of a name, or the same in both languages.
LONG_ENOUGH = 12


def _script() -> ModuleType:
    found = importlib.util.spec_from_file_location("catalogue", SCRIPT)
    assert found
    assert found.loader
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


CATALOGUE = _script()
ENTRIES: list[Message] = [entry for entry in CATALOGUE.read(CATALOGUE.CATALOGUE) if entry.id]


def _asked(entry: Message) -> tuple[str, ...]:
    return (entry.id,) if isinstance(entry.id, str) else tuple(entry.id)


def test_every_string_has_its_welsh_in_every_way_of_counting() -> None:
    assert [entry.id for entry in ENTRIES if not all(CATALOGUE.strings(entry))] == []
    assert {len(CATALOGUE.strings(entry)) for entry in ENTRIES if entry.pluralizable} == {4}


def test_what_is_filled_in_and_every_tag_survives_the_translation() -> None:
    wrong = [
        words
        for entry in ENTRIES
        for words in CATALOGUE.strings(entry)
        if sorted(HOLES.findall(words)) not in [sorted(HOLES.findall(asked)) for asked in _asked(entry)]
    ]
    assert wrong == []


def test_every_string_says_whether_a_person_has_checked_it() -> None:
    marks = [[line for line in entry.user_comments if re.match(r"draft$|checked: \S", line)] for entry in ENTRIES]
    assert [entry.id for entry, mark in zip(ENTRIES, marks, strict=True) if len(mark) != 1] == []


def test_what_the_house_speaks_is_what_the_catalogue_says() -> None:
    with CATALOGUE.CATALOGUE.with_suffix(".mo").open("rb") as file:
        spoken = {_asked(entry): CATALOGUE.strings(entry) for entry in read_mo(file) if entry.id}
    assert spoken == {_asked(entry): CATALOGUE.strings(entry) for entry in ENTRIES}


@pytest.mark.skipif(shutil.which("xgettext") is None, reason="collecting strings needs GNU gettext")
def test_nothing_is_marked_for_translation_that_the_catalogue_does_not_hold(tmp_path: Path) -> None:
    web = tmp_path / "web"
    shutil.copytree(CATALOGUE.WEB, web, ignore=shutil.ignore_patterns("static", "__pycache__", "migrations"))
    CATALOGUE.collect(web)
    collected = {_asked(entry) for entry in CATALOGUE.read(web / CATALOGUE.PO) if entry.id}
    assert collected == {_asked(entry) for entry in ENTRIES}


def _english_left(body: bytes) -> list[str]:
    """Every string of the catalogue that a page says in English though it has Welsh; what is marked as English may be."""
    page: Any = html.document_fromstring(body.decode())
    for foreign in page.xpath("//script | //style | //textarea | //*[@lang and not(starts-with(@lang, 'cy'))]"):
        foreign.drop_tree()
    said = [" ".join(str(text).split()) for text in page.xpath("//text() | //@aria-label | //@placeholder | //@title")]
    asked = {words for entry in ENTRIES for words in _asked(entry) if words not in CATALOGUE.strings(entry)}
    plain = {words for words in asked if len(words) >= LONG_ENOUGH and " " in words and not HOLES.search(words)}
    return sorted(words for words in plain if any(_holds(text, words) for text in said))


def _holds(text: str, words: str) -> bool:
    return words in text and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def _is_welsh(body: bytes) -> bool:
    return b'<html lang="cy"' in body


@pytest.mark.parametrize("name", ["events:dates", "portal:links", "awards:verify", "sales:ask"])
def test_a_public_page_in_welsh_says_nothing_in_english_that_has_welsh(event: Event, client: Client, name: str) -> None:
    body = client.get(reverse(name), {"lang": "cy"}).content
    assert _is_welsh(body)
    assert _english_left(body) == []


@pytest.mark.parametrize("name", ["events:date", "events:group", "day:in"])
def test_a_page_of_a_date_in_welsh_says_nothing_in_english_that_has_welsh(
    event: Event, client: Client, name: str
) -> None:
    body = client.get(reverse(name, args=[event.slug]), {"lang": "cy"}).content
    assert _is_welsh(body)
    assert _english_left(body) == []


@pytest.mark.parametrize("name", ["events:date", "events:group"])
def test_an_empty_form_is_refused_in_welsh(event: Event, client: Client, name: str) -> None:
    body = client.post(reverse(name, args=[event.slug]) + "?lang=cy", {}).content
    assert "Mae angen llenwi’r maes hwn." in body.decode()
    assert _english_left(body) == []


@pytest.mark.parametrize("name", ["awards:verify", "sales:ask", "portal:links"])
def test_an_empty_public_form_is_answered_in_welsh(event: Event, client: Client, name: str) -> None:
    body = client.post(reverse(name) + "?lang=cy", {}).content
    assert _is_welsh(body)
    assert _english_left(body) == []


@pytest.mark.parametrize(
    ("name", "more"),
    [("portal:booking", ()), ("portal:change", ()), ("portal:cancel", ()), ("portal:move", ()), ("portal:colleague", ()),
     ("awards:mine", ()), ("feedback:form", ("before",)), ("feedback:form", ("after",))],
)  # fmt: skip
def test_the_pages_of_a_booking_speak_its_language_without_being_asked(
    booking: Booking, client: Client, name: str, more: tuple[str, ...]
) -> None:
    booking.language = "cy"
    booking.save()
    body = client.get(reverse(name, args=[booking.token, *more]), follow=True).content
    assert _is_welsh(body)
    assert _english_left(body) == []


def test_a_date_is_written_the_welsh_way(event: Event, client: Client) -> None:
    body = client.get(reverse("events:date", args=[event.slug]), {"lang": "cy"}).content.decode()
    assert f"Dydd Iau 4 Mawrth {event.date.year}" in body


def test_a_page_with_words_that_nobody_checked_says_so(event: Event, client: Client) -> None:
    body = client.get(reverse("events:dates"), {"lang": "cy"}).content.decode()
    assert ("Drafft yw rhai o’r geiriau hyn." in body) == any("draft" in entry.user_comments for entry in ENTRIES)
