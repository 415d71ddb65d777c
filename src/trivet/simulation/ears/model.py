"""A linear model of moves: whole-number weights, one sum a group of features, made into confidences."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, sqrt
from struct import unpack

from trivet.content.ears import FittedModel
from trivet.simulation.ears.features import Features
from trivet.vocabulary import MoveId

#: A row of weights is one long number, four bytes a move, so that rows are added in one go. Each weight is raised by this
#: to be no less than nothing, and what was raised is taken off the sum.
_LANE, _RAISED = 4, 128
_RAISE = bytes(one ^ _RAISED for one in range(256))


@dataclass(frozen=True, slots=True, eq=False)
class LinearModel:
    """Weights ready to be summed. The sums are whole numbers: the same on every machine."""

    moves: tuple[MoveId, ...]
    places: dict[str, dict[str, int]]
    rows: tuple[int, ...]
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
            sums = unpack(
                f"<{len(total)}I", sum(self.rows[place] for place in found).to_bytes(_LANE * len(total), "little")
            )
            factor, raised = self.fitted.quantum * self.fitted.loudness[group] / norm, _RAISED * len(found)
            total = [one + factor * (two - raised) for one, two in zip(total, sums, strict=True)]
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
    raised = fitted.weights.translate(_RAISE)
    rows = tuple(_row(raised[at : at + width]) for at in range(0, len(raised), width))
    return LinearModel(fitted.moves, places, rows, fitted.rarity, fitted)


def _row(weights: bytes) -> int:
    lanes = bytearray(_LANE * len(weights))
    lanes[::_LANE] = weights
    return int.from_bytes(lanes, "little")


def shares(logits: Sequence[float]) -> list[float]:
    """Numbers as shares of one."""
    highest = max(logits)
    raised = [exp(one - highest) for one in logits]
    whole = 0.0
    for one in raised:  # not sum(): it rounds differently from Python 3.12 on
        whole += one
    return [one / whole for one in raised]
