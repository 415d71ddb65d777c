"""A client's words turned into the engine's numbers: where the relationship starts, and how this person moves."""

from dataclasses import dataclass

from trivet.content.schema.clients import Archetype, Client, Dials
from trivet.simulation.effects import AMBIVALENT, COLLUSIVE, CONFRONTATIONAL, ENGAGED, WITHDRAWN
from trivet.simulation.state import Postures, State
from trivet.vocabulary import Act, MoveId, Posture, Rupture, Stage

#: What the words of the dials mean. Design parameters, not measurements of anybody.
TRUST = {"none": 0.10, "low": 0.18, "medium": 0.30, "high": 0.42}
COERCION = {"none": 0.15, "low": 0.30, "medium": 0.48, "high": 0.66}
READINESS = {"none": 0.05, "low": 0.15, "medium": 0.30, "high": 0.45}
CAPACITY = {"none": 0.15, "low": 0.25, "medium": 0.55, "high": 0.85}
TEMPER = {"slow": 0.88, "even": 1.0, "quick": 1.15}
PULL = {"little": 0.10, "some": 0.40, "much": 0.75}
AMBIVALENCE = {"none": 0.0, "some": 0.5, "strong": 1.0}
#: How each posture comes in at the door: commitment, capitulation, resistance, disengagement, game-playing.
_ARRIVES = (Act.NEUTRAL, Act.MINIMAL, Act.CHALLENGE, Act.MINIMAL, Act.ALLY)
#: Trust that a fact of that level wants before it is told.
TELLING = {"low": 0.24, "medium": 0.38, "high": 0.52}


class UnknownArchetypeError(ValueError):
    """A client names an archetype that is not there."""


@dataclass(frozen=True, slots=True)
class Persona:
    """What the engine knows of one client.

    `temper` multiplies harm and fragility (1 is even). `pull`: how much the client invites collusion, 0 to 1. `ambivalence` 0 to 1.
    `style`: the kind of strain that this person shows nearly always. `incident_turn`: 0 where nothing happens. `facts`: ids with the
    trust that each wants, in the order in which they would be told. `start`: a first meeting before anybody has spoken.
    """

    client: str
    start: State
    temper: float
    pull: float
    ambivalence: float
    style: Rupture
    incident_turn: int
    incident_rupture: Rupture
    incident_repair: frozenset[MoveId]
    facts: tuple[tuple[str, float], ...]


def persona_of(client: Client, archetypes: dict[str, Archetype]) -> Persona:
    """The numbers behind a client's words. Raises UnknownArchetypeError."""
    if client.archetype not in archetypes:
        raise UnknownArchetypeError(f"{client.client} is of the archetype {client.archetype}, which is not there")
    archetype = archetypes[client.archetype]
    style = client.rupture or archetype.rupture
    incident = client.incident
    return Persona(
        client=client.client,
        start=_first(client.dials, _postures(client, archetype)),
        temper=TEMPER[client.dials.temper],
        pull=PULL[client.dials.seeks_ally],
        ambivalence=AMBIVALENCE[client.dials.ambivalence],
        style=style,
        incident_turn=incident.turn if incident else 0,
        incident_rupture=incident.rupture if incident else style,
        incident_repair=frozenset(incident.repaired_by) if incident else frozenset(),
        facts=tuple((fact.id, TELLING[fact.trust]) for fact in client.facts),
    )


def start_of(persona: Persona, stage: Stage = Stage.FIRST) -> State:
    """Where a meeting starts that nobody has played the meetings before: a usual middle, or a strain that was left open."""
    start = persona.start
    if stage is Stage.FIRST:
        return start
    known = start._replace(
        bond=start.bond + 0.12, goal=start.goal + 0.12, task=start.task + 0.10, trust=start.trust + 0.10,
        coercion=start.coercion * 0.85,
    )  # fmt: skip
    if stage is Stage.MIDDLE:
        return known
    act = Act.WITHDRAW if persona.style is Rupture.WITHDRAWAL else Act.CONFRONT
    return known._replace(
        trust=start.trust, rupture=persona.style, severity=0.55, unaddressed=1, act=act, strains=1,
        stance=WITHDRAWN if persona.style is Rupture.WITHDRAWAL else CONFRONTATIONAL,
    )  # fmt: skip


def _postures(client: Client, archetype: Archetype) -> Postures:
    weights = client.postures or archetype.postures
    total = sum(weights.values()) or 1.0
    shares = [weights.get(posture, 0.0) / total for posture in Posture]
    return Postures(*shares)


def _first(dials: Dials, postures: Postures) -> State:
    trust = TRUST[dials.trust]
    # Commitment brings some agreement along; the legs start near one another otherwise.
    ease = 0.10 * postures.commitment
    return State(
        turn=0,
        bond=0.16 + 0.35 * trust + ease,
        goal=0.16 + 0.20 * READINESS[dials.readiness] + ease,
        task=0.16 + 0.10 * CAPACITY[dials.capacity] + ease,
        trust=trust,
        fairness=0.45 - 0.25 * postures.resistance,
        readiness=READINESS[dials.readiness],
        coercion=COERCION[dials.coercion],
        capacity=CAPACITY[dials.capacity],
        postures=postures,
        collusion=0.0,
        drift=0.0,
        rupture=Rupture.NONE,
        severity=0.0,
        unaddressed=0,
        told=(),
        recent=(),
        strains=0,
        mended=0,
        colludes=0,
        stance=first_stance(postures, dials),
        act=_ARRIVES[leading(postures)],
        events=(),
    )


def first_stance(postures: Postures, dials: Dials) -> int:
    """How somebody meets the first sentence: by the posture that weighs most, and by what they are of two minds about."""
    first = leading(postures)
    if first == 0:
        return AMBIVALENT if dials.ambivalence == "strong" else ENGAGED
    return (ENGAGED, AMBIVALENT, CONFRONTATIONAL, WITHDRAWN, COLLUSIVE)[first]


def leading(postures: Postures) -> int:
    """Which posture weighs most, as a place in the tuple; the earlier one where two weigh the same."""
    return postures.index(max(postures))
