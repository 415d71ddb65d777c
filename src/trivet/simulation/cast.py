"""The people one can practise with: each client's words, numbers and lines, ready to play."""

from dataclasses import dataclass
from functools import lru_cache

from trivet.content.practice import Practice
from trivet.content.schema.clients import Archetype, Client, Line, When
from trivet.simulation.persona import Persona, persona_of
from trivet.vocabulary import Act


@dataclass(frozen=True, slots=True, eq=False)
class Spoken:
    """A line that a client may say. `own`: it is this client's, not the archetype's. `back`: what might be given back to it, or ""."""

    id: str
    act: Act
    line: str
    back: str
    when: When | None
    own: bool


@dataclass(frozen=True, slots=True, eq=False)
class Character:
    """One simulated client, ready to play. Compared by identity: there is one for each reading of the content."""

    client: Client
    persona: Persona
    lines: dict[Act, tuple[Spoken, ...]]
    facts: dict[str, Spoken]
    incident: Spoken | None

    @property
    def id(self) -> str:
        return self.client.client

    def spoken(self, line_id: str) -> Spoken | None:
        """The line of that id, if this client still has it: a stored session may be older than an edit."""
        every = (*(one for lines in self.lines.values() for one in lines), *self.facts.values())
        return next((one for one in (*every, self.incident) if one is not None and one.id == line_id), None)

    def said(self, line_id: str, act: Act, words: str) -> Spoken:
        """A stored line with all that belongs to it; as it was stored, if it has been edited away since."""
        return self.spoken(line_id) or Spoken(line_id, act, words, "", None, own=False)


def character_of(client: Client, archetypes: dict[str, Archetype]) -> Character:
    """A client with everything that the archetype adds. Raises UnknownArchetypeError."""
    persona = persona_of(client, archetypes)
    archetype, name = archetypes[client.archetype], client.client
    avoid = tuple(words.lower() for words in client.avoid)
    lines = {}
    for act in Act:
        own = tuple(_spoken(line, name, act, own=True) for line in client.lines.get(act, ()))
        shared = (line for line in archetype.lines[act] if not any(words in line.line.lower() for words in avoid))
        lines[act] = (*own, *(_spoken(line, archetype.archetype, act, own=False) for line in shared))
    incident = client.incident
    return Character(
        client=client,
        persona=persona,
        lines=lines,
        facts={
            fact.id: Spoken(f"{name}.fact.{fact.id}", Act.DISCLOSE, fact.line, fact.back or "", None, own=True)
            for fact in client.facts
        },
        incident=Spoken(f"{name}.incident", Act.CHALLENGE, incident.line, incident.back or "", None, own=True)
        if incident
        else None,
    )


@lru_cache(maxsize=4)
def cast_of(practice: Practice) -> dict[str, Character]:
    """Every client of the content, by id. Raises UnknownArchetypeError."""
    return {name: character_of(client, practice.archetypes) for name, client in practice.clients.items()}


def _spoken(line: Line, owner: str, act: Act, *, own: bool) -> Spoken:
    return Spoken(line.id_in(owner, act), act, line.line, line.back or "", line.when, own)
