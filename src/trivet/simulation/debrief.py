"""After a meeting: where it turned, what was told and what was not, one strength and one next step. No score, and nothing about competence."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from trivet.content.schema.clients import Fact
from trivet.content.schema.practice import Coach, NextStep
from trivet.simulation.advice import next_step_key, strength_key
from trivet.simulation.cast import Character
from trivet.simulation.coach import outcome_of
from trivet.simulation.effects import REPAIRING
from trivet.simulation.state import CALM, State
from trivet.vocabulary import Act, MoveId, Rupture

#: Moves that ask, those that leave the answer open, and those that tell.
ASKING = frozenset((MoveId.OPEN, MoveId.EVOKE, MoveId.GOALASK, MoveId.FEEDBACK, MoveId.EPE, MoveId.INTERROGATE))
OPEN_ASKING = frozenset((MoveId.OPEN, MoveId.EVOKE, MoveId.GOALASK, MoveId.FEEDBACK))
TELLING = frozenset(
    (MoveId.EPE, MoveId.ROLE, MoveId.ORIENT, MoveId.TASKWHY, MoveId.FIX, MoveId.ARGUE, MoveId.THREAT, MoveId.DODGE)
)
REFLECTING = frozenset((MoveId.REFLECT, MoveId.DOUBLE, MoveId.VALIDATE))
#: How far trust has to come back or fall before it counts as having turned.
TURNED = 0.05
AGREED = 0.50


@dataclass(frozen=True, slots=True)
class Point:
    """The three legs after a turn, 0 to 1 each. Turn 0 is before anybody spoke."""

    turn: int
    bond: float
    goal: float
    task: float


@dataclass(frozen=True, slots=True)
class Turning:
    """A turn at which something turned. `key` names its caption in content/practice/coach.yaml."""

    turn: int
    key: str
    short: str
    long: str


@dataclass(frozen=True, slots=True)
class Strained:
    """One rupture: when it began (0: it was open on arrival), how many turns until it was spoken to, and how it ended."""

    kind: Rupture
    began: int
    noticed_after: int | None
    repaired: int | None


@dataclass(frozen=True, slots=True)
class Counts:
    """What the confirmed moves add up to. Shares are of the practitioner's turns; `talk` of all words, None where there were none."""

    turns: int
    reflections: int
    questions: int
    open_questions: int
    closed_runs: int
    telling: float
    talk: float | None
    collusions: tuple[int, ...]

    @property
    def reflections_per_question(self) -> float | None:
        return self.reflections / self.questions if self.questions else None


@dataclass(frozen=True, slots=True)
class Foreseen:
    """How predictions went: of so many, so many were right, too hopeful, or too gloomy."""

    made: int
    right: int
    hopeful: int
    gloomy: int


@dataclass(frozen=True, slots=True)
class Debrief:
    """Everything that the page after a meeting shows."""

    points: tuple[Point, ...]
    turnings: tuple[Turning, ...]
    strains: tuple[Strained, ...]
    counts: Counts
    told: tuple[Fact, ...]
    missed: tuple[Fact, ...]
    foreseen: Foreseen
    strength: str
    next_step: NextStep
    did_well: str
    watch_for: str
    always: str


def debrief(
    character: Character,
    states: Sequence[State],
    coach: Coach,
    *,
    predictions: Sequence[str] = (),
    practitioner_words: int = 0,
    client_words: int = 0,
) -> Debrief:
    """The debrief of a meeting. `states`: the start first; `predictions`: "better", "same", "worse" or "" for each turn.

    Raises ValueError without a single state.
    """
    if not states:
        raise ValueError("there is no meeting to look back on")
    client, told = character.client, states[-1].told
    strains, counts = strains_of(states), counted(states, practitioner_words, client_words)
    foreseen = foreseen_in(states, predictions)
    strength = strength_key(states, strains, counts.reflections, counts.questions, foreseen.right, foreseen.made)
    step = next_step_key(states, strains, counts.reflections, counts.questions, counts.telling)
    return Debrief(
        points=tuple(Point(state.turn, state.bond, state.goal, state.task) for state in states),
        turnings=turnings(states, coach),
        strains=strains,
        counts=counts,
        told=tuple(fact for fact in client.facts if fact.id in told),
        missed=tuple(fact for fact in client.facts if fact.id not in told),
        foreseen=foreseen,
        strength=coach.strengths[strength].replace("{name}", client.person.name),
        next_step=coach.next_steps[step],
        did_well=client.did_well,
        watch_for=client.watch_for,
        always=coach.always,
    )


