"""The offline ears: words, cues, form and context, weighed by a model that was fitted on exemplars written for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from trivet.content.ears import Cue, CuesFile, load_cues, load_model
from trivet.simulation.ears import matching
from trivet.simulation.ears.features import Listener
from trivet.simulation.ears.heard import Ears, Guess, Heard
from trivet.simulation.ears.model import LinearModel, linear_model
from trivet.simulation.ears.words import sentences, stem
from trivet.vocabulary import MoveId

#: Of a text with fewer known words than this, nothing can be said.
_ENOUGH_KNOWN = 0.34
_LOST = 0.2
_MOST_MOVES = 3
_MOST_SENTENCES = 6
#: The classes that stand for their words in a frame; the others overlap too much.
_FRAME_CLASSES = (
    "feeling day time number family authority punishment substance paper agency help meeting money work home".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True, eq=False)
class LexicalEars:
    """Ears that need no network and no more than a few megabytes."""

    listener: Listener
    model: LinearModel

    def hear(self, utterance: str, client_line: str = "") -> Heard:
        """What was done in the utterance. Reads its first thousand characters; an unknown text is NONE, unsurely."""
        features = self.listener.attend(utterance, client_line)
        sure_from = self.model.fitted.sure_from
        if self.model.knows(features) < _ENOUGH_KNOWN:
            return Heard(_lost(self.model.moves), (MoveId.NONE,), (), sure_from)
        ranked = self._ranked(self.model.confidences(features))
        cues = tuple(name for name in features["cue"] if " " not in name)
        return Heard(ranked, self._moves(ranked, utterance, client_line), cues, sure_from)

    def _ranked(self, confidences: Sequence[float]) -> tuple[Guess, ...]:
        guesses = (Guess(move, one) for move, one in zip(self.model.moves, confidences, strict=True))
        return tuple(sorted(guesses, key=lambda guess: -guess.confidence))

    def _moves(self, ranked: Sequence[Guess], utterance: str, client_line: str) -> tuple[MoveId, ...]:
        evidence = self.seconds(ranked, utterance, client_line)
        best = sorted(evidence, key=lambda move: -evidence[move])[: _MOST_MOVES - 1]
        return (ranked[0].move, *(move for move in best if evidence[move] >= self.model.fitted.second_from))

    def seconds(self, ranked: Sequence[Guess], utterance: str, client_line: str) -> dict[MoveId, float]:
        """How much speaks for each further move: a sentence of its own, and the whole turn as well."""
        parts = sentences(utterance)
        if not 1 < len(parts) <= _MOST_SENTENCES or ranked[0].move is MoveId.NONE:
            return {}
        alone = [self._alone(" ".join(part.words) + (part.mark or "."), client_line) for part in parts]
        others = [guess for guess in ranked[1:] if guess.move is not MoveId.NONE]
        return {guess.move: max(one[guess.move] for one in alone) / 2 + guess.confidence for guess in others}

    def _alone(self, sentence: str, client_line: str) -> dict[MoveId, float]:
        confidences = self.model.confidences(self.listener.attend(sentence, client_line))
        return dict(zip(self.model.moves, confidences, strict=True))


@cache
def load_ears(root: Path | None = None) -> Ears:
    """The ears of a content folder. Raises ContentError when a file of theirs is missing or broken."""
    return LexicalEars(listener_of(load_cues(root)), linear_model(load_model(root)))


def listener_of(file: CuesFile) -> Listener:
    """Cues and classes, ready to be looked up."""
    classes = {name: frozenset(words.split()) for name, words in file.classes.items()}
    by_word: dict[str, str] = {}
    meanings: dict[str, list[str]] = {}
    for name, words in classes.items():
        for word in sorted(words):
            if name in _FRAME_CLASSES:
                by_word.setdefault(word, name)
            for form in {word.rstrip("~"), stem(word.rstrip("~"))}:
                meanings.setdefault(form, []).append(name)
    return Listener(
        matching.Matcher(_cues(file.cues), classes),
        matching.Matcher(_cues(file.client), classes),
        by_word,
        {word: tuple(dict.fromkeys(names)) for word, names in meanings.items()},
    )


def _cues(cues: Iterable[Cue]) -> list[matching.Cue]:
    return [matching.Cue(cue.cue, cue.phrases) for cue in cues]


def _lost(moves: Iterable[MoveId]) -> tuple[Guess, ...]:
    others = [move for move in moves if move is not MoveId.NONE]
    return (Guess(MoveId.NONE, _LOST), *(Guess(move, (1 - _LOST) / len(others)) for move in others))
