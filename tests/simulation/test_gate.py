"""The gate: what we ship passes, and what it notices it says so that a trainer can mend it."""

from dataclasses import replace

import pytest

from trivet.content import content_root
from trivet.content.practice import read_client
from trivet.content.schema.clients import Archetype, Client
from trivet.content.yamlfile import read_yaml, shape
from trivet.simulation.cast import Character, character_of
from trivet.simulation.gate import Figures, figures_of, gate, remarks
from trivet.vocabulary import Act, Rupture

ROOT = content_root() / "clients"
CLIENTS = {path.stem: read_client(path.read_text(encoding="utf-8"), path.name) for path in sorted(ROOT.glob("*.yaml"))}
ARCHETYPES = {
    path.stem: shape(read_yaml(path.read_text(encoding="utf-8"), path.name), Archetype)
    for path in sorted((ROOT / "archetypes").glob("*.yaml"))
}


def character(client: Client) -> Character:
    return character_of(client, ARCHETYPES)


@pytest.fixture(scope="module")
def sound() -> Figures:
    return figures_of(character(CLIENTS["dean"]), 60)


def said(figures: Figures, client: Client = CLIENTS["dean"]) -> list[tuple[str, bool]]:
    return [(one.text, one.stops) for one in remarks(character(client), figures)]


@pytest.mark.parametrize("name", CLIENTS)
def test_everybody_we_ship_passes(name: str) -> None:
    verdict = gate(character(CLIENTS[name]))
    assert verdict.passes, [one.text for one in verdict.stopping]


def test_the_same_client_gets_the_same_verdict() -> None:
    assert gate(character(CLIENTS["tanya"]), 40) == gate(character(CLIENTS["tanya"]), 40)


def test_a_client_without_an_incident_teaches_nothing_about_mending() -> None:
    verdict = gate(character(CLIENTS["dean"].model_copy(update={"incident": None})), 150)
    assert not verdict.passes
    assert [one.about for one in verdict.stopping] == ["strain"]
    assert verdict.stopping[0].text.endswith("so nothing is learned about mending: add an incident.")


def test_an_incident_of_the_other_kind_is_noticed_and_stops_nobody() -> None:
    client = CLIENTS["dean"]
    assert client.incident
    other = client.incident.model_copy(update={"rupture": Rupture.WITHDRAWAL})
    verdict = gate(character(client.model_copy(update={"incident": other, "rupture": Rupture.CONFRONTATION})), 150)
    assert verdict.passes


def test_a_fact_that_wants_more_trust_than_there_ever_is_is_named() -> None:
    figures = figures_of(character(CLIENTS["dean"]), 40)
    told = {**figures.told, "daughter": 0.0}
    found = said(replace(figures, told=told))
    text = (
        "This person never tells `daughter`, in a first meeting or a later one: lower its trust, or raise the person's."
    )
    assert (text, False) in found


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"ends": {"expert": 0.40, "competent": 0.3, "novice": 0.1, "enforcer": 0.39, "colluder": 0.1, "flatterer": 0.1}},
         "Your enforcer does as well as your expert (0.39 against 0.40): lower `trust`, or add an incident."),
        ({"ends": {"expert": 0.40, "competent": 0.3, "novice": 0.5, "enforcer": 0.1, "colluder": 0.1, "flatterer": 0.1}},
         "Your novice does better than your expert (0.50 against 0.40): lower `trust`, or add an incident."),
        ({"trick": ("REFLECT", 0.9)}, "One move repeated (REFLECT) does as well as your expert"),
        ({"trick": ("REFLECT, OPEN", 0.9)}, "Two moves by turns (REFLECT, OPEN) does as well as your expert"),
        ({"leaves": {"expert": 0.0, "enforcer": 0.1}}, "Nobody ever leaves: even threats drive out only 10%."),
        ({"leaves": {"expert": 0.2, "enforcer": 0.9}}, "20% of the expert's meetings end with the client leaving"),
        ({"leaves": {"expert": 0.6, "enforcer": 0.9}}, "Everybody is left: 60% of the expert's meetings too."),
        ({"strains": 0.1}, "No strain ever happens to somebody who is good at this (0.1 a meeting)"),
        ({"mended": 0.2}, "Of the strains that an expert meets only 20% are mended: raise `trust`."),
        ({"lasting": {Act.MINIMAL: 1}}, "After 12 turns of `minimal` the bag runs low (1 left): add lines."),
    ],
)  # fmt: skip
def test_what_stops_a_client_is_said_with_what_to_change(sound: Figures, change: dict[str, object], words: str) -> None:
    found = said(replace(sound, **change))
    assert [(text.startswith(words), stops) for text, stops in found if text.startswith(words)] == [(True, True)], found


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"strains": 1.4}, "An expert meets 1.4 strains a meeting"),
        ({"own_style": 0.5}, "Only 50% of the strains are confrontation"),
        ({"never": (Act.CHALLENGE,)}, "This person never comes to `challenge`"),
        ({"unsaid": ("Fine.",)}, "This line was never possible in any meeting: “Fine.” Loosen its condition."),
    ],
)
def test_what_is_worth_a_look_stops_nobody(sound: Figures, change: dict[str, object], words: str) -> None:
    found = said(replace(sound, **change))
    assert [stops for text, stops in found if text.startswith(words)] == [False], found


def test_keeping_too_many_words_away_is_named_as_the_cause() -> None:
    tired = CLIENTS["dean"].model_copy(update={"avoid": ("a", "e")})
    verdict = gate(character(tired), 20)
    assert any("keep fewer words away with `avoid`" in one.text for one in verdict.stopping)
