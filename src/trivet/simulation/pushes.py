"""What a turn's moves push, before luck, trust and room are reckoned in."""

from collections.abc import Sequence
from typing import NamedTuple

from trivet.simulation.effects import ROWS
from trivet.simulation.fit import value_here
from trivet.simulation.persona import Persona
from trivet.simulation.state import State
from trivet.vocabulary import MoveId

#: More than three things in one breath are not heard.
MOST_MOVES = 3
#: What each of one, two or three moves in a turn is worth.
SHARE = (0.0, 1.0, 0.72, 0.52)


class Pushes(NamedTuple):
    """Sums over the moves of a turn, about -3 to +3 each. `harm`: the sum of what was negative, as a positive number.

    `repair`: how many moves spoke to a strain. `best`: the most that one move was worth.
    """

    bond: float
    goal: float
    task: float
    trust: float
    fairness: float
    ease: float
    readiness: float
    capacity: float
    harm: float
    best: float
    repair: int


#: A row's fields unpacked at once: reading them one by one costs as much as the sums.
PARTS = {
    row.move: (row, row.repairs, row.warm, row.bond, row.goal, row.task, row.trust, row.fairness, row.coercion, row.readiness,
               row.capacity)
    for row in ROWS.values()
}  # fmt: skip
_NEW = tuple.__new__
STILL = Pushes(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0)


def heard(moves: Sequence[MoveId]) -> tuple[MoveId, ...]:
    """The moves that count: each once, three at most, in order."""
    if len(moves) <= 1 or (len(moves) == 2 and moves[0] is not moves[1]):
        return tuple(moves)
    return tuple(dict.fromkeys(moves))[:MOST_MOVES]


def push(persona: Persona, state: State, moves: Sequence[MoveId]) -> Pushes:
    """The sum of what the moves are worth here, each spread over the state as its row says."""
    if not moves:
        return STILL
    share = SHARE[len(moves)]
    postures = state.postures
    # R4: warmth alone moves disengagement and game-playing little.
    warmth = 1.0 - 0.45 * (postures.disengagement + postures.game_playing)
    bond = goal = task = trust = fairness = ease = readiness = capacity = harm = best = 0.0
    repair, extra = 0, persona.incident_repair
    lately = [move for past in state.recent for move in past]
    for move in moves:
        row, repairs, warm, to_bond, to_goal, to_task, to_trust, to_fairness, to_ease, to_readiness, to_capacity = (
            PARTS[move]
        )
        value, _ = value_here(persona, state, row, moves, lately.count(move))
        if repairs or move in extra:
            repair += 1
        if value < 0.0:
            harm -= value
        elif value > 0.0:
            best = value if value > best else best
            if warm:
                value *= warmth
        else:
            continue
        value *= share
        bond += value * to_bond
        goal += value * to_goal
        task += value * to_task
        trust += value * to_trust
        fairness += value * to_fairness
        ease += value * to_ease
        readiness += value * to_readiness
        capacity += value * to_capacity
    return _NEW(Pushes, (bond, goal, task, trust, fairness, ease, readiness, capacity, harm, best, repair))
