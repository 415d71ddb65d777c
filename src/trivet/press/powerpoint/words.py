"""Words on a slide: runs and paragraphs, what they measure, and the largest size at which they fit their place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import TypeVar

from trivet.press.powerpoint.measure import LINE_HEIGHT, Face, lines, width
from trivet.press.powerpoint.slots import Colour, Slot
from trivet.press.printable import one_line, shortened

POINTS_PER_INCH = 72
#: Between a speaker's name and the words.
TALK_GAP, WIDEST_NAME, LONGEST_NAME = 0.25, 3.0, 40
#: A speaker's name is set a little smaller than the words.
NAME_SHARE = 0.8
#: How far gaps between paragraphs may shrink before the words do.
CLOSER = 0.55
#: More letters than any placeholder holds at the least size.
MOST_LETTERS = 1600
Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class Run:
    """Words with one look; what is left out comes from the placeholder."""

    text: str
    bold: bool = False
    colour: Colour | None = None


@dataclass(frozen=True, slots=True)
class Spoken:
    """One paragraph. `who` speaks it; a name stands in its own column."""

    runs: tuple[Run, ...]
    who: str = ""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Filling:
    """A placeholder, what stands in it, and at which size."""

    slot: Slot
    paragraphs: tuple[Spoken, ...]
    size: int
    gap: float
    indent: float = 0.0
    start: int = 1
    """The number of the first paragraph, where paragraphs are numbered."""


def say(*texts: str) -> tuple[Spoken, ...]:
    """Plain paragraphs, empty ones left out."""
    clean = (one_line(text) for text in texts)
    return tuple(Spoken((Run(text),)) for text in clean if text)


def height(filling: Filling) -> float:
    """Inches that the words need, at their size and in the width of their placeholder."""
    slot, size = filling.slot, filling.size
    room = (slot.box.w - filling.indent) * POINTS_PER_INCH
    face = _face(slot)
    count = sum(lines(paragraph.text, face, size, room) for paragraph in filling.paragraphs)
    gaps = max(0, len(filling.paragraphs) - 1) * filling.gap * size
    return (count * size * slot.line * LINE_HEIGHT[face] + gaps) / POINTS_PER_INCH


def fits(filling: Filling) -> bool:
    """Whether the words stand inside their placeholder."""
    return height(filling) <= filling.slot.box.h


def set_at(slot: Slot, paragraphs: Sequence[Spoken], size: int, closer: float = 1.0) -> Filling:
    """The words at one size, the gaps between paragraphs made closer."""
    return Filling(slot, tuple(paragraphs), size, slot.gap * closer, _indent(slot, paragraphs, size))


def filled(slot: Slot, paragraphs: Sequence[Spoken]) -> Filling:
    """The words at the largest size that fits, closer together before they are smaller; else at the least size."""
    sizes = (*range(slot.size, slot.least, -2), slot.least)
    tried = (set_at(slot, paragraphs, size, closer) for size in sizes for closer in (1.0, CLOSER))
    return next((filling for filling in tried if fits(filling)), set_at(slot, paragraphs, slot.least, CLOSER))


def cut_to_fit(slot: Slot, paragraph: Spoken, ending: str = "") -> Spoken:
    """The paragraph itself when it and the ending fit alone at the least size, else what fits of it, and an ellipsis."""

    def holds(tried: Spoken) -> bool:
        ended = replace(tried, runs=(*tried.runs, Run(ending)))
        return fits(set_at(slot, (ended,), slot.least, CLOSER))

    if holds(paragraph):
        return paragraph
    low, high = 0, min(len(paragraph.text), MOST_LETTERS)
    while low < high:
        middle = ceil((low + high) / 2)
        low, high = (middle, high) if holds(_cut(paragraph, middle)) else (low, middle - 1)
    return _cut(paragraph, low)


def short_name(who: str, size: int) -> str:
    """A speaker's name that fits its column when the words are set at that size."""
    name = shortened(who, LONGEST_NAME)
    while name and width(name, Face.BOLD, size * NAME_SHARE) > (WIDEST_NAME - TALK_GAP) * POINTS_PER_INCH:
        name = name.removesuffix("…")[:-1].rstrip() + "…"
    return name


def dealt(parts: Sequence[Part], holds: Callable[[Sequence[Part]], bool]) -> tuple[tuple[Part, ...], ...]:
    """The parts over as few slides as hold them, evenly where that can be; a part that fits nowhere stands alone."""
    greedy: list[tuple[Part, ...]] = []
    for part in parts:
        if greedy and holds((*greedy[-1], part)):
            greedy[-1] = (*greedy[-1], part)
        else:
            greedy.append((part,))
    if not greedy:
        return ((),)
    each = ceil(len(parts) / len(greedy))
    even = tuple(tuple(parts[start : start + each]) for start in range(0, len(parts), each))
    return even if all(map(holds, even)) else tuple(greedy)


def _indent(slot: Slot, paragraphs: Sequence[Spoken], size: int) -> float:
    if slot.mark != "talk":
        return slot.indent * size / slot.size if slot.mark else 0.0
    widest = max((width(paragraph.who, Face.BOLD, size * NAME_SHARE) for paragraph in paragraphs), default=0.0)
    return min(WIDEST_NAME, widest / POINTS_PER_INCH + TALK_GAP)


def _cut(paragraph: Spoken, length: int) -> Spoken:
    return replace(paragraph, runs=(Run(paragraph.text[:length].rstrip() + "…"),))


def _face(slot: Slot) -> Face:
    return Face.SERIF if slot.serif else Face.BOLD if slot.bold else Face.SANS
