"""From pushes to numbers: what trust lets through, what room is left, what luck adds, and what a strain costs."""

from collections.abc import Sequence

from trivet.simulation.luck import Chances, Luck
from trivet.simulation.pushes import Pushes
from trivet.simulation.state import CALM, State
from trivet.simulation.strain import Strain
from trivet.vocabulary import MoveId

#: How far one point of effect moves a leg, trust, fairness, pressure, readiness, capacity.
LEG, TRUST, FAIRNESS, PRESSURE, READINESS, CAPACITY = 0.122, 0.104, 0.08, 0.075, 0.06, 0.07
#: Harm does not wait for trust, and costs this much of what a gain of the same size brings.
HARM = 0.36
#: While a strain is open, what mends it warms only so much.
MENDING = 0.75
#: Noise about a push, as a share of it (R18), and beside it.
SHARE_OF_NOISE, FLOOR_OF_NOISE = 0.5, 0.008
#: How many times a practitioner may collude before it comes out (R8).
EXPOSED_AFTER = 3
#: What the first, second ... collusion does for the bond: sweet, then stale.
_COLLUDED = (0.14, 0.12, 0.08, 0.0, -0.04, -0.06)

_COLLUDE = MoveId.COLLUDE
#: bond, goal, task, trust, fairness, readiness, coercion, capacity, collusion, drift
Moved = tuple[float, float, float, float, float, float, float, float, float, float]


def moved(luck: Luck, chances: Chances, state: State, pushes: Pushes, strain: Strain, moves: Sequence[MoveId]) -> Moved:
    """Every number of the state after the turn, each within 0 and 1."""
    ease, edge = luck.ease, luck.edge
    to_bond, to_goal, to_task, _, to_fairness, to_ease, to_readiness, to_capacity, *_ = pushes
    warm, work = chances[0] - 0.5, chances[1] - 0.5
    gate = 0.58 + 0.65 * state.trust
    eased = ease * (1.0 + SHARE_OF_NOISE * warm)
    worked = ease * gate * (1.0 + SHARE_OF_NOISE * work)
    if state.rupture is not CALM and to_bond > 0.0:
        to_bond *= MENDING
    bond = _leg(state.bond, to_bond, eased, edge, 1.0) + FLOOR_OF_NOISE * warm
    goal = _leg(state.goal, to_goal, worked, edge, 1.0) + FLOOR_OF_NOISE * work
    # R17: what somebody cannot do puts a lid on tasks, whatever the skill.
    task = _leg(state.task, to_task, worked, edge, 0.45 + 0.55 * state.capacity) - FLOOR_OF_NOISE * work
    trust = _trusted(state, pushes, eased, edge)
    if strain.rupture is not CALM:
        drain = 0.020 * strain.severity * (1.0 + 0.5 * strain.unaddressed)
        drain = drain if drain < 0.05 else 0.05
        bond, goal, task, trust = bond - drain, goal - 0.5 * drain, task - 0.5 * drain, trust - 0.6 * drain
    elif strain.event == "mended":
        # R10: a repaired strain may end above where it began; some draws give nothing.
        bonus = 0.14 * chances[3] - 0.03
        bond, trust = bond + (bonus if bonus > 0.0 else 0.0), trust + 0.04
    collusion, drift = state.collusion * 0.97, state.drift
    if _COLLUDE in moves:
        bond += _COLLUDED[min(state.colludes, len(_COLLUDED) - 1)] * (1.0 - state.bond)
        collusion, drift = bound(collusion + 0.16), bound(drift + 0.2)
        if state.colludes == EXPOSED_AFTER:
            bond, trust = bond - 0.14, trust - 0.15
    return (
        bond if 0.0 <= bond <= 1.0 else bound(bond), goal if 0.0 <= goal <= 1.0 else bound(goal),
        task if 0.0 <= task <= 1.0 else bound(task), trust if 0.0 <= trust <= 1.0 else bound(trust),
        _toward(state.fairness, FAIRNESS * to_fairness), _toward(state.readiness, READINESS * gate * to_readiness),
        bound(state.coercion - PRESSURE * to_ease), _toward(state.capacity, CAPACITY * to_capacity), collusion, drift,
    )  # fmt: skip


def _leg(now: float, push: float, gain: float, edge: float, lid: float) -> float:
    if push > 0.0:
        room = lid - now
        return now + LEG * push * gain * room if room > 0.0 else now
    return now + LEG * push * edge * HARM * (0.45 + 0.8 * now)


def _trusted(state: State, pushes: Pushes, eased: float, edge: float) -> float:
    """Trust never grows from harm, nor while a strain is being ignored."""
    push = pushes.trust
    if push > 0.0:
        if pushes.harm > 0.0 or (state.rupture is not CALM and not pushes.repair):
            return state.trust
        return state.trust + TRUST * push * eased * (1.0 - state.trust)
    return state.trust + TRUST * push * edge * (0.5 + 0.6 * state.trust)


def _toward(now: float, push: float) -> float:
    """Up by a share of the room that is left, down by a share of what there is; within 0 and 1."""
    if push > 0.0:
        now += push * (1.0 - now)
        return now if now < 1.0 else 1.0
    now += push * (0.4 + now)
    return now if now > 0.0 else 0.0


def bound(number: float) -> float:
    """A number brought back between 0 and 1."""
    return 0.0 if number < 0.0 else min(number, 1.0)
