"""Law 7: no dead ends. From wherever a relationship has got to, good practice finds back; and there is always something to say."""

from collections.abc import Iterator, Sequence
from itertools import product

from trivet.simulation.cast import Character
from trivet.simulation.effects import CONFRONTATIONAL, WITHDRAWN
from trivet.simulation.laws.report import Finding
from trivet.simulation.persona import Persona, start_of
from trivet.simulation.playing import meet
from trivet.simulation.practitioners import expert
from trivet.simulation.state import AWAY, CALM, State
from trivet.simulation.voice import LOW, Bag, eligible
from trivet.vocabulary import Act, Rupture

#: A relationship has recovered when no strain is open and the alliance stands at least here: above where a first meeting starts.
RECOVERED = 0.34
WITHIN = 25
SHARE = 0.95
GLANCE, DOUBTFUL = 20, 4
#: How many turns of one and the same act a bag must last.
LONGEST = 20


def way_out_findings(character: Character, seeds: int) -> Iterator[Finding]:
    """Law 7."""
    worst = min(_recovering(character.persona, start, max(200, seeds // 3)) for start in _doubtful(character.persona))
    yield Finding(7, "recovers from the worst start", f"{worst:.0%}", ">= 95 % in 25 turns", worst >= SHARE)
    act, least = min(_bags(character), key=lambda pair: pair[1])
    yield Finding(7, "lines left in the lowest bag", f"{least} ({act})", ">= 3", least >= LOW)


def _doubtful(persona: Persona) -> list[State]:
    """The corners that look worst at a glance: only those are worth many meetings."""
    return sorted(grid(persona), key=lambda start: _recovering(persona, start, GLANCE))[:DOUBTFUL]


def grid(persona: Persona) -> list[State]:
    """States from bad to fair in every corner: legs, trust, pressure, and each kind of strain."""
    start = start_of(persona)
    return [
        _cornered(start, leg, trust, pressure, strain)
        for leg, trust, pressure, strain in product((0.05, 0.25, 0.5), (0.02, 0.3), (0.3, 0.95), Rupture)
    ]


def _cornered(start: State, leg: float, trust: float, pressure: float, strain: Rupture) -> State:
    calm = strain is CALM
    return start._replace(
        bond=leg, goal=leg, task=leg, trust=trust, coercion=pressure, rupture=strain, severity=0.0 if calm else 0.9,
        unaddressed=0 if calm else 4, strains=0 if calm else 1,
        stance=start.stance if calm else WITHDRAWN if strain is AWAY else CONFRONTATIONAL,
        act=start.act if calm else Act.WITHDRAW if strain is AWAY else Act.CONFRONT,
    )  # fmt: skip


def _recovering(persona: Persona, start: State, seeds: int) -> float:
    return sum(_recovers(meet(persona, expert, seed, turns=WITHIN, start=start)) for seed in range(seeds)) / seeds


def _recovers(states: Sequence[State]) -> bool:
    return any(state.rupture is CALM and state.alliance >= RECOVERED and not state.has_left for state in states)


def _bags(character: Character) -> Iterator[tuple[str, int]]:
    """For each act and kind of strain: how many lines are left after the longest run of that act."""
    start = start_of(character.persona)
    for act, strain in product(Act, Rupture):
        state, bag = start._replace(act=act, rupture=strain, turn=1), Bag(0)
        for _ in range(1 if act is Act.LEAVE else LONGEST):
            left = [one for one in eligible(character, state, (), bag) if one.id not in bag.said]
            if left:
                bag.said.add(left[0].id)
        left = [one for one in eligible(character, state, (), bag) if one.id not in bag.said]
        yield f"{act.value}, {strain.value}", len(left)
