"""The laws, for every client that comes with Trivet, and for people and policies that nobody had in mind."""

from random import Random

import pytest

from trivet.content.practice import load_practice
from trivet.content.schema.clients import Dials
from trivet.simulation import PRACTITIONERS, MoveId, Posture, character_of, check_laws, constant, cycle, meet
from trivet.simulation.effects import HARMFUL, ROWS
from trivet.simulation.laws.order import Played, mean
from trivet.simulation.laws.strains import strain_findings

CLIENTS = sorted(load_practice().clients)
#: `trivet clients check` takes a thousand; the same seeds give the same figures, so nothing here flickers.
SEEDS = 150


@pytest.mark.parametrize("name", CLIENTS)
def test_all_laws_hold(name, cast, practice):
    report = check_laws(cast[name], seeds=SEEDS, coach=practice.coach)
    assert report.fallen == ()
    assert {one.law for one in report.findings} == set(range(1, 11))


def test_a_law_can_fall(dean):
    """A client to whom nothing ever happens shows too few strains, and the report says so."""
    calm = character_of(dean.client.model_copy(update={"incident": None}), load_practice().archetypes)
    fallen = [one.name for one in strain_findings(Played(calm.persona, 100)) if one.held is False]
    assert "strains an expert meets" in fallen


def test_the_twelve_cover_professions_nations_ages_postures_and_strains(cast):
    clients = [one.client for one in cast.values()]
    assert len(clients) == 12
    assert len({one.setting for one in clients}) == 4
    assert len({one.nation for one in clients}) == 3
    assert {one.person.pronouns.split("/")[0] for one in clients} >= {"he", "she"}
    ages = [one.person.age for one in clients]
    assert min(ages) == 15
    assert max(ages) == 60
    leading = {list(Posture)[max(range(5), key=one.persona.start.postures.__getitem__)] for one in cast.values()}
    assert leading == set(Posture)
    assert {one.persona.style for one in cast.values()} == {"withdrawal", "confrontation"}
    assert any(one.persona.ambivalence == 1 for one in cast.values())
    assert any(one.persona.pull > 0.5 for one in cast.values())
    assert any(one.persona.start.capacity < 0.35 for one in cast.values())


def test_every_client_has_lines_facts_an_incident_and_a_note(cast):
    for one in cast.values():
        own = sum(len(lines) for lines in one.client.lines.values())
        assert 12 <= own <= 30, one.id
        assert one.client.facts
        assert one.client.incident
        assert one.client.written and one.client.written.note


def strangers(count):
    """People whom nobody wrote: random postures and dials, an incident somewhere."""
    practice, rng = load_practice(), Random(7)
    base = practice.clients["dean"]
    for number in range(count):
        weights = [rng.random() ** 2 for _ in Posture]
        postures = {one: weight / sum(weights) for one, weight in zip(Posture, weights, strict=True)}
        dials = Dials(
            trust=rng.choice(["none", "low", "medium", "high"]),
            coercion=rng.choice(["low", "medium", "high"]),
            readiness=rng.choice(["none", "low", "medium", "high"]),
            capacity=rng.choice(["low", "medium", "high"]),
            temper=rng.choice(["slow", "even", "quick"]),
            seeks_ally=rng.choice(["little", "some", "much"]),
            ambivalence=rng.choice(["none", "some", "strong"]),
        )
        archetype = rng.choice(sorted(practice.archetypes))
        style = practice.archetypes[archetype].rupture
        incident = base.incident.model_copy(update={"turn": rng.randint(4, 12), "rupture": style})
        changes = {"client": f"stranger-{number}", "archetype": archetype, "postures": postures, "dials": dials}
        yield character_of(
            base.model_copy(update=changes | {"incident": incident, "rupture": style}), practice.archetypes
        )


@pytest.mark.parametrize("person", list(strangers(4)), ids=lambda one: one.id)
def test_laws_hold_for_strangers(person):
    assert check_laws(person, seeds=2 * SEEDS).fallen == ()


def by_the_table(history, rng):
    """A practitioner whom nobody scripted: whatever the effect table says of what the client shows, not said lately."""
    state = history[-1]
    said = [move for past in state.recent for move in past]
    return (max(ROWS, key=lambda move: ROWS[move].usual[state.stance] - 0.9 * said.count(move) + 0.5 * rng.random()),)


def test_an_unscripted_good_practitioner_does_well_too(cast):
    for one in cast.values():
        played = Played(one.persona, 60)
        assert played.with_policy(by_the_table, 60) > played.end("novice") + 0.2


def test_bundles_and_three_turn_cycles_do_not_beat_the_expert(dean):
    """No gaming beyond what the law asks: three moves at once, for ever or in turns."""
    played, rng = Played(dean.persona, 40), Random(3)
    good = [move for move in MoveId if move not in HARMFUL and move is not MoveId.NONE]
    for _ in range(60):
        one, other = tuple(rng.sample(good, 3)), tuple(rng.sample(good, 3))
        for trick in (constant(*one), cycle(one, other)):
            assert played.with_policy(trick, 20) <= played.end("expert") - 0.10


def test_a_harsh_practitioner_ends_lower_the_more_they_threaten(dean):
    """Not only the scripts: turn by turn, more of a threat is never better."""

    def threatening(share):
        return lambda history, rng: (MoveId.THREAT,) if rng.random() < share else PRACTITIONERS["expert"](history, rng)

    ends = [
        mean([meet(dean.persona, threatening(share), seed)[-1].alliance for seed in range(80)])
        for share in (0, 0.2, 0.5)
    ]
    assert ends == sorted(ends, reverse=True)
