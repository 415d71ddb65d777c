"""A drill under way as values: which line is on, what was tried, and what is left of it at the end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from itertools import pairwise

from trivet.content.schema.practice import Drill, DrillForm, Provocation
from trivet.vocabulary import MoveId
from trivet.web.drills.models import Run, Try

#: A longer pause was not spent on the drill.
_PAUSE = timedelta(minutes=3)


@dataclass(frozen=True)
class Doing:
    """A run with its content and its tries, in order."""

    run: Run
    drill: Drill
    tries: tuple[Try, ...]

    @cached_property
    def form(self) -> DrillForm:
        """Its own form; the first one, should the content have lost it."""
        return next((one for one in self.drill.forms if one.form == self.run.form), self.drill.forms[0])

    @property
    def lines(self) -> int:
        return len(self.form.provocations)

    @cached_property
    def place(self) -> int:
        """The line that is on, counted from 1; one more than there are when all are done."""
        done = {one.place for one in self.tries if one.second}
        return next((place for place in range(1, self.lines + 1) if place not in done), self.lines + 1)

    @property
    def is_over(self) -> bool:
        return self.place > self.lines

    @cached_property
    def provocation(self) -> Provocation:
        return self.form.provocations[min(self.place, self.lines) - 1]

    @cached_property
    def first(self) -> Try | None:
        """The first try at the line that is on; None while it has not been tried."""
        return next((one for one in self.tries if one.place == self.place and not one.second), None)

    @property
    def is_second(self) -> bool:
        """Whether the line that is on is to be tried once more."""
        return self.first is not None

    @property
    def has_hit(self) -> bool:
        """The first try was one of the drill's moves."""
        return self.first is not None and hits(self.drill, self.first)

    def minutes(self, now: datetime) -> int:
        """How long it took so far, without the pauses; at least 1."""
        moments = [self.run.begun_at, *(one.at for one in self.tries), self.run.ended_at or now]
        gaps = (later - earlier for earlier, later in pairwise(moments))
        spent = sum((min(gap, _PAUSE) for gap in gaps), timedelta())
        return max(1, round(spent / timedelta(minutes=1)))

    def felt(self, how: str) -> int:
        """How many second tries felt better, the same or worse."""
        return sum(one.felt == how for one in self.tries)

    @property
    def stayed_hard(self) -> tuple[Provocation, ...]:
        """The lines whose second try did not feel better, or that were left out."""
        hard = {one.place for one in self.tries if one.second and one.felt != "better"}
        return tuple(one for place, one in enumerate(self.form.provocations, 1) if place in hard)


def doing_of(run: Run, drill: Drill) -> Doing:
    """One query."""
    return Doing(run, drill, tuple(run.tries.order_by("place", "second")))


def hits(drill: Drill, one: Try) -> bool:
    """Whether one of the drill's moves was named."""
    return not {move.value for move in drill.moves}.isdisjoint(one.moves)


def moves_of(one: Try) -> Sequence[MoveId]:
    return tuple(MoveId(move) for move in one.moves)
