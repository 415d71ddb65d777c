"""Finding cues: phrases that a trainer wrote, looked up word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from trivet.simulation.ears.words import words_of

_WIDEST_GAP = 4
_SHORTEST_STEM = 3
_PIECES = re.compile(r"\([^)]*\)|<[a-z-]+>|\.\.\.|\^|\$|[^\s()$^]+")
GAP, START, END = "...", "^", "$"
#: A word, a sign, a stem or a class; or several words of which any one will do.
Piece = str | frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """A cue, and where in the row of words it begins and ends."""

    cue: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Phrase:
    cue: str
    rest: tuple[Piece, ...]
    at_start: bool


class Matcher:
    """Phrases by their first word. A phrase may hold `(a|b)`, `(a|)`, `stem~`, `<class>`, `...` for up to four words, `^` and `$`."""

    def __init__(self, phrases: Sequence[tuple[str, str]], classes: dict[str, frozenset[str]]) -> None:
        self._classes = classes
        self._words: dict[str, list[_Phrase]] = {}
        self._stems: dict[str, list[_Phrase]] = {}
        for cue, phrase in phrases:
            for pieces in expanded(phrase):
                self._keep(cue, pieces)

    def _keep(self, cue: str, pieces: tuple[Piece, ...]) -> None:
        at_start = pieces[0] == START
        first, *rest = pieces[1:] if at_start else pieces
        kept = _Phrase(cue, tuple(rest), at_start)
        for word in first if isinstance(first, frozenset) else self._members(first):
            self._table(word).setdefault(word.rstrip("~"), []).append(kept)

    def _members(self, first: str) -> frozenset[str]:
        return self._classes[first[1:-1]] if first.startswith("<") else frozenset({first})

    def _table(self, word: str) -> dict[str, list[_Phrase]]:
        return self._stems if word.endswith("~") else self._words

    def find(self, words: Sequence[str]) -> list[Found]:
        """Every cue in a row of words (one sentence, commas left out), in order; each cue once a place."""
        found = []
        for place in range(len(words)):
            seen = set()
            for phrase in self._beginning_with(words[place]):
                if phrase.cue in seen or (phrase.at_start and place > 0):
                    continue
                end = self._end(phrase.rest, words, place + 1)
                if end:
                    seen.add(phrase.cue)
                    found.append(Found(phrase.cue, place, end))
        return found

    def _beginning_with(self, word: str) -> Iterator[_Phrase]:
        yield from self._words.get(word, ())
        for length in range(_SHORTEST_STEM, len(word) + 1):
            yield from self._stems.get(word[:length], ())

    def _end(self, rest: tuple[Piece, ...], words: Sequence[str], place: int) -> int:
        """Where the phrase ends, or 0 when it is not there."""
        for number, piece in enumerate(rest):
            if piece == GAP:
                after = rest[number + 1 :]
                ends = (self._end(after, words, place + gap) for gap in range(_WIDEST_GAP + 1))
                return next((end for end in ends if end), 0)
            if piece == END:
                return place if place == len(words) else 0
            if place >= len(words) or not self._is(piece, words[place]):
                return 0
            place += 1
        return place

    def _is(self, piece: Piece, word: str) -> bool:
        if isinstance(piece, frozenset):
            return word in piece
        if piece[0] == "<":
            return in_class(word, self._classes[piece[1:-1]])
        return word.startswith(piece[:-1]) if piece[-1] == "~" else piece == word


def in_class(word: str, members: frozenset[str]) -> bool:
    """Whether a word belongs to a class of words, some of which are stems ("worr~")."""
    if word in members:
        return True
    return any(word[:length] + "~" in members for length in range(_SHORTEST_STEM, len(word) + 1))


def expanded(phrase: str) -> Iterator[tuple[Piece, ...]]:
    """A phrase as often as its alternatives of several words ask for, in the normal form of words."""
    choices = [_alternatives(piece) for piece in _PIECES.findall(phrase.lower())]
    for chosen in product(*choices):
        found = tuple(piece for part in chosen for piece in part)
        if any(piece not in {GAP, START, END} for piece in found):
            yield found


def _alternatives(piece: str) -> list[tuple[Piece, ...]]:
    if not piece.startswith("("):
        return [_normal(piece)]
    parts = [_normal(part) for part in piece[1:-1].split("|")]
    if all(len(part) == 1 and _is_plain(part[0]) for part in parts):
        return [(frozenset(part[0] for part in parts if isinstance(part[0], str)),)]
    return list(parts)


def _is_plain(piece: Piece) -> bool:
    return isinstance(piece, str) and piece[0] != "<" and piece[-1] != "~" and piece not in {GAP, START, END}


def _normal(part: str) -> tuple[Piece, ...]:
    words: list[Piece] = []
    for piece in part.split():
        is_sign = piece in {GAP, START, END, "'s", "0"} or piece.startswith("<") or piece.endswith("~")
        words.extend((piece,) if is_sign else words_of(piece))
    return tuple(words)
