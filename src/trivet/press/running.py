"""The running order of a slot, in the pieces that a trainer thinks in: shared by the guide and the slides."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from trivet.content.library import Library
from trivet.content.schema import Activity, Module, Slide
from trivet.curriculum import Slot
from trivet.curriculum.session import Beat, BeatKind, Session, beats, session_for


@dataclass(frozen=True, slots=True)
class Piece:
    """Some minutes in which one thing is done: a talk with its slides, an exercise with its steps, the last minute.

    `opens` marks the first piece of a module.
    """

    kind: BeatKind
    module: Module
    beats: tuple[Beat, ...]
    activity: Activity | None = None
    slides: tuple[Slide, ...] = ()
    opens: bool = False

    @property
    def start(self) -> int:
        return self.beats[0].start

    @property
    def end(self) -> int:
        return self.beats[-1].end

    @property
    def minutes(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Running:
    """A slot that teaches modules: what was chosen, and the pieces in order."""

    slot: Slot
    session: Session
    pieces: tuple[Piece, ...]

    def of(self, module: Module) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.module is module)


def running_order(library: Library, slot: Slot) -> Running:
    """The slot from its first minute to its last."""
    session = session_for(library, slot)
    row = beats(session, slot.start)
    pieces = (
        piece
        for module_id, own in groupby(row, lambda beat: beat.module)
        for piece in _pieces(library.module(module_id), tuple(own))
    )
    return Running(slot, session, tuple(pieces))


def _pieces(module: Module, row: tuple[Beat, ...]) -> Iterator[Piece]:
    groups = [tuple(group) for _, group in groupby(row, _what)]
    shown = iter(_dealt(module.slides, sum(group[0].kind is BeatKind.TALK for group in groups)))
    for number, group in enumerate(groups):
        kind = group[0].kind
        slides = next(shown) if kind is BeatKind.TALK else ()
        yield Piece(kind, module, group, group[0].activity, slides, number == 0)


def _what(beat: Beat) -> str:
    return beat.activity.id if beat.activity else beat.kind


def _dealt(slides: tuple[Slide, ...], talks: int) -> tuple[tuple[Slide, ...], ...]:
    """The slides of each talk. Where there are several, the first is the moment alone: the ideas come after practice."""
    if talks < 2:
        return (slides,)
    each, over = divmod(len(slides), talks - 1)
    ends = [each * number + min(number, over) for number in range(talks)]
    return ((), *(slides[start:end] for start, end in pairwise(ends)))
