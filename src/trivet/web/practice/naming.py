"""Write mode: what the ears make of somebody's words, and the list of moves to name them from."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from trivet.content.library import Library, load_library
from trivet.content.schema.registry import Move
from trivet.vocabulary import MoveId
from trivet.web.practice.meeting import Exchange, Guess

if TYPE_CHECKING:
    from trivet.simulation.ears import Ears  # -- for types

#: How many guesses are shown, and how many moves a turn may hold.
SHOWN, MOST = 3, 3
_GROUPS = (
    ("bond", _("For the bond")),
    ("goals", _("For the goals")),
    ("tasks", _("For the tasks")),
    ("repair", _("For repairing a strain")),
    ("limits", _("For the limits")),
)
_HARMFUL = _("What we also do, and mostly should not")


@dataclass(frozen=True, slots=True)
class Group:
    """Moves that serve the same."""

    title: str
    moves: tuple[Move, ...]


@cache
def ears() -> "Ears":
    """Read once a process, when somebody first writes."""
    from trivet.simulation.ears import load_ears  # -- slow import, and Choose mode never needs it

    return load_ears()


def guesses(words: str, line: str) -> tuple[Guess, ...]:
    """The likeliest moves of these words after the client's line, the likeliest first; three at most, none for silence."""
    heard = ears().hear(words, line).likeliest(SHOWN) if words.strip() else ()
    return tuple(Guess(one.move, one.confidence) for one in heard)


@lru_cache(maxsize=4)
def moves_by_id(library: Library) -> dict[str, Move]:
    return {one.id: one for one in library.moves}


@lru_cache(maxsize=4)
def palette(library: Library) -> tuple[Group, ...]:
    """All thirty, each once: under what it serves first; the harmful ones last."""
    groups = [(title, [one for one in library.moves if one.component[:1] == (leg,)]) for leg, title in _GROUPS]
    harmful = [one for one in library.moves if not one.component]
    return tuple(Group(str(title), tuple(found)) for title, found in (*groups, (_HARMFUL, harmful)))


def suggested(found: Sequence[Guess], library: Library) -> list[Move]:
    """The guesses as moves with their definitions; NONE is offered on its own."""
    known = moves_by_id(library)
    return [known[one.move] for one in found if one.move in known]


def name_of(move: MoveId) -> str:
    """What a move is called on a page."""
    found = moves_by_id(load_library()).get(move)
    return found.name if found else str(_("Something else"))


def names_of(moves: Sequence[MoveId]) -> str:
    """ "Validate, then open question"."""
    names = [name_of(move) for move in moves] or [str(_("Nothing said"))]
    first, *rest = names
    return ", ".join([first, *(f"{one[:1].lower()}{one[1:]}" for one in rest)])


@dataclass(frozen=True, slots=True)
class Agreement:
    """Whether the page heard what the learner named. Feedback, never a score: both may be right."""

    named: str
    heard: str
    is_first: bool
    is_among: bool


def agreement(exchange: Exchange) -> Agreement | None:
    """None where nobody listened: in Choose mode."""
    if not exchange.ears:
        return None
    heard = exchange.ears[0].move
    return Agreement(
        named=names_of(exchange.moves),
        heard=name_of(heard),
        is_first=heard in exchange.moves,
        is_among=any(one.move in exchange.moves for one in exchange.ears),
    )
