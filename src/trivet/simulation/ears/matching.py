"""Finding cues: phrases that a trainer wrote, looked up word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from trivet.simulation.ears.words import words_of

_WIDEST_GAP = 4
_SHORTEST_STEM = 3
#: As many rows of words as a long turn has: its sentences are looked at twice, and the client's line each time.
_REMEMBERED = 32
_PIECES = re.compile(r"\([^)]*\)|<[a-z-]+>|\.\.\.|\^|\$|[^\s()$^]+")
GAP, START, END = "...", "^", "$"
Classes = dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Cue:
    """A name, and the phrases that show it."""

    name: str
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A cue, which of its phrases it was, and where in the row of words it begins and ends."""

    cue: str
    phrase: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """One place in a phrase: any of these words, of these stems, or of these rows of words."""

    words: frozenset[str]
    stems: frozenset[str]
    rows: tuple[tuple[str, ...], ...]
    may_lack: bool = False
    is_plain: bool = False
    is_gap: bool = False
    is_end: bool = False

    def has(self, word: str) -> bool:
        """Whether a word by itself is what stands here."""
        return word in self.words or (bool(self.stems) and _has_stem(word, self.stems))

    def ends(self, words: Sequence[str], place: int) -> Iterator[int]:
        """The places at which this piece, begun here, may end."""
        if self.may_lack:
            yield place
        if place >= len(words):
            return
        word = words[place]
        if self.has(word):
            yield place + 1
        for row in self.rows:
            if word == row[0] and tuple(words[place : place + len(row)]) == row:
                yield place + len(row)


