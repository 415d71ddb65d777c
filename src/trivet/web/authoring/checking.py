"""What stands in a client's way: the linter's faults, each at its field, and the verdict of some hundred meetings."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from trivet.content.clientfile import ORDER
from trivet.content.errors import ContentError, Fault
from trivet.content.lint.clients import client_advice, client_faults
from trivet.content.practice import locate_client, read_client
from trivet.content.schema.clients import Client
from trivet.content.yamlfile import Located, Place
from trivet.simulation.cast import Character, character_of
from trivet.simulation.gate import Verdict, gate
from trivet.vocabulary import Act
from trivet.web.authoring.words import ACTS
from trivet.web.practice.people import practice
from trivet.web.training.queries import library

_NAMED = re.compile(r"^([\w.-]+): ")


@dataclass(frozen=True, slots=True)
class Note:
    """Something to mend, or (where it does not stop) to look at: where it is, on which line of the file, in words."""

    place: Place
    line: int
    text: str
    stops: bool

    @property
    def where(self) -> str:
        """Its place as the form calls it, for rows; "" for what is named by its field."""
        if self.place[:1] == ("lines",) and len(self.place) == 3 and self.place[1] in set(Act):
            return f"{ACTS[Act(self.place[1])][0]}, {int(self.place[2]) + 1}"
        return f"Fact {int(self.place[1]) + 1}" if self.place[:1] == ("facts",) and len(self.place) == 2 else ""

    @property
    def section(self) -> str:
        """The anchor of the part of the form in which it lies."""
        return _SECTIONS.get(str(self.place[0]) if self.place else "", "part-who")


@dataclass(frozen=True, slots=True)
class Checked:
    """A file after the linter. `client` is None where it cannot be read."""

    client: Client | None
    notes: tuple[Note, ...]

    @property
    def faults(self) -> tuple[Note, ...]:
        return tuple(one for one in self.notes if one.stops)

    @property
    def advice(self) -> tuple[Note, ...]:
        return tuple(one for one in self.notes if not one.stops)

    def at(self, *place: str | int) -> tuple[str, ...]:
        """What is said of that place and of all within it."""
        return tuple(one.text for one in self.faults if one.place[: len(place)] == place)


def checked(text: str, slug: str) -> Checked:
    """A file through the linter. Remembered by its words."""
    return _checked(text, slug, practice().version)


def verdict_on(text: str, slug: str) -> Verdict | None:
    """What the gate says; None for a client who cannot be played. Takes about a second the first time."""
    character = character_in(text, slug)
    return _verdict(text, slug, practice().version) if character else None


def character_in(text: str, slug: str) -> Character | None:
    """The client of a file, ready to play; None where the file does not hold one."""
    client = checked(text, slug).client
    return character_of(client, practice().archetypes) if client and client.archetype in practice().archetypes else None


def obstacles(text: str, slug: str) -> tuple[str, ...]:
    """Everything that stands between a draft and practice."""
    faults = checked(text, slug).faults
    if faults:
        return tuple(f"Line {one.line}: {one.text}" for one in faults)
    verdict = verdict_on(text, slug)
    return tuple(one.text for one in verdict.stopping) if verdict else ("This client cannot be played.",)


@lru_cache(maxsize=64)
def _checked(text: str, slug: str, version: str) -> Checked:
    try:
        client, located = read_client(text, slug), locate_client(text, slug)
    except ContentError as error:
        return Checked(None, tuple(_notes(error.faults, _located(text, slug), stops=True)))
    books = library()
    faults = list(client_faults(client, located, practice().archetypes, books.references, books.modules, books.moves))
    if client.client != slug:
        faults.append(
            Fault(
                slug, located.line_of(("client",)), f"client: this client's id is {slug}; the file says {client.client}"
            )
        )
    notes = (*_notes(faults, located, stops=True), *_notes(client_advice(client, located), located, stops=False))
    return Checked(client, notes)


@lru_cache(maxsize=32)
def _verdict(text: str, slug: str, version: str) -> Verdict:
    character = character_in(text, slug)
    assert character is not None
    return gate(character)


def _located(text: str, slug: str) -> Located | None:
    try:
        return locate_client(text, slug)
    except ContentError:
        return None


def _notes(faults: Iterable[Fault], located: Located | None, *, stops: bool) -> Iterable[Note]:
    places: dict[int, Place] = {}
    for place, line in located.lines.items() if located else ():
        if line not in places or len(place) > len(places[line]):
            places[line] = place
    for fault in faults:
        named = _NAMED.match(fault.message)
        place = _place(named.group(1)) if named else ()
        found = place if place and place[0] in ORDER else places.get(fault.line, ())
        note = Note(_cut(found), fault.line, fault.message, stops)
        yield replace(note, text=_NAMED.sub("", fault.message)) if note.where else note


def _place(name: str) -> Place:
    return tuple(int(step) if step.isdecimal() else step for step in name.split("."))


def _cut(place: Place) -> Place:
    """Rows are as fine as a form shows: a line of an act, a fact, the incident's fields, a fact of the person."""
    depth = {"lines": 3, "facts": 2, "learning": 1, "hooks": 1, "avoid": 1, "postures": 1}
    return place[: depth.get(str(place[0]), 2)] if place else place


_SECTIONS = {
    **dict.fromkeys(("client", "title", "person", "setting", "nation", "archetype", "background", "wants"), "part-who"),
    **dict.fromkeys(("practitioner_brief", "sessions", "learning", "hooks", "did_well", "watch_for"), "part-try"),
    **dict.fromkeys(("dials", "rupture", "postures"), "part-stance"),
    "facts": "part-facts",
    "incident": "part-incident",
    "lines": "part-lines",
    **dict.fromkeys(("written", "avoid"), "part-notes"),
}
