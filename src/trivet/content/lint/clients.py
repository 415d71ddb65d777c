"""Simulated clients: can everything be said, does everything lead somewhere, and would a colleague let it out of the room?"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from trivet.content.errors import Fault
from trivet.content.lint import speech
from trivet.content.plainly import nearest, not_known
from trivet.content.readability import reading_age
from trivet.content.schema import Move, Reference
from trivet.content.schema.clients import Archetype, Client, Line, Lines
from trivet.content.yamlfile import Located, Place
from trivet.vocabulary import Act, MoveId, MoveKind, Rupture, SourceStatus

#: How many lines a client has of their own: fewer and the archetype speaks; more and no learner meets them.
OWN_LINES = (12, 60)
#: Lines an act that an archetype needs without any condition, so that a long session never runs dry.
LEAST_LINES = 8
LEAST_FACTS = 3
PRACTITIONER_AGE, CLIENT_AGE = 14.0, 12.0

_CALM, _AWAY, _AGAINST = Rupture.NONE, Rupture.WITHDRAWAL, Rupture.CONFRONTATION
#: Under which strains each act can come at all, as the engine decides it; `tests/simulation` holds the two together.
UNDER: Mapping[Act, frozenset[Rupture]] = {
    Act.OPEN: frozenset({_CALM}),
    Act.NEUTRAL: frozenset({_CALM}),
    Act.MINIMAL: frozenset({_CALM, _AWAY}),
    Act.CHALLENGE: frozenset({_CALM, _AGAINST}),
    Act.SUSTAIN: frozenset({_CALM}),
    Act.CHANGE: frozenset({_CALM}),
    Act.WITHDRAW: frozenset({_AWAY}),
    Act.CONFRONT: frozenset({_AGAINST}),
    Act.ALLY: frozenset({_CALM}),
    Act.REPAIR: frozenset({_CALM}),
    Act.DISCLOSE: frozenset({_CALM}),
    Act.LEAVE: frozenset(Rupture),
}
#: After these a client never opens up in the same breath, and after a repair nobody walks out.
PUSHING = frozenset({MoveId.ARGUE, MoveId.FIX, MoveId.THREAT, MoveId.INTERROGATE, MoveId.DODGE})
MENDING = frozenset({MoveId.NAME, MoveId.OWN, MoveId.VALIDATE, MoveId.AUTONOMY})
_NEVER_AFTER = {Act.OPEN: PUSHING, Act.CHANGE: PUSHING, Act.ALLY: PUSHING, Act.DISCLOSE: PUSHING, Act.LEAVE: MENDING}

Saying = tuple[Place, str]


def client_faults(
    client: Client,
    located: Located,
    archetypes: Mapping[str, Archetype],
    references: Mapping[str, Reference],
    modules: Collection[str],
    moves: Sequence[Move],
) -> Iterator[Fault]:
    """Everything wrong with one client, each with its line, in words that a trainer can act on."""
    for place, message in _faults(client, archetypes, references, modules, moves):
        yield Fault(located.path, located.line_of(place), message)


def client_advice(client: Client, located: Located) -> Iterator[Fault]:
    """What is not wrong, and worth a look all the same."""
    for place, message in _advice(client):
        yield Fault(located.path, located.line_of(place), message)


def archetype_faults(archetype: Archetype, located: Located) -> Iterator[Fault]:
    """Acts that run dry, lines that stand twice, words that do not belong."""
    for place, message in _archetype(archetype):
        yield Fault(located.path, located.line_of(place), message)


def plain_words(line: str) -> str:
    """A line without case, marks and spaces: two lines that differ in no more are one."""
    return "".join(sign for sign in line.casefold() if sign.isalnum())


def sayings(client: Client) -> Iterator[Saying]:
    """Everything that a client may say, with its place."""
    yield from _lines(client.lines)
    yield from ((("facts", at, "line"), fact.line) for at, fact in enumerate(client.facts))
    if client.incident:
        yield ("incident", "line"), client.incident.line


def _faults(
    client: Client,
    archetypes: Mapping[str, Archetype],
    references: Mapping[str, Reference],
    modules: Collection[str],
    moves: Sequence[Move],
) -> Iterator[tuple[Place, str]]:
    archetype = archetypes.get(client.archetype)
    if archetype is None:
        yield ("archetype",), not_known(client.archetype, sorted(archetypes), "an archetype", "archetypes")
    yield from _pointing(client, references, modules)
    yield from _incident(client, moves)
    yield from _number(client)
    for act, lines in client.lines.items():
        yield from ((("lines", act.value, at), why) for at, line in enumerate(lines) for why in _never(act, line))
    yield from _doubled(client, archetype)
    yield from _avoided(client, archetype)
    yield from ((place, message) for place, text in sayings(client) for message in speech.spoken(text))
    yield from ((place, message) for place, text in _written(client) for message in speech.told(text))
    yield from _ages(client)


def _pointing(
    client: Client, references: Mapping[str, Reference], modules: Collection[str]
) -> Iterator[tuple[Place, str]]:
    for at, module in enumerate(client.learning):
        if module not in modules:
            yield ("learning", at), not_known(module, sorted(modules), "a module", "modules")
    for at, source in enumerate(client.written.sources if client.written else ()):
        yield from ((("written", "sources", at), message) for message in source_faults(source, references))


def source_faults(source: str, references: Mapping[str, Reference]) -> Iterator[str]:
    """Whether that source may be named at all."""
    found = references.get(source)
    if found is None:
        near = nearest(source, references)
        yield f"unknown source '{source}'" + (f"; did you mean {near}?" if near else "; see references.yaml")
    elif found.status is not SourceStatus.VERIFIED:
        yield f"source {source} has status {found.status}: only verified sources (V) may be named"


def _incident(client: Client, moves: Sequence[Move]) -> Iterator[tuple[Place, str]]:
    if client.incident is None:
        return
    harmful = {move.id for move in moves if move.kind is MoveKind.HARMFUL} | {MoveId.NONE.value}
    named = client.incident.repaired_by
    if all(move.value in harmful for move in named):
        yield (
            ("incident", "repaired_by"),
            f"nothing mends this: {' and '.join(named)} can only hurt, so the incident is a dead end; "
            "name moves that mend, such as OWN or VALIDATE",
        )
        return
    for at, move in enumerate(named):
        if move.value in harmful:
            yield ("incident", "repaired_by", at), f"{move.value} mends nothing: take it out"


def _number(client: Client) -> Iterator[tuple[Place, str]]:
    number = sum(map(len, client.lines.values()))
    least, most = OWN_LINES
    if number < least:
        yield (
            ("lines",),
            f"{client.person.name} has {number} lines of their own; with fewer than {least} it is the archetype that speaks",
        )
    if number > most:
        yield ("lines",), f"there are {number} lines; more than {most} nobody ever meets: keep the best"


def _never(act: Act, line: Line) -> Iterator[str]:
    """Why a line's conditions can never be met together."""
    when = line.when
    if when is None:
        return
    if when.rupture and not UNDER[act] & set(when.rupture):
        under = " or ".join(f"'{one.value}'" for one in sorted(UNDER[act]))
        yield f"this can never be said: '{act}' comes only where rupture is {under}, and the line wants {' or '.join(when.rupture)}"
    if when.after and set(when.after) <= _NEVER_AFTER.get(act, frozenset()):
        yield f"this can never be said: nobody answers {' or '.join(when.after)} with '{act}'"