@dataclass(frozen=True, slots=True)
class _Phrase:
    cue: str
    number: int
    pieces: tuple[_Piece, ...]
    at_start: bool
    after: frozenset[str] | None
    """The words of which one must follow the first, where that can be told without looking further."""


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The phrases that begin with a word: those that may go on with a given second word, and those that go on with any."""

    by_second: dict[str, tuple[_Phrase, ...]]
    others: tuple[_Phrase, ...]

    def going_on_with(self, second: str) -> tuple[_Phrase, ...]:
        return self.by_second.get(second, self.others)


class Matcher:
    """Phrases by their first word. A phrase may hold `(a|b)`, `(a|)`, `stem~`, `<class>`, `...` for up to four words, `^` and `$`."""

    def __init__(self, cues: Sequence[Cue], classes: Classes) -> None:
        words: dict[str, list[_Phrase]] = {}
        stems: dict[str, list[_Phrase]] = {}
        for cue in cues:
            for number, text in enumerate(cue.phrases):
                pieces = _compiled(text, classes)
                _keep(_Phrase(cue.name, number, pieces, text.startswith(START), _after(pieces)), words, stems)
        self._words = {word: _shelf(phrases) for word, phrases in words.items()}
        self._stems = {stem: _shelf(phrases) for stem, phrases in stems.items()}
        self._recent = lru_cache(_REMEMBERED)(self._found)

    def find(self, words: Sequence[str]) -> tuple[Found, ...]:
        """Every cue in a row of words, in order; each phrase once a place."""
        return self._recent(tuple(words))

    def _found(self, words: tuple[str, ...]) -> tuple[Found, ...]:
        return tuple(found for place in range(len(words)) for found in self._at(words, place))

    def _at(self, words: tuple[str, ...], place: int) -> Iterator[Found]:
        second = words[place + 1] if place + 1 < len(words) else ""
        for shelf in self._beginning_with(words[place]):
            for phrase in shelf.going_on_with(second):
                if phrase.at_start and place > 0:
                    continue
                end = _end(phrase.pieces, 0, words, place)
                if end:
                    yield Found(phrase.cue, phrase.number, place, end)

    def _beginning_with(self, word: str) -> Iterator[_Shelf]:
        if word in self._words:
            yield self._words[word]
        for length in range(_SHORTEST_STEM, len(word) + 1):
            if word[:length] in self._stems:
                yield self._stems[word[:length]]


def _keep(phrase: _Phrase, words: dict[str, list[_Phrase]], stems: dict[str, list[_Phrase]]) -> None:
    for piece in phrase.pieces:
        for word in piece.words | {row[0] for row in piece.rows}:
            words.setdefault(word, []).append(phrase)
        for stem in piece.stems:
            stems.setdefault(stem, []).append(phrase)
        if not piece.may_lack:
            return


def _shelf(phrases: Sequence[_Phrase]) -> _Shelf:
    seconds = {second for phrase in phrases for second in phrase.after or ()}
    by_second = {
        second: tuple(phrase for phrase in phrases if phrase.after is None or second in phrase.after)
        for second in seconds
    }
    return _Shelf(by_second, tuple(phrase for phrase in phrases if phrase.after is None))


def _end(pieces: tuple[_Piece, ...], number: int, words: Sequence[str], place: int) -> int:
    """Where the rest of a phrase ends, or 0 when it is not there."""
    while number < len(pieces) and pieces[number].is_plain:
        if place >= len(words) or not pieces[number].has(words[place]):
            return 0
        number, place = number + 1, place + 1
    if number == len(pieces):
        return place
    piece = pieces[number]
    if piece.is_end:
        return place if place == len(words) else 0
    if piece.is_gap:
        starts: Iterator[int] = iter(range(place, min(place + _WIDEST_GAP, len(words)) + 1))
    else:
        starts = piece.ends(words, place)
    return next((end for start in starts if (end := _end(pieces, number + 1, words, start))), 0)


def _after(pieces: tuple[_Piece, ...]) -> frozenset[str] | None:
    if len(pieces) < 2 or pieces[0].rows or pieces[0].may_lack:
        return None
    second = pieces[1]
    if second.stems or second.may_lack or second.is_gap or second.is_end:
        return None
    return second.words | {row[0] for row in second.rows}


def _has_stem(word: str, stems: frozenset[str]) -> bool:
    return any(word[:length] in stems for length in range(_SHORTEST_STEM, len(word) + 1))


def class_of(word: str, by_word: dict[str, str]) -> str:
    """The class of a word, by itself or by a stem of it, or ""."""
    found = by_word.get(word)
    if found is None and len(word) > _SHORTEST_STEM:
        stems = (by_word.get(word[:length] + "~") for length in range(len(word), _SHORTEST_STEM, -1))
        found = next((one for one in stems if one), None)
    return found or ""


def _compiled(phrase: str, classes: Classes) -> tuple[_Piece, ...]:
    """A phrase as pieces, in the normal form of words."""
    pieces: list[_Piece] = []
    for text in _PIECES.findall(phrase.lower()):
        if text == GAP:
            pieces.append(_Piece(frozenset(), frozenset(), (), is_gap=True))
        elif text == END:
            pieces.append(_Piece(frozenset(), frozenset(), (), is_end=True))
        elif text.startswith("("):
            pieces.append(_piece([_normal(part) for part in text[1:-1].split("|")], classes))
        elif text != START:
            pieces.extend(_piece([(word,)], classes) for word in _normal(text))
    return tuple(pieces)


def _piece(rows: list[tuple[str, ...]], classes: Classes) -> _Piece:
    single = {row[0] for row in rows if len(row) == 1}
    for name in [word[1:-1] for word in single if word[0] == "<"]:
        single |= classes[name]
    stems = {word[:-1] for word in single if word[-1] == "~"}
    words = {word for word in single if word[0] != "<" and word[-1] != "~"}
    longer = tuple(row for row in rows if len(row) > 1)
    may_lack = () in rows
    return _Piece(frozenset(words), frozenset(stems), longer, may_lack=may_lack, is_plain=not longer and not may_lack)


@cache
def _normal(part: str) -> tuple[str, ...]:
    words: list[str] = []
    for piece in part.split():
        is_sign = piece in {"'s", "0"} or piece[0] == "<" or piece[-1] == "~"
        words.extend((piece,) if is_sign else words_of(piece))
    return tuple(words)
