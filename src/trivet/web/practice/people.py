"""Whom one can meet: the shipped clients, and those that trainers made.

A room above this one that holds clients of its own appends a function to `PROVIDERS` in its AppConfig.ready():
`PROVIDERS.append(own_clients)`, the list being imported there from trivet.web.practice.people.

`own_clients() -> Iterable[Own]` names every published client; it is asked for each page, so it must be quick. Its ids must not
be those of shipped clients (a shipped client wins). `Own.source` is the YAML from which `Own.character` was made: a session keeps
it, so that it can be gone through again when the client has been edited or withdrawn.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from trivet.content.errors import ContentError
from trivet.content.practice import Practice, load_practice, read_client
from trivet.simulation.cast import Character, cast_of, character_of
from trivet.simulation.persona import UnknownArchetypeError
from trivet.web.practice.models import Session


@dataclass(frozen=True, slots=True, eq=False)
class Own:
    """A trainer's own client, ready to play, and the file that it was made of."""

    character: Character
    source: str


PROVIDERS: list[Callable[[], Iterable[Own]]] = []


def practice() -> Practice:
    """The content of practice as it is served. Read once a process."""
    return load_practice()


def characters() -> dict[str, Character]:
    """Everybody whom one can meet, by id: the shipped ones first."""
    own = {one.character.id: one.character for one in _own()}
    return {**cast_of(practice()), **{name: one for name, one in own.items() if name not in practice().clients}}


def character_named(client: str) -> Own | None:
    """One of them, with the source to keep; empty for a shipped one."""
    shipped = cast_of(practice()).get(client)
    if shipped is not None:
        return Own(shipped, "")
    return next((one for one in _own() if one.character.id == client), None)


def character_for(session: Session) -> Character | None:
    """The client of a stored session, as it was then where a trainer made it; None when a shipped client is gone."""
    if session.client_source:
        return _read(session.client_source, practice().version)
    return cast_of(practice()).get(session.client)


def _own() -> Iterable[Own]:
    return (one for provider in PROVIDERS for one in provider())


@lru_cache(maxsize=64)
def _read(source: str, version: str) -> Character | None:
    """A kept file played again. `version` is that of the archetypes beside it."""
    try:
        return character_of(read_client(source, f"client@{version}"), practice().archetypes)
    except (ContentError, UnknownArchetypeError):
        return None
