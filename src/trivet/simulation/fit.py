"""The right move at the wrong time: what a move is worth here and now, rather than usually. Rules R1-R20 are named where they stand."""

from collections.abc import Callable, Sequence

from trivet.simulation.effects import AMBIVALENT, COLLUSIVE, CONFRONTATIONAL, LISTENING, REPAIRING, WITHDRAWN, Row
from trivet.simulation.persona import Persona
from trivet.simulation.state import AWAY, CALM, State
from trivet.vocabulary import Act, MoveId

GOALS_NEED_TRUST = 0.20
TASKS_NEED_GOALS = 0.30
#: From this turn on, explaining roles again does nothing unless something has happened.
ROLE_LATE = 6
FEEDBACK_EARLY = 6
PRESSED = 0.55
CHALLENGE_BOND = 0.40
#: What the same move is worth the first, second ... time within five turns.
WORTH = (1.0, 0.55, 0.15, -0.25, -0.40, -0.50)


def is_repair(persona: Persona, move: MoveId) -> bool:
    """Whether a move speaks to a strain: one of the four that always do, or what this client's incident asks for."""
    return move in REPAIRING or move in persona.incident_repair


def lately(state: State, moves: Sequence[MoveId], among: frozenset[MoveId]) -> bool:
    """Whether one of those moves stands in this turn or in the two before it."""
    if not among.isdisjoint(moves):
        return True
    return any(not among.isdisjoint(past) for past in state.recent[-2:])


def times(state: State, move: MoveId) -> int:
    """In how many of the last five turns a move was made."""
    return sum(move in past for past in state.recent)


def _open(state: State, row: Row, value: float, moves: Sequence[MoveId]) -> tuple[float, str]:
    """To somebody angry or silent an open question is worth something only after their stance was validated."""
    if value == 0.0 and state.stance in (CONFRONTATIONAL, WITHDRAWN) and lately(state, moves, LISTENING):
        return 0.7, ""
    return value, ""


def _double(state: State, row: Row, value: float, moves: Sequence[MoveId]) -> tuple[float, str]:
    if state.stance == WITHDRAWN and state.readiness > 0.35:
        return 0.6, ""
    return value, ""


def _autonomy(state: State, row: Row, value: float, moves: Sequence[MoveId]) -> tuple[float, str]:
    """R19: choice beside a threat is a false choice."""
    if MoveId.THREAT in moves:
        return -2.0, "R19"
    return value, "R2"


def _evoke(state: State, row: Row, value: float, moves: Sequence[MoveId]) -> tuple[float, str]:
    """R2: reasons for change come only when the pressure is low; and somebody must be trusted with them."""
    if state.coercion > PRESSED:
        return (-0.5 if value > 0 else value), "R2"
    if state.trust < GOALS_NEED_TRUST:
        return value * 0.3, "goals-before-trust"
    return (1.0, "R2") if value < 0 and state.rupture is CALM else (value, "R2")


def _early(state: State, row: Row, value: float, moves: Sequence[MoveId]) -> tuple[float, str]:
    """R15: roles and what to expect belong at the start; later only when something has changed."""
    if state.turn < ROLE_LATE:
        return value, "R15"
    if "incident" in state.events:
        return value * 0.6, "R15"
    return (value if state.stance == COLLUSIVE else -0.15), "role-late"


def _goals(state: State, row: Row, value: float, moves: Sequence[MoveId]) -> tuple[float, str]:
    """R16: a goal wants trust first; and what a yes-sayer takes over from the practitioner is no goal of theirs."""
    if state.trust < GOALS_NEED_TRUST:
        return value * 0.25 - 0.05, "goals-before-trust"
    if row.move is MoveId.GOALFIT and state.goal < 0.26:
        return value * 0.35, "R16"
    if value == 0.0 and state.stance == CONFRONTATIONAL and lately(state, moves, LISTENING):
        return 0.7, "R16"
    return value, "R16"


def _tasks(state: State, row: Row, value: float, moves: Sequence[MoveId]) -> tuple[float, str]:
    """Tasks want a goal that they serve."""
    if state.goal < TASKS_NEED_GOALS and state.rupture is CALM:
        return value * 0.2 - 0.10, "tasks-before-goals"
    return value, ""


def _solve(state: State, row: Row, value: float, moves: Sequence[MoveId]) -> tuple[float, str]:
    """R17: where somebody cannot, solving what is in the way comes before anything else."""
    if state.capacity < 0.35 and value > 0:
        return max(value, 1.5), "R17"
    if state.goal < TASKS_NEED_GOALS and value > 0:
        return value * 0.2 - 0.10, "tasks-before-goals"
    return value, ""