def strains_of(states: Sequence[State]) -> tuple[Strained, ...]:
    """Every rupture, in order."""
    found: list[Strained] = []
    began: int | None = None if states[0].rupture is CALM else 0
    kind = states[0].rupture
    noticed: int | None = None
    for before, after in pairwise(states):
        if began is not None and noticed is None and not REPAIRING.isdisjoint(after.recent[-1]):
            noticed = after.turn - began
        if "began" in after.events:
            began, kind, noticed = after.turn, after.rupture, None
        elif began is not None and before.rupture is not CALM and after.rupture is CALM:
            found.append(Strained(kind, began, noticed, after.turn))
            began = None
    if began is not None:
        found.append(Strained(kind, began, noticed, None))
    return tuple(found)


def counted(states: Sequence[State], practitioner_words: int, client_words: int) -> Counts:
    """Counts over the moves that were made. No number here says how good anybody is."""
    turns = [state.recent[-1] for state in states[1:]]
    moves = [move for turn in turns for move in turn]
    words = practitioner_words + client_words
    return Counts(
        turns=len(turns),
        reflections=sum(move in REFLECTING for move in moves),
        questions=sum(move in ASKING for move in moves),
        open_questions=sum(move in OPEN_ASKING for move in moves),
        closed_runs=sum(move is MoveId.INTERROGATE for move in moves),
        telling=sum(not TELLING.isdisjoint(turn) for turn in turns) / len(turns) if turns else 0.0,
        talk=practitioner_words / words if practitioner_words and words else None,
        collusions=tuple(state.turn for state in states[1:] if MoveId.COLLUDE in state.recent[-1]),
    )


def foreseen_in(states: Sequence[State], predictions: Sequence[str]) -> Foreseen:
    """How the learner's predictions compare with what happened."""
    scale = {"worse": -1, "hurt": -1, "same": 0, "little": 0, "better": 1, "helped": 1}
    pairs = zip(states, states[1:], predictions, strict=False)
    gaps = [scale[guess] - scale[outcome_of(before, after)] for before, after, guess in pairs if guess in scale]
    return Foreseen(len(gaps), gaps.count(0), sum(gap > 0 for gap in gaps), sum(gap < 0 for gap in gaps))


def turnings(states: Sequence[State], coach: Coach) -> tuple[Turning, ...]:
    """The turns at which something turned, in order; each with its caption."""
    keyed = [(after.turn, key) for before, after in pairwise(states) for key in _keys(before, after)]
    if states[-1].rupture is not CALM and not states[-1].has_left:
        keyed.append((states[-1].turn, "rupture_left_open"))
    captions = coach.timeline
    return tuple(
        Turning(turn, key, captions[key].short, captions[key].long) for turn, key in _once(keyed) if key in captions
    )


def _keys(before: State, after: State) -> list[str]:
    keys = []
    if "incident" in after.events:
        keys.append("incident")
    if "began" in after.events:
        keys.append(f"rupture_began_{after.rupture.value}")
    elif before.rupture is not CALM and before.unaddressed and not REPAIRING.isdisjoint(after.recent[-1]):
        keys.append("rupture_noticed")
    if "mended" in after.events:
        keys.append("rupture_repaired")
    if len(after.told) > len(before.told):
        keys.append("fact_told")
    if before.goal < AGREED <= after.goal:
        keys.append("goal_agreed")
    return [*keys, *_marks(before, after)]


def _marks(before: State, after: State) -> list[str]:
    moves = after.recent[-1] if after.recent else ()
    marks = {"colluded": MoveId.COLLUDE in moves, "promise_made": MoveId.DELIVER in moves, "left_early": after.act is Act.LEAVE,
             "trust_turned": before.trust - after.trust >= TURNED}  # fmt: skip
    return [key for key, is_so in marks.items() if is_so]


def _once(keyed: Collection[tuple[int, str]]) -> list[tuple[int, str]]:
    """A promise, or trust falling, is worth saying the first time, and noticing once for each strain; the counts hold the rest."""
    seen: set[str] = set()
    kept = []
    for turn, key in keyed:
        if key.startswith("rupture_began"):
            seen.discard("rupture_noticed")
        if key in _FIRST_ONLY and key in seen:
            continue
        seen.add(key)
        kept.append((turn, key))
    return kept


_FIRST_ONLY = frozenset(("promise_made", "trust_turned", "goal_agreed", "rupture_noticed"))
