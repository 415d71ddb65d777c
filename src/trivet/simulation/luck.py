"""Chance, drawn for each session from its seed alone: so that a turn can be replayed with another move under the same luck."""

from collections.abc import Callable
from random import Random

#: The chances of one turn, each even between 0 and 1: warmth, work, strain, mending, leaving, act, telling.
Chances = tuple[float, float, float, float, float, float, float]


class Luck:
    """A session's day: how easily things go well or badly (about 1), by how many turns the incident shifts, and each turn's chances.

    The same seed gives the same luck in every Python version: only `Random.random` is used, whose numbers Python promises to keep.
    Chances are drawn as they are asked for, always in the same order, so asking for turn 9 first changes nothing.
    """

    __slots__ = ("_draw", "_turns", "ease", "edge", "seed", "shift")

    def __init__(self, seed: int) -> None:
        draw: Callable[[], float] = Random(seed).random  # noqa: S311 -- a session must be replayable, not secret
        self.seed = seed
        self.ease = 0.86 + 0.14 * (draw() + draw())
        self.edge = 0.86 + 0.14 * (draw() + draw())
        self.shift = int(draw() * 3) - 1
        self._draw = draw
        self._turns: list[Chances] = []

    def at(self, turn: int) -> Chances:
        """The chances of that turn, counted from 0."""
        turns = self._turns
        while len(turns) <= turn:
            draw = self._draw
            turns.append((draw(), draw(), draw(), draw(), draw(), draw(), draw()))
        return turns[turn]
