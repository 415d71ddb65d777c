"""Moments as they are asked: in an order of each person's own, and looked back at with what each reply usually does."""

from dataclasses import dataclass
from random import Random
from typing import Literal, TypeVar

from trivet.content.schema.practice import Coach, Instead, Outcomes, PracticeVignette, VignetteForm
from trivet.simulation.plan import worth
from trivet.vocabulary import MoveId, Stance
from trivet.web.drills.models import Moments
from trivet.web.practice.naming import name_of
from trivet.web.practice.people import practice

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Asked:
    """A moment with its replies in this person's order; each with its place in the content."""

    vignette: PracticeVignette
    options: tuple[tuple[int, Instead], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form under way: what was chosen, and the moment that is on; None when all are answered."""

    asked: tuple[Asked, ...]
    chosen: dict[str, int]

    @property
    def on(self) -> Asked | None:
        return next((one for one in self.asked if one.vignette.id not in self.chosen), None)

    @property
    def number(self) -> int:
        return min(len(self.chosen) + 1, len(self.asked))

    @property
    def of(self) -> int:
        return len(self.asked)


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply looked back at. `does`: helped, little or hurt, as it usually goes with somebody who stands so."""

    words: str
    move: str
    does: Literal["helped", "little", "hurt"]
    why: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Back:
    """A moment looked back at, its replies from the most helpful to the least."""

    vignette: PracticeVignette
    replies: tuple[Reply, ...]


def sheet_of(row: Moments, form: VignetteForm) -> Sheet:
    """One query. The same seed gives the same order on every page."""
    chosen = dict(row.answers.values_list("item", "option"))
    asked = (_asked(one, row.seed) for one in _shuffled(form.vignettes, f"{row.seed}"))
    return Sheet(tuple(asked), chosen)


def looked_back(sheet: Sheet) -> tuple[Back, ...]:
    coach = practice().coach
    return tuple(_back(one.vignette, sheet.chosen[one.vignette.id], coach) for one in sheet.asked)


def _asked(vignette: PracticeVignette, seed: int) -> Asked:
    return Asked(vignette, tuple(_shuffled(tuple(enumerate(vignette.options)), f"{seed}:{vignette.id}")))


def _back(vignette: PracticeVignette, chosen: int, coach: Coach) -> Back:
    rows = sorted(enumerate(vignette.options), key=lambda row: -worth(row[1].move, vignette.stance))
    return Back(vignette, tuple(_reply(option, vignette.stance, coach, at == chosen) for at, option in rows))


def _reply(option: Instead, stance: Stance, coach: Coach, is_chosen: bool) -> Reply:
    value = worth(option.move, stance)
    does: Literal["helped", "little", "hurt"] = "helped" if value > 0 else "hurt" if value < 0 else "little"
    return Reply(option.say, name_of(option.move), does, _why(coach, option.move, stance, does), is_chosen)


def _why(coach: Coach, move: MoveId, stance: Stance, does: Literal["helped", "little", "hurt"]) -> str:
    """The coach's sentence for this move and this stance; for the move alone, where there is none."""
    texts = coach.moves[move]
    here = texts.states.get(stance, Outcomes())
    words = {
        "helped": (here.helped, texts.helped),
        "little": (here.little, texts.little),
        "hurt": (here.hurt, texts.hurt),
    }
    own, usual = words[does]
    return own or usual


def _shuffled(things: tuple[Thing, ...], seed: str) -> list[Thing]:
    """By `Random.random` alone, whose numbers Python promises to keep."""
    draw = Random(seed).random  # noqa: S311 -- an order to be found again, not a secret
    return [thing for _, thing in sorted(((draw(), thing) for thing in things), key=lambda pair: pair[0])]
