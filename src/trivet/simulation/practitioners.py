"""Scripted practitioners, who see what a person would see: what the client just did, and what they themselves did lately.

They hold the laws of the simulation up: a client with whom the flatterer does as well as the expert teaches the wrong thing.
"""

from collections.abc import Sequence
from random import Random

from trivet.simulation.playing import Policy
from trivet.simulation.state import State
from trivet.vocabulary import Act, MoveId

_M = MoveId
Moves = tuple[MoveId, ...]

_CONFRONTED: tuple[Moves, ...] = (
    (_M.OWN, _M.VALIDATE), (_M.VALIDATE, _M.AUTONOMY), (_M.NAME, _M.OWN), (_M.VALIDATE, _M.FAIR), (_M.OWN, _M.AUTONOMY),
)  # fmt: skip
_WITHDRAWN: tuple[Moves, ...] = (
    (_M.NAME, _M.AUTONOMY), (_M.VALIDATE, _M.NAME), (_M.OWN, _M.AUTONOMY), (_M.NAME, _M.OWN), (_M.VALIDATE, _M.AUTONOMY),
)  # fmt: skip
_PUSHED_BACK: tuple[Moves, ...] = (
    (_M.VALIDATE, _M.FAIR), (_M.REFLECT, _M.AUTONOMY), (_M.FAIR,), (_M.VALIDATE, _M.GOALASK), (_M.REFLECT, _M.FAIR),
    (_M.AUTONOMY, _M.GOALFIT), (_M.REFLECT, _M.ROLE),
)  # fmt: skip
_SHORT: tuple[Moves, ...] = (
    (_M.DELIVER,), (_M.REFLECT, _M.AUTONOMY), (_M.VALIDATE, _M.OPEN), (_M.AFFIRM, _M.GOALASK), (_M.SOLVE,),
    (_M.REFLECT, _M.SOLVE), (_M.AUTONOMY, _M.GOALASK), (_M.DELIVER, _M.AFFIRM),
)  # fmt: skip
_INVITED: tuple[Moves, ...] = (
    (_M.REFLECT, _M.BOUNDARY), (_M.FAIR, _M.GOALFIT), (_M.BOUNDARY, _M.AUTONOMY), (_M.REFLECT, _M.FAIR),
    (_M.GOALASK, _M.FAIR), (_M.REFLECT, _M.CHALLENGE),
)  # fmt: skip
_TORN: tuple[Moves, ...] = (
    (_M.DOUBLE,), (_M.REFLECT, _M.AUTONOMY), (_M.DOUBLE, _M.EVOKE), (_M.REFLECT, _M.GOALFIT), (_M.VALIDATE, _M.EVOKE),
)  # fmt: skip
_EARLY: tuple[Moves, ...] = (
    (_M.REFLECT, _M.OPEN), (_M.REFLECT, _M.AUTONOMY), (_M.AFFIRM, _M.OPEN), (_M.ROLE,), (_M.REFLECT, _M.AFFIRM), (_M.ORIENT,),
)  # fmt: skip
_GOALS: tuple[Moves, ...] = (
    (_M.REFLECT, _M.GOALASK), (_M.EVOKE,), (_M.DOUBLE, _M.GOALASK), (_M.GOALFIT,), (_M.REFLECT, _M.EVOKE), (_M.AUTONOMY, _M.GOALFIT),
    (_M.OPEN, _M.AFFIRM),
)  # fmt: skip
_TASKS: tuple[Moves, ...] = (
    (_M.TASKWHY, _M.AUTONOMY), (_M.SOLVE,), (_M.REFLECT, _M.TASKFIT), (_M.DELIVER,), (_M.REINFORCE, _M.SOLVE), (_M.TASKWHY, _M.TASKFIT),
    (_M.EPE,), (_M.FEEDBACK, _M.REINFORCE), (_M.REFLECT, _M.GOALFIT), (_M.AFFIRM, _M.EVOKE), (_M.MODEL, _M.TASKWHY),
)  # fmt: skip


def expert(history: Sequence[State], rng: Random) -> Moves:
    """Meets what the client shows, then bond before goals before tasks, and does not say the same thing twice. A person: sometimes tired."""
    if rng.random() < 0.10:
        return _tired(rng)
    return _fresh(_shelf(history), history, rng)


def competent(history: Sequence[State], rng: Random) -> Moves:
    """The same ideas, less of the time: misses half of the quiet strains, and slips into advice and old habits."""
    act = history[-1].act
    if act in (Act.WITHDRAW, Act.MINIMAL) and rng.random() < 0.5:
        return _pick(_EARLY if len(history) < 8 else _GOALS, rng)
    if rng.random() < 0.31:
        return _tired(rng)
    return _fresh(_shelf(history), history, rng)


def novice(history: Sequence[State], rng: Random) -> Moves:
    """Kind, and in a hurry: questions, advice, rules; defends when attacked, and takes politeness for agreement."""
    act, roll = history[-1].act, rng.random()
    if act is Act.CONFRONT:
        return (_M.DODGE,) if roll < 0.5 else (_M.VALIDATE,) if roll < 0.7 else (_M.OWN,) if roll < 0.8 else (_M.ARGUE,)
    if act is Act.WITHDRAW:
        return (_M.OPEN,) if roll < 0.5 else (_M.FIX,) if roll < 0.75 else (_M.VALIDATE,)
    return _pick(_HABITS, rng)


