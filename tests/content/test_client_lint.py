"""A trainer's client is checked in plain English, with the line, the nearest known word and the list of those allowed."""

from collections.abc import Iterator

import pytest

from trivet.content import ContentError, content_root, load_library
from trivet.content.lint.clients import archetype_faults, client_advice, client_faults
from trivet.content.practice import locate_client, read_client
from trivet.content.schema.clients import Archetype, Client
from trivet.content.yamlfile import read_yaml, shape

DEAN = (content_root() / "clients" / "dean.yaml").read_text(encoding="utf-8")
ARCHETYPES = sorted((content_root() / "clients" / "archetypes").glob("*.yaml"))
CLIENTS = sorted((content_root() / "clients").glob("*.yaml"))


def archetypes() -> dict[str, Archetype]:
    return {path.stem: shape(read_yaml(path.read_text(encoding="utf-8"), path.name), Archetype) for path in ARCHETYPES}


def faults(text: str) -> list[str]:
    """The faults of one client file, whether it can be read or not."""
    try:
        client = read_client(text, "dean.yaml")
    except ContentError as error:
        return [str(fault) for fault in error.faults]
    library = load_library()
    known = (archetypes(), library.references, library.modules, library.moves)
    return [str(fault) for fault in client_faults(client, locate_client(text, "dean.yaml"), *known)]


def advice(text: str) -> list[str]:
    return [str(fault) for fault in client_advice(read_client(text, "dean.yaml"), locate_client(text, "dean.yaml"))]


def changed(old: str, new: str) -> str:
    assert old in DEAN
    return DEAN.replace(old, new, 1)


def line_of(text: str) -> int:
    return DEAN[: DEAN.index(text)].count("\n") + 1


@pytest.mark.parametrize("path", CLIENTS, ids=lambda path: path.stem)
def test_the_clients_we_ship_are_clean(path) -> None:
    assert faults(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", ARCHETYPES, ids=lambda path: path.stem)
def test_the_archetypes_we_ship_are_clean(path) -> None:
    located = read_yaml(path.read_text(encoding="utf-8"), path.name)
    assert list(archetype_faults(shape(located, Archetype), located)) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "  challenge:",
            "  chalenge:",
            "'chalenge' is not an act; did you mean 'challenge'? The acts are: open, neutral",
        ),
        ("trust: low, coercion", "trust: lowish, coercion", "'lowish' is not a value of trust; did you mean 'low'?"),
        ("coercion: high", "coersion: high", "this field is not known here; did you mean 'coercion'?"),
        ("[OWN, VALIDATE]", "[OWN, validate]", "'validate' is not a move; did you mean 'VALIDATE'?"),
        ("[OWN, VALIDATE]", "[]", "an incident that nothing repairs is a dead end"),
        ("setting: probation", "setting: probaton", "'probaton' is not a setting; did you mean 'probation'?"),
        ("resistance: 0.5", "resistance: 0.7", "the weights of the postures must add up to 1; they add up to 1.20"),
        ('line: "Fine."', "line: no", "put them in quotes"),
        ('line: "Fine."', 'line: "' + "x" * 250 + '"', "this has 250 characters; at most 220"),
        ("turn: 8", "turn: soon", "a whole number belongs here"),
        ("turn: 8", "turn: 20", "this must be 14 or less"),
        ("id: work,", "id: His work,", "only small letters, digits and hyphens"),
    ],
)
def test_what_cannot_be_read_is_said_in_plain_english_at_its_line(old: str, new: str, said: str) -> None:
    found = faults(changed(old, new))
    assert len(found) == 1, found
    assert said in found[0]
    assert found[0].startswith(f"dean.yaml:{line_of(old)}: ")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "archetype: involuntary",
            "archetype: involuntry",
            "'involuntry' is not an archetype; did you mean 'involuntary'?",
        ),
        ("learning: [role", "learning: [goal, role", "'goal' is not a module; did you mean 'goals'?"),
        ("sources: [BRA14", "sources: [BRA15, BRA14", "unknown source 'BRA15'; did you mean BRA14?"),
        (
            "sources: [BRA14",
            "sources: [REX99, BRA14",
            "source REX99 has status M: only verified sources (V) may be named",
        ),
        ("[OWN, VALIDATE]", "[ARGUE, FIX]", "ARGUE and FIX can only hurt, so the incident is a dead end"),
        ("[OWN, VALIDATE]", "[OWN, THREAT]", "THREAT mends nothing: take it out"),
        ('line: "Fine."', 'line: "Yeah, whatever you think"', "this line stands twice"),
        ('line: "Fine."', 'line: "I do listen, you know. I just listen with my arms folded."', "says this already"),
        ('line: "Fine."', 'line: "Ring her on 0161 496 0000."', "looks like a telephone number"),
        ('line: "Fine."', 'line: "She is at M14 5AA now."', "looks like a postcode"),
        ('line: "Fine."', 'line: "dean@example.org, that is me."', "looks like an e-mail address"),
        ('line: "Fine."', 'line: "It was them junkies next door."', "we do not write 'junkies'"),
        ('line: "Fine."', 'line: "Them lot are retards."', "is a slur that teaches nothing"),
        ('line: "Fine."', 'line: "What a shitshow."', "is stronger than anything else here"),
        ('line: "Fine."', 'line: "I am using my coping strategies."', "sounds like a practitioner"),
        ('line: "Fine."', 'line: "See you {dya}."', "'{dya}' is never filled"),
        ('line: "Fine."', 'line: "Fine. {"', "'{' is never filled"),
        ('wants: "To see', 'wants: "As an addict, to see', "we do not write 'addict'"),
        ('did_well: "', 'did_well: "Offenders like it. ', "we do not write 'Offenders'"),
        (
            'line: "Fine."',
            'line: "Fine, I suppose.", when: {rupture: none}',
            "this can never be said: 'withdraw' comes only where",
        ),
        ("when: {after: [GOALASK]}", "when: {after: [THREAT]}", "nobody answers THREAT with 'open'"),
    ],
)
def test_each_fault_of_a_readable_client_is_named_at_its_line(old: str, new: str, said: str) -> None:
    found = faults(changed(old, new))
    assert [one for one in found if said in one], found
    assert found[0].startswith(f"dean.yaml:{line_of(old)}: ")