def _doubled(client: Client, archetype: Archetype | None) -> Iterator[tuple[Place, str]]:
    shared = {plain_words(text) for _, text in _lines(archetype.lines)} if archetype else set()
    met: set[str] = set()
    for place, text in sayings(client):
        words = plain_words(text)
        if words in met:
            yield place, f"this line stands twice: '{text[:60]}'"
        elif words in shared:
            yield place, f"the archetype {client.archetype} says this already: '{text[:60]}'"
        met.add(words)


def _avoided(client: Client, archetype: Archetype | None) -> Iterator[tuple[Place, str]]:
    if archetype is None or not client.avoid:
        return
    avoid = [words.lower() for words in client.avoid]
    for at, words in enumerate(avoid):
        if not any(words in text.lower() for _, text in _lines(archetype.lines)):
            yield ("avoid", at), f"no line of {client.archetype} holds '{words}', so there is nothing to keep away"
    for act, lines in archetype.lines.items():
        left = sum(not any(words in one.line.lower() for words in avoid) for one in lines if one.when is None)
        if left < LEAST_LINES:
            yield (
                ("avoid",),
                f"this leaves {left} lines of '{act}', and a meeting needs {LEAST_LINES}: keep fewer words away",
            )


def _written(client: Client) -> Iterator[Saying]:
    """What is written for the practitioner, with its place."""
    for name in ("background", "practitioner_brief", "wants", "did_well", "watch_for"):
        yield (name,), getattr(client, name)
    for stage in ("first", "middle", "repair"):
        if text := getattr(client.sessions, stage):
            yield ("sessions", stage), text
    yield from ((("hooks", at), text) for at, text in enumerate(client.hooks))
    for at, fact in enumerate(client.facts):
        yield ("facts", at, "back"), fact.back or ""
    for act, lines in client.lines.items():
        yield from ((("lines", act.value, at, "back"), one.back or "") for at, one in enumerate(lines))
    if client.written:
        yield ("written", "note"), client.written.note


