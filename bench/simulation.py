"""Meetings of twenty turns per CPU second: the engine alone, with a policy, and with words; beside a loop that calls nothing.

What counts is the ratio to the bare loop of the same run: how many bare function calls one turn costs.
"""

import time
from collections.abc import Callable
from itertools import cycle, islice

from trivet.simulation import PRACTITIONERS, MoveId, cast_of, fold, load_practice, meet, play
from trivet.simulation.session import script

TURNS = 20
ROUNDS = 5


def main() -> None:
    """Print one line for each way of playing."""
    cast = cast_of(load_practice())
    people = [one.persona for one in cast.values()]
    # Moves that nobody leaves over, so that meetings have their twenty turns.
    helpful = [
        MoveId.REFLECT,
        MoveId.OPEN,
        MoveId.VALIDATE,
        MoveId.AFFIRM,
        MoveId.GOALASK,
        MoveId.AUTONOMY,
        MoveId.EVOKE,
        MoveId.OWN,
    ]
    single = [(move,) for move in islice(cycle(helpful), TURNS)]
    double = [
        (one, other)
        for one, other in zip(islice(cycle(helpful), TURNS), islice(cycle(helpful[3:]), TURNS), strict=True)
    ]
    bare = best(lambda _: nothing(TURNS), 2000) / TURNS
    print(f"bare call {bare * 1e6:.3f} us")
    measures: dict[str, tuple[Callable[[int], int], int]] = {
        "engine, one move a turn": (lambda seed: len(fold(people[seed % 12], seed, single)) - 1, 600),
        "engine, two moves a turn": (lambda seed: len(fold(people[seed % 12], seed, double)) - 1, 600),
        "with the expert's policy": (lambda seed: len(meet(people[seed % 12], PRACTITIONERS["expert"], seed)) - 1, 600),
        "with a random policy": (lambda seed: len(meet(people[seed % 12], PRACTITIONERS["random"], seed)) - 1, 600),
        "with words": (lambda seed: len(play(list(cast.values())[seed % 12], script(*single), seed).exchanges), 60),
    }
    for name, (run, count) in measures.items():
        turns = sum(run(seed) for seed in range(count)) / count
        each = best(run, count)
        per_turn = each / turns
        print(
            f"{name:26} {1 / (per_turn * TURNS):6.0f} sessions of {TURNS} turns a CPU second; {per_turn / bare:5.0f} bare calls a turn"
        )


def best(run: Callable[[int], object], count: int) -> float:
    """CPU seconds for one run: the best of several rounds."""
    rounds = []
    for _ in range(ROUNDS):
        began = time.process_time()
        for seed in range(count):
            run(seed)
        rounds.append((time.process_time() - began) / count)
    return min(rounds)


def nothing(times: int) -> None:
    """A loop of bare calls."""
    for _ in range(times):
        one(1.0, 2.0)


def one(first: float, second: float) -> float:
    """The smallest thing that Python can be asked to do."""
    return first + second


if __name__ == "__main__":
    main()
