"""A linear model of moves: whole-number weights, one sum a group of features, made into confidences."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, sqrt
from operator import add

from trivet.content.ears import FittedModel
from trivet.simulation.ears.features import Features
from trivet.vocabulary import MoveId


@dataclass(frozen=True, slots=True, eq=False)
class LinearModel:
    """Weights ready to be summed. The sums are whole numbers: the same on every machine."""

    moves: tuple[MoveId, ...]
    places: dict[str, dict[str, int]]
    rows: tuple[memoryview, ...]
    rarity: bytes
    fitted: FittedModel

    def logits(self, features: Features) -> list[float]:
        """How strongly the features speak for each move, not yet a confidence."""
        total = list(self.fitted.bias)
        for group, names in features.items():
            found = self._known(group, names)
            norm = sqrt(sum(self.rarity[place] ** 2 for place in found))
            if not norm:
                continue
            sums = [0] * len(total)
            for place in found:
                sums = list(map(add, sums, self.rows[place]))
            factor = self.fitted.quantum * self.fitted.loudness[group] / norm
            total = [one + factor * two for one, two in zip(total, sums, strict=True)]
        return total

    def confidences(self, features: Features) -> list[float]:
        """A share for each move, in the order of `moves`; they sum to 1."""
        return shares([one / self.fitted.temperature for one in self.logits(features)])

    def knows(self, features: Features) -> float:
        """The share of the words that some exemplar holds as well."""
        words = features.get("word", [])
        return len(self._known("word", words)) / len(words) if words else 0.0

    def _known(self, group: str, names: Sequence[str]) -> list[int]:
        places = self.places.get(group, {})
        return [places[name] for name in names if name in places]


def linear_model(fitted: FittedModel) -> LinearModel:
    """The model, unpacked."""
    places: dict[str, dict[str, int]] = {}
    start = 0
    for group, names in fitted.features.items():
        places[group] = dict(zip(names, range(start, start + len(names)), strict=True))
        start += len(names)
    width = len(fitted.moves)
    signed = memoryview(fitted.weights).cast("b")
    rows = tuple(signed[number * width : (number + 1) * width] for number in range(start))
    return LinearModel(fitted.moves, places, rows, fitted.rarity, fitted)


def shares(logits: Sequence[float]) -> list[float]:
    """Numbers as shares of one."""
    highest = max(logits)
    raised = [exp(one - highest) for one in logits]
    whole = 0.0
    for one in raised:  # not sum(): it rounds differently from Python 3.12 on
        whole += one
    return [one / whole for one in raised]