def _ages(client: Client) -> Iterator[tuple[Place, str]]:
    briefs = (client.practitioner_brief, client.sessions.first, client.sessions.middle, client.sessions.repair)
    told = "\n".join(text for text in briefs if text)
    said = "\n".join(text for _, text in sayings(client))
    for name, title, text, most in (
        ("background", "the background", client.background, PRACTITIONER_AGE),
        ("practitioner_brief", "the briefs together", told, PRACTITIONER_AGE),
        ("lines", "what the person says", said, CLIENT_AGE),
    ):
        if any(sign.isalpha() for sign in text) and (age := reading_age(text)) > most:
            yield (name,), f"{title} can be read at age {age:.1f}; at most {most:g}: shorter sentences, plainer words"


def _advice(client: Client) -> Iterator[tuple[Place, str]]:
    if len(client.facts) < LEAST_FACTS:
        yield (
            ("facts",),
            f"there are {len(client.facts)} facts; a person worth trusting has {LEAST_FACTS} or more to tell",
        )
    if client.incident is None:
        yield ("incident",), "there is no incident: a skilled learner may never meet a strain here"
    if not client.hooks:
        yield ("hooks",), "there are no hooks: replies to choose from cannot mention what is on this person's mind"
    for at, hook in enumerate(client.hooks):
        if not hook.startswith(("the ", "your ")):
            yield ("hooks", at), f"'{hook}' is not used in replies: a hook is a thing that begins with 'the' or 'your'"
    if client.written is None or not client.written.checked_by:
        yield ("written",), "nobody with practice or lived experience is named who has read this"
    for place, text in _written(client):
        yield from ((place, message) for message in speech.blamed(text))


def _archetype(archetype: Archetype) -> Iterator[tuple[Place, str]]:
    for act, lines in archetype.lines.items():
        free = sum(one.when is None for one in lines)
        if free < LEAST_LINES:
            yield ("lines", act.value), f"'{act}' has {free} lines without a condition; a meeting needs {LEAST_LINES}"
        yield from ((("lines", act.value, at), why) for at, line in enumerate(lines) for why in _never(act, line))
    met: set[str] = set()
    for place, text in _lines(archetype.lines):
        if plain_words(text) in met:
            yield place, f"this line stands twice: '{text[:60]}'"
        met.add(plain_words(text))
        yield from ((place, message) for message in speech.spoken(text))


def _lines(lines: Mapping[Act, Lines]) -> Iterator[Saying]:
    for act, some in lines.items():
        yield from ((("lines", act.value, at, "line"), one.line) for at, one in enumerate(some))
