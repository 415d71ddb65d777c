"""Law 5: no trick. One move for ever, two by turns, flattery and collusion must not pay."""

from collections.abc import Iterator
from itertools import combinations

from trivet.simulation.laws.order import Played, mean
from trivet.simulation.laws.report import Finding
from trivet.simulation.playing import Policy
from trivet.simulation.practitioners import constant, cycle
from trivet.vocabulary import MoveId

#: How far every trick must end below the expert.
GAP = 0.10
TOP_THIRD = 2 / 3
_MOVES = tuple(move for move in MoveId if move is not MoveId.NONE)
#: A first look at each trick takes so few seeds; those that come near get all of them.
GLANCE = 12
NEAR = 0.10


def gaming_findings(played: Played) -> Iterator[Finding]:
    """Law 5."""
    expert = played.end("expert")
    for name, tricks in (("one move for ever", _constants()), ("two moves by turns", _cycles())):
        words, value = _best(played, tricks, expert)
        yield Finding(5, name, f"{value:.2f} ({words})", f"<= {expert - GAP:.2f}", value <= expert - GAP)
    flattered = max(played.ends("flatterer"))
    yield Finding(5, "flatterer at best", f"{flattered:.2f}", "< .67", flattered < TOP_THIRD)
    yield from _colluder(played)


def _colluder(played: Played) -> Iterator[Finding]:
    early, late = (
        {name: mean([state.bond for state in played.at(name, turn)]) for name in ("colluder", "competent")}
        for turn in (5, 15)
    )
    figure = f"bond {early['colluder']:.2f} against {early['competent']:.2f}"
    yield Finding(5, "colluder at turn 5", figure, "looks better", early["colluder"] > early["competent"])
    figure = f"bond {late['colluder']:.2f} against {late['competent']:.2f}"
    yield Finding(5, "colluder at turn 15", figure, "is worse", late["colluder"] < late["competent"])
    goal, task = (
        {name: mean([getattr(states[-1], leg) for states in played.meetings(name)]) for name in ("colluder", "novice")}
        for leg in ("goal", "task")
    )
    figure = f"goal {goal['colluder']:.2f}, task {task['colluder']:.2f}"
    bar = f"below the novice's {goal['novice']:.2f}, {task['novice']:.2f}"
    yield Finding(
        5, "colluder's work", figure, bar, goal["colluder"] < goal["novice"] and task["colluder"] < task["novice"]
    )


def _best(played: Played, tricks: Iterator[tuple[str, Policy]], expert: float) -> tuple[str, float]:
    """The trick that ends highest, and where."""
    best = ("", -1.0)
    for words, policy in tricks:
        value = played.with_policy(policy, GLANCE)
        if value > expert - GAP - NEAR:
            value = played.with_policy(policy, played.seeds)
        best = max(best, (words, value), key=lambda pair: pair[1])
    return best


def _constants() -> Iterator[tuple[str, Policy]]:
    return ((move.value, constant(move)) for move in _MOVES)


def _cycles() -> Iterator[tuple[str, Policy]]:
    return ((f"{one.value}, {two.value}", cycle((one,), (two,))) for one, two in combinations(_MOVES, 2))
