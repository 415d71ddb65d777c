"""Postures are signals, not personalities: what authority does moves weight from one to another."""

from collections.abc import Sequence

from trivet.simulation.state import Postures
from trivet.vocabulary import MoveId

_FAIR = frozenset((MoveId.FAIR, MoveId.OWN, MoveId.VALIDATE, MoveId.ROLE))
_SHARED = frozenset((MoveId.AUTONOMY, MoveId.DELIVER, MoveId.SOLVE, MoveId.BOUNDARY, MoveId.TASKFIT))
_PUSHED = frozenset((MoveId.THREAT, MoveId.ARGUE, MoveId.DODGE))
#: What part of a posture's weight one turn can move.
STEP = 0.05


def shifted(postures: Postures, moves: Sequence[MoveId], harm: float) -> Postures:
    """The weights after a turn.

    R3: fair process moves resistance towards capitulation and commitment. R4: disengagement and game-playing move with shared
    power, practical help and a clear limit, not with warmth. R5: threats turn capitulation into resistance and game-playing.
    """
    if harm > 0.0:
        return postures if _PUSHED.isdisjoint(moves) else _hardened(postures)
    fair, shared = not _FAIR.isdisjoint(moves), not _SHARED.isdisjoint(moves)
    if not fair and not shared:
        return postures
    commitment, capitulation, resistance, disengagement, gaming = postures
    if fair:
        part = STEP * resistance
        resistance, commitment, capitulation = resistance - part, commitment + 0.6 * part, capitulation + 0.4 * part
    if shared:
        away, played = STEP * disengagement, STEP * gaming
        disengagement, gaming = disengagement - away, gaming - played
        part = STEP * capitulation
        capitulation, commitment = capitulation - part, commitment + away + played + part
    return Postures(commitment, capitulation, resistance, disengagement, gaming)


def _hardened(postures: Postures) -> Postures:
    commitment, capitulation, resistance, disengagement, gaming = postures
    part, lost = STEP * capitulation, STEP * commitment
    return Postures(
        commitment - lost, capitulation - part, resistance + 0.7 * part + 0.5 * lost, disengagement + 0.5 * lost,
        gaming + 0.3 * part,
    )  # fmt: skip