def _feedback(state: State, row: Row, value: float, moves: Sequence[MoveId]) -> tuple[float, str]:
    """Asking how it was before there was anything, or to somebody in anger, is a form."""
    return (value, "") if state.turn >= FEEDBACK_EARLY else (value * 0.2, "")


def _name(state: State, row: Row, value: float, moves: Sequence[MoveId]) -> tuple[float, str]:
    """R11: naming needs a strain to name. Beside an accusation it is an accusation."""
    if MoveId.ARGUE in moves:
        return -1.0, "R11"
    if state.rupture is CALM:
        return (0.5, "") if state.stance == COLLUSIVE else (-0.35, "nothing-to-repair")
    return (2.0 if state.rupture is AWAY else 1.0), "R11"


def _own(state: State, row: Row, value: float, moves: Sequence[MoveId]) -> tuple[float, str]:
    """An apology with nothing behind it is worth nothing."""
    if state.rupture is CALM and "incident" not in state.events:
        return (-0.3 if times(state, MoveId.OWN) else 0.0), "nothing-to-repair"
    return max(value, 1.5), ""


def _reinforce(state: State, row: Row, value: float, moves: Sequence[MoveId]) -> tuple[float, str]:
    """R12: praise wants something that was done or said."""
    if state.act in (Act.CHANGE, Act.DISCLOSE, Act.OPEN) or state.readiness > 0.45:
        return value, "R12"
    return min(value, 0.25), "R12"


def _challenge(state: State, row: Row, value: float, moves: Sequence[MoveId]) -> tuple[float, str]:
    """R13: a challenge needs a bond, and somebody who has just been heard."""
    if state.bond >= CHALLENGE_BOND and lately(state, moves, LISTENING):
        return (max(value, 0.5) if state.rupture is CALM else value), "R13"
    return min(value - 1.0, -0.5), "R13"


def _boundary(state: State, row: Row, value: float, moves: Sequence[MoveId]) -> tuple[float, str]:
    """R7: a limit with warmth beside it holds; alone it costs."""
    warm = lately(state, moves, LISTENING) or MoveId.AFFIRM in moves
    if state.stance == COLLUSIVE:
        return (value if warm else value * 0.6), "R7"
    return (0.6 if warm and state.turn > 1 else -1.0), "R7"


def _fix(state: State, row: Row, value: float, moves: Sequence[MoveId]) -> tuple[float, str]:
    """R1: advice unasked; twice as bad to somebody of two minds."""
    return (value if value < 0 else -0.4), "R1"


def _collude(state: State, row: Row, value: float, moves: Sequence[MoveId]) -> tuple[float, str]:
    return min(value, -1.0), "R8"


def _small(state: State, row: Row, value: float, moves: Sequence[MoveId]) -> tuple[float, str]:
    """Small talk warms the first minutes, and is nothing after them."""
    return (0.3, "") if state.turn < 2 else (-0.2, "off-topic")


Fit = Callable[[State, Row, float, Sequence[MoveId]], tuple[float, str]]
FITS: dict[str, Fit] = {
    "open": _open, "double": _double, "autonomy": _autonomy, "evoke": _evoke, "early": _early, "goals": _goals,
    "tasks": _tasks, "solve": _solve, "feedback": _feedback, "name": _name, "own": _own, "reinforce": _reinforce,
    "challenge": _challenge, "boundary": _boundary, "fix": _fix, "collude": _collude, "small": _small,
}  # fmt: skip


def value_here(persona: Persona, state: State, row: Row, moves: Sequence[MoveId], said: int) -> tuple[float, str]:
    """What a move is worth at this moment, about -3 to +2, and the key of the rule that decided it, or "".

    Fit first; then habituation, which wears a good move out and a bad one sharp (`said`: in how many of the last five turns it
    was made); then the strain, under which business as usual is worth a quarter.
    """
    value, why = float(row.usual[state.stance]), ""
    if row.fit:
        value, why = FITS[row.fit](state, row, value, moves)
    if said:
        if value > 0.0:
            value, why = value * WORTH[said], "repeated"
        elif value < 0.0:
            value *= 1.0 + 0.25 * (1.0 - WORTH[said])
    if value > 0.0:
        if state.rupture is not CALM and not is_repair(persona, row.move):
            return value * 0.25, "rupture-ignored"
    elif row.harmful:
        value *= persona.temper * (1.35 if state.stance == AMBIVALENT and row.move is MoveId.FIX else 1.0)
    return value, why
