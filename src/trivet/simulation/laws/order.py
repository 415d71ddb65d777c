"""Law 4: better practice ends better. Scripted practitioners, many seeds each."""

from collections.abc import Iterator
from math import fsum

from trivet.simulation.laws.report import Finding
from trivet.simulation.persona import Persona
from trivet.simulation.playing import Policy, meet
from trivet.simulation.practitioners import PRACTITIONERS
from trivet.simulation.state import State

#: How far below the competent practitioner each of these must end.
MARGIN = 0.05
BELOW = ("role-clarifier", "flatterer", "lecturer", "colluder", "silent")
#: P(expert > competent): a person, not a formula.
OFTEN, ALWAYS = 0.80, 0.95


class Played:
    """Meetings of one client with scripted practitioners, each played once and kept."""

    def __init__(self, persona: Persona, seeds: int) -> None:
        self.persona = persona
        self.seeds = seeds
        self._kept: dict[str, list[list[State]]] = {}

    def meetings(self, name: str) -> list[list[State]]:
        """All meetings with that practitioner, by seed."""
        if name not in self._kept:
            self._kept[name] = [meet(self.persona, PRACTITIONERS[name], seed) for seed in range(self.seeds)]
        return self._kept[name]

    def ends(self, name: str) -> list[float]:
        """The alliance at the end of each meeting, 0 to 1."""
        return [states[-1].alliance for states in self.meetings(name)]

    def end(self, name: str) -> float:
        """The mean alliance at the end."""
        return mean(self.ends(name))

    def with_policy(self, policy: Policy, seeds: int) -> float:
        """The mean end of any other policy over so many seeds."""
        return mean([meet(self.persona, policy, seed)[-1].alliance for seed in range(seeds)])

    def at(self, name: str, turn: int) -> list[State]:
        """Where each meeting stood at that turn, or at its end if it ended before."""
        return [states[min(turn, len(states) - 1)] for states in self.meetings(name)]


def mean(numbers: list[float]) -> float:
    """The mean; the same on every Python version."""
    return fsum(numbers) / len(numbers)


def above(ours: list[float], theirs: list[float]) -> float:
    """How often ours is higher, seed by seed."""
    return sum(one > other for one, other in zip(ours, theirs, strict=True)) / len(ours)


def order_findings(played: Played) -> Iterator[Finding]:
    """Law 4."""
    ranks = ("expert", "competent", "novice", "enforcer")
    means = [played.end(name) for name in ranks]
    figure = " > ".join(f"{name} {value:.2f}" for name, value in zip(ranks, means, strict=True))
    yield Finding(4, "order of practice", figure, "in this order", means == sorted(means, reverse=True))
    competent = played.end("competent")
    chance = played.end("random")
    yield Finding(4, "competent above random", f"{competent:.2f} > {chance:.2f}", "higher", competent > chance)
    for name in BELOW:
        end = played.end(name)
        yield Finding(
            4, f"{name} below competent", f"{end:.2f}", f"<= {competent - MARGIN:.2f}", end <= competent - MARGIN
        )
    novice = above(played.ends("expert"), played.ends("novice"))
    yield Finding(4, "P(expert > novice)", f"{novice:.3f}", ">= .95", novice >= ALWAYS)
    often = above(played.ends("expert"), played.ends("competent"))
    yield Finding(4, "P(expert > competent)", f"{often:.3f}", ".80 to .95", OFTEN <= often <= ALWAYS)