_HABITS: tuple[Moves, ...] = (
    (_M.OPEN,), (_M.OPEN, _M.REFLECT), (_M.FIX,), (_M.INTERROGATE,), (_M.ROLE,), (_M.TASKWHY,), (_M.OPEN,), (_M.FIX, _M.OPEN),
    (_M.REFLECT,), (_M.AFFIRM,), (_M.EPE,), (_M.GOALASK,),
)  # fmt: skip


def enforcer(history: Sequence[State], rng: Random) -> Moves:
    """The order and its consequences, again and again."""
    return _pick(
        (
            (_M.THREAT,),
            (_M.ROLE, _M.THREAT),
            (_M.ARGUE,),
            (_M.INTERROGATE,),
            (_M.DODGE, _M.THREAT),
            (_M.BOUNDARY,),
            (_M.ARGUE, _M.THREAT),
        ),
        rng,
    )


def role_clarifier(history: Sequence[State], rng: Random) -> Moves:
    """Explains who decides what, all meeting long."""
    return _pick(((_M.ROLE,), (_M.ORIENT,), (_M.FAIR,), (_M.ROLE, _M.ORIENT), (_M.BOUNDARY,), (_M.ROLE, _M.FAIR)), rng)


def flatterer(history: Sequence[State], rng: Random) -> Moves:
    """Nice, whatever happens."""
    return _pick(
        ((_M.AFFIRM,), (_M.AFFIRM, _M.REINFORCE), (_M.VALIDATE,), (_M.AFFIRM, _M.VALIDATE), (_M.REINFORCE,)), rng
    )


def lecturer(history: Sequence[State], rng: Random) -> Moves:
    """Has the answer, and explains it."""
    return _pick(((_M.FIX,), (_M.EPE,), (_M.TASKWHY,), (_M.ORIENT, _M.FIX), (_M.TASKWHY, _M.FIX), (_M.ROLE,)), rng)


def colluder(history: Sequence[State], rng: Random) -> Moves:
    """Easy company: agrees, sides, keeps small secrets, and never gets to the work."""
    if len(history) <= 2:
        return (_M.OPEN, _M.AFFIRM)
    return _pick(
        ((_M.COLLUDE,), (_M.COLLUDE, _M.VALIDATE), (_M.REFLECT,), (_M.AFFIRM, _M.OPEN), (_M.COLLUDE, _M.AFFIRM)), rng
    )


def silent(history: Sequence[State], rng: Random) -> Moves:
    """Says nothing that could be heard."""
    return ()


def at_random(history: Sequence[State], rng: Random) -> Moves:
    """Any one of the thirty moves."""
    return (_ALL[int(rng.random() * len(_ALL))],)


_ALL = tuple(move for move in MoveId if move is not MoveId.NONE)

PRACTITIONERS: dict[str, Policy] = {
    "expert": expert, "competent": competent, "novice": novice, "enforcer": enforcer, "random": at_random,
    "role-clarifier": role_clarifier, "flatterer": flatterer, "lecturer": lecturer, "colluder": colluder, "silent": silent,
}  # fmt: skip


def constant(*moves: MoveId) -> Policy:
    """The same turn for ever."""
    return lambda history, rng: moves


def cycle(first: Moves, second: Moves) -> Policy:
    """Two turns by turns."""
    return lambda history, rng: first if len(history) % 2 else second


def _shelf(history: Sequence[State]) -> tuple[Moves, ...]:
    """What would suit what the client just showed; where nothing is pressing, what this part of a meeting is for."""
    act, turn = history[-1].act, len(history) - 1
    if act in (Act.MINIMAL, Act.CHALLENGE) and turn > 1:
        # Short, a turn after going quiet or getting angry: it is not over yet.
        act = history[-2].act if history[-2].act in (Act.WITHDRAW, Act.CONFRONT) else act
    if act in _ANSWERS and (turn > 0 or act in (Act.CONFRONT, Act.WITHDRAW)):
        return _ANSWERS[act]
    return _EARLY if turn < 5 else _GOALS if turn < 11 else _TASKS


_ANSWERS = {
    Act.CONFRONT: _CONFRONTED, Act.WITHDRAW: _WITHDRAWN, Act.CHALLENGE: _PUSHED_BACK, Act.MINIMAL: _SHORT, Act.ALLY: _INVITED,
    Act.SUSTAIN: _TORN,
}  # fmt: skip


def _fresh(shelf: tuple[Moves, ...], history: Sequence[State], rng: Random) -> Moves:
    """One of the shelf of which nothing was said lately; the least said where there is none, and chance among equals."""
    recent = [move for past in history[-1].recent for move in past]
    for _ in shelf:
        moves = shelf[int(rng.random() * len(shelf))]
        if moves[0] not in recent and moves[-1] not in recent:
            return moves
    said = [sum(map(recent.count, moves)) for moves in shelf]
    return shelf[said.index(min(said))]


def _tired(rng: Random) -> Moves:
    return _pick(((_M.FIX,), (_M.OPEN,), (_M.EPE,), (_M.INTERROGATE,), (_M.TASKWHY,), (_M.DODGE,), (_M.REFLECT,)), rng)


def _pick(shelf: tuple[Moves, ...], rng: Random) -> Moves:
    return shelf[int(rng.random() * len(shelf))]
