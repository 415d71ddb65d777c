"""Which slides stay when there are too many: a rule, not a hand."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from trivet.press.deck import (
    ClosingSlide,
    DeckSlide,
    ExerciseSlide,
    MomentSlide,
    PointsSlide,
    QuoteSlide,
    SectionSlide,
    TableSlide,
    TitleSlide,
)

#: A day's deck. More than this and people watch slides; fewer and the trainer has nothing to stand on.
LEAST, MOST = 40, 70


class Kind(StrEnum):
    """What a slide is for, the most wanted first. All slides of a kind stay, or none do: a deck has one rhythm."""

    FRAME = "frame"
    IDEA_1 = "idea-1"
    OUTCOMES = "outcomes"
    MOMENT = "moment"
    IDEA_2 = "idea-2"
    WEEK = "week"
    SAY = "say"
    IDEA_3 = "idea-3"
    IDEA_4 = "idea-4"
    MISTAKES = "mistakes"
    EXAMPLE = "example"
    TIPS = "tips"
    REFLECT = "reflect"


IDEAS = (Kind.IDEA_1, Kind.IDEA_2, Kind.IDEA_3, Kind.IDEA_4)
#: Kinds that only a short course has room for; they never fill a deck above its least.
FILLERS = frozenset({Kind.MISTAKES, Kind.EXAMPLE, Kind.TIPS, Kind.REFLECT})
#: Kinds whose words must be said even without a slide: they move into the notes of the slide before.
_SAID_ANYWAY = frozenset({*IDEAS, Kind.OUTCOMES, Kind.MOMENT, Kind.WEEK})


@dataclass(frozen=True, slots=True)
class Sketch:
    """A slide that may be shown: its kind, and the module it belongs to ("" for none)."""

    slide: DeckSlide
    kind: Kind = Kind.FRAME
    module: str = ""


def fitted(sketches: tuple[Sketch, ...], without_slide: str) -> tuple[DeckSlide, ...]:
    """The slides that stay, in order. What a left-out slide would have said goes into the notes of the one before it.

    `without_slide` introduces such words in the notes.
    """
    kinds = _kept(sketches)
    found: list[DeckSlide] = []
    for sketch in sketches:
        if sketch.kind in kinds:
            found.append(sketch.slide)
        elif sketch.kind in _SAID_ANYWAY and found:
            more = f"{without_slide.format(title=sketch.slide.title)}\n{in_words(sketch.slide)}"
            found[-1] = replace(found[-1], notes=f"{found[-1].notes}\n\n{more}")
    return tuple(found)


def _kept(sketches: Iterable[Sketch]) -> frozenset[Kind]:
    count = Counter(sketch.kind for sketch in sketches)
    kept, total = {Kind.FRAME}, count[Kind.FRAME]
    for kind in Kind:
        room = total < LEAST if kind in FILLERS else total + count[kind] <= MOST
        if kind not in kept and room:
            kept.add(kind)
            total += count[kind]
    return frozenset(kept)


def in_words(slide: DeckSlide) -> str:
    """What a slide says and its notes, as text."""
    match slide:
        case MomentSlide(turns=turns, after=after):
            lines = [*(f"{who}: {words}" for who, words in turns), after]
        case PointsSlide(lead=lead, points=points):
            lines = [lead, "; ".join(points)]
        case QuoteSlide(words=words):
            lines = [words]
        case TableSlide(rows=rows):
            lines = ["; ".join(row) for row in rows]
        case TitleSlide() | SectionSlide() | ExerciseSlide() | ClosingSlide():
            lines = []
    return "\n".join(line for line in (*lines, slide.notes) if line)