@pytest.mark.parametrize(
    "line",
    [
        "I'm a junkie, that's what it says on your form.",
        "They said I'd need 'coping strategies'. I need a bus pass.",
        "It was 12 weeks, 3 times a week, 40 quid.",
        "See you {day}, {worker}.",
        "My mum's at number 12. Three doors down from the other one.",
    ],
)
def test_what_sounds_close_to_a_fault_and_is_none_is_left_alone(line: str) -> None:
    assert faults(changed('line: "Fine."', f'line: "{line}"')) == []


def test_too_few_lines_and_too_many_are_named() -> None:
    head, _, rest = DEAN.partition("lines:\n")
    tail = rest[rest.index("did_well:") :]
    few = head + "lines:\n  open: [One thing and another.]\n" + tail
    assert any("has 1 lines of their own; with fewer than 12" in one for one in faults(few))
    many = (
        head + "lines:\n  open:\n" + "".join(f'    - "Thing number {one} and then some."\n' for one in range(61)) + tail
    )
    assert any("there are 61 lines" in one for one in faults(many))


def test_hard_words_are_named() -> None:
    hard = (
        "Notwithstanding interdisciplinary considerations, organisational accountability necessitates collaboration. "
        * 3
    )
    found = faults(changed("He has a room", hard + "He has a room"))
    assert any("the background can be read at age" in one for one in found)


def test_words_to_keep_away_must_be_there_and_must_leave_enough() -> None:
    assert any("no line of involuntary holds 'zebra'" in one for one in faults(DEAN + "avoid: [zebra]\n"))
    assert any("this leaves 0 lines" in one for one in faults(DEAN + "avoid: [a, e, i, o, u]\n"))


def test_advice_asks_for_a_look_and_is_no_fault() -> None:
    text = changed("He has a room", "He misses appointments because he is autistic. He has a room")
    assert faults(text) == []
    assert any("'autistic' stands in one sentence with a cause: have a look" in one for one in advice(text))


def test_few_facts_no_incident_and_no_reader_are_worth_a_look() -> None:
    client = read_client(DEAN, "dean.yaml")
    bare = client.model_copy(update={"facts": (), "incident": None, "hooks": (), "written": None})
    located = locate_client(DEAN, "dean.yaml")
    assert len(list(client_advice(bare, located))) == 4


def bad_files() -> Iterator[tuple[str, str]]:
    yield "&a [*a]", "a value contains itself"
    yield "client: x\nlines: &l {open: [*l]}", "a value contains itself"
    yield "x" * 1_000_000, "this file is too long for a client"
    yield "- a\n- b\n", "fields belong here"
    yield "", "fields belong here"
    yield "client: [", "YAML cannot be read"
    yield "client: a\nclient: b\n", "the key 'client' stands twice"
    yield "client: \x00", "YAML cannot be read"


@pytest.mark.parametrize(("text", "said"), tuple(bad_files()), ids=lambda value: value[:12])
def test_whatever_is_pasted_is_answered_in_words(text: str, said: str) -> None:
    with pytest.raises(ContentError) as error:
        read_client(text, "own.yaml")
    assert said in str(error.value)


def test_an_archetype_that_runs_dry_or_repeats_itself_is_named() -> None:
    located = read_yaml(ARCHETYPES[0].read_text(encoding="utf-8"), "a.yaml")
    archetype = shape(located, Archetype)
    lines = {act: (*some[:3], some[0]) for act, some in archetype.lines.items()}
    found = [fault.message for fault in archetype_faults(archetype.model_copy(update={"lines": lines}), located)]
    assert any("lines without a condition; a meeting needs 8" in one for one in found)
    assert any("this line stands twice" in one for one in found)


def test_a_client_needs_no_lines_for_its_type() -> None:
    assert isinstance(read_client(DEAN, "dean.yaml"), Client)
