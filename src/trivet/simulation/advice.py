"""Which strength and which next step a debrief names: the first of each list that is true of the meeting."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, Protocol

from trivet.simulation.fit import GOALS_NEED_TRUST, TASKS_NEED_GOALS
from trivet.simulation.state import AWAY, State
from trivet.vocabulary import MoveId, Rupture

_M = MoveId
_REASONS = frozenset((_M.FAIR, _M.TASKWHY, _M.ROLE, _M.ORIENT))
_TASKS = frozenset((_M.TASKWHY, _M.TASKFIT, _M.SOLVE))


class Rift(Protocol):
    """What the advice needs to know of a rupture."""

    @property
    def kind(self) -> Rupture: ...
    @property
    def noticed_after(self) -> int | None: ...
    @property
    def repaired(self) -> int | None: ...


def turns_of(states: Sequence[State]) -> list[tuple[MoveId, ...]]:
    """The moves of each turn."""
    return [state.recent[-1] for state in states[1:]]


def strength_key(
    states: Sequence[State], rifts: Sequence[Rift], reflections: int, questions: int, right: int, foreseen: int
) -> str:
    """The key of one true strength; there always is one."""
    turns = turns_of(states)
    made = {move for turn in turns for move in turn}
    mended = [one for one in rifts if one.repaired is not None]
    quick = any(one.noticed_after is not None and one.noticed_after <= 2 for one in mended)
    held = any(_M.BOUNDARY in turn for turn in turns) and reflections > 0 and _M.THREAT not in made
    true = {
        "noticed_silence": any(
            one.kind is AWAY and one.noticed_after is not None and one.noticed_after <= 2 for one in rifts
        ),
        "repaired_quickly": quick,
        "owned_part": bool(mended) and _M.OWN in made,
        "kept_limits_warmly": held,
        "asked_their_goal": _M.GOALASK in made and states[-1].goal > states[0].goal + 0.1,
        "listened": reflections >= 4 and reflections >= questions,
        "gave_reasons": sum(not _REASONS.isdisjoint(turn) for turn in turns) >= 3 and _M.THREAT not in made,
        "predicted_well": foreseen >= 4 and right * 2 > foreseen,
        "varied": len(made) >= 8,
    }
    return next((key for key, is_so in true.items() if is_so), "steady_pace")


def next_step_key(
    states: Sequence[State], rifts: Sequence[Rift], reflections: int, questions: int, telling: float
) -> str:
    """The key of one next step: what cost most first, then what was missing, then the weakest leg."""
    last, turns = states[-1], turns_of(states)
    made = [move for turn in turns for move in turn]
    true = {
        "threatened": made.count(_M.THREAT) >= 2,
        "argued": made.count(_M.ARGUE) >= 2,
        "defended": _made_in_strain(states, _M.DODGE) or made.count(_M.DODGE) >= 3,
        "colluded": made.count(_M.COLLUDE) >= 2,
        "missed_withdrawal": any(
            one.kind is AWAY and (one.noticed_after is None or one.noticed_after > 3) for one in rifts
        ),
        "left_rupture_open": any(one.repaired is None for one in rifts),
        "client_left": last.has_left,
        "fixed_early": made.count(_M.FIX) >= 2,
        "interrogated": made.count(_M.INTERROGATE) >= 2,
        "goals_too_soon": _too_soon(states, _M.GOALFIT, "trust", GOALS_NEED_TRUST),
        "tasks_too_soon": any(_too_soon(states, move, "goal", TASKS_NEED_GOALS) for move in _TASKS),
        "no_role": len(turns) >= 8
        and not {_M.ROLE, _M.ORIENT} & set(made)
        and states[0].turn == 0
        and states[0].trust < 0.25,
        "no_goal_asked": len(turns) >= 10 and not {_M.GOALASK, _M.GOALFIT} & set(made),
        "talked_much": telling > 0.5,
        "few_reflections": questions >= 4 and reflections * 2 < questions,
        "repeated_one_move": len(turns) >= 8 and max(map(made.count, made), default=0) > 0.45 * len(turns),
        "no_feedback_asked": len(turns) >= 14 and _M.FEEDBACK not in made,
    }
    return next((key for key, is_so in true.items() if is_so), _weakest(last))


def _made_in_strain(states: Sequence[State], move: MoveId) -> bool:
    pairs = pairwise(states)
    return any(before.severity > 0 and move in after.recent[-1] for before, after in pairs)


def _too_soon(states: Sequence[State], move: MoveId, need: Literal["trust", "goal"], enough: float) -> bool:
    """Whether a move was made at least twice before its ground was there."""
    pairs = pairwise(states)
    return sum(move in after.recent[-1] and bool(getattr(before, need) < enough) for before, after in pairs) >= 2


def _weakest(state: State) -> str:
    legs = {"weak_bond": state.bond, "weak_goals": state.goal, "weak_tasks": state.task}
    return min(legs, key=lambda leg: legs[leg])
