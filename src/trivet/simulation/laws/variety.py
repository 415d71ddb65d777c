"""Law 9: a client does not repeat himself within a meeting, and two meetings share few lines."""

from collections.abc import Iterator
from itertools import pairwise

from trivet.simulation.cast import Character
from trivet.simulation.laws.order import mean
from trivet.simulation.laws.report import Finding
from trivet.simulation.practitioners import PRACTITIONERS
from trivet.simulation.session import Session, play

TURNS = 15
SHARED = 0.40
#: Voiced meetings cost more than silent ones, and lines settle sooner than means.
FEWER = 10


def variety_findings(character: Character, seeds: int) -> Iterator[Finding]:
    """Law 9."""
    count = max(10, seeds // FEWER)
    sessions = [
        play(character, PRACTITIONERS[name], seed, turns=TURNS)
        for name in ("expert", "novice")
        for seed in range(count)
    ]
    repeats = sum(len(lines) - len(set(lines)) for lines in map(_lines, sessions))
    yield Finding(9, "repeats within a meeting", str(repeats), "none", repeats == 0)
    shared = mean([_share(one, other) for one, other in pairwise(sessions)])
    yield Finding(9, "lines shared by two meetings", f"{shared:.0%}", "< 40 %", shared < SHARED)


def _lines(session: Session) -> list[str]:
    return [session.opening.id, *(one.said.id for one in session.exchanges)]


def _share(one: Session, other: Session) -> float:
    ours, theirs = set(_lines(one)), set(_lines(other))
    return len(ours & theirs) / min(len(ours), len(theirs))
