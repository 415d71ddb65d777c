"""Fits the ears' model on content/ears/exemplars-*.csv and writes content/ears/model.json. Needs nothing but Python.

    .venv/bin/python scripts/fit_ears.py

The same exemplars and cues give the same bytes. Confidences are set by models that never saw the style they are tried on:
fitted on the other styles of exemplars. The test set (tests/simulation/ears) is not read here.
"""

import base64
import json
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from math import log, sqrt
from operator import add
from pathlib import Path

from trivet.content.ears import Exemplar, FittedModel, fingerprints, load_cues, load_exemplars
from trivet.simulation.ears.features import GROUPS, Features, Listener
from trivet.simulation.ears.lexical import LexicalEars, listener_of
from trivet.simulation.ears.model import linear_model, shares
from trivet.vocabulary import MoveId

MADE = Path(__file__).resolve().parent.parent / "content" / "ears" / "model.json"
MOVES = tuple(MoveId)
PLACE = {move: number for number, move in enumerate(MOVES)}
#: A feature of one or two exemplars says more about those than about their move.
SEEN_IN = 3
RARITY_UNIT, RARITY_POWER = 60, 0.7
EPOCHS, STEP, DECAY, BAYES = 14, 0.6, 1e-4, 0.25
SMALL_ERROR = 0.004
SURE = 0.85


@dataclass(frozen=True, slots=True)
class Turn:
    """An exemplar as numbers: for each group its factor and the places of its features; and its primary move."""

    groups: tuple[tuple[float, tuple[int, ...]], ...]
    move: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Which features count, in order, and how rare each is (1 to 255)."""

    features: dict[str, tuple[str, ...]]
    places: dict[tuple[str, str], int]
    rarity: bytes


def vocabulary(rows: Sequence[Features]) -> Vocabulary:
    seen = Counter((group, name) for row in rows for group, names in row.items() for name in names)
    kept = {group: tuple(sorted(n for g, n in seen if g == group and seen[g, n] >= SEEN_IN)) for group in GROUPS}
    order = [(group, name) for group in GROUPS for name in kept[group]]
    rarity = (round(RARITY_UNIT * log(len(rows) / seen[one]) ** RARITY_POWER) for one in order)
    places = {one: number for number, one in enumerate(order)}
    return Vocabulary(kept, places, bytes(max(1, min(255, one)) for one in rarity))


def turns(rows: Sequence[Features], moves: Sequence[MoveId], words: Vocabulary) -> list[Turn]:
    found = []
    for row, move in zip(rows, moves, strict=True):
        groups = []
        for group, names in row.items():
            places = tuple(sorted(words.places[group, name] for name in names if (group, name) in words.places))
            norm = sqrt(sum(words.rarity[place] ** 2 for place in places))
            if places:
                groups.append((GROUPS[group] / norm, places))
        found.append(Turn(tuple(groups), PLACE[move]))
    return found


def regression(learnt: Sequence[Turn], rarity: bytes) -> tuple[list[list[float]], list[float]]:
    """Multinomial logistic regression by stochastic descent; rows hold weight x rarity. A seeded order: the same every time."""
    rows, bias, shrink = [[0.0] * len(MOVES) for _ in rarity], [0.0] * len(MOVES), 1.0
    order, rng, steps = list(range(len(learnt))), random.Random(7), EPOCHS * len(learnt)
    squares = [one * one for one in rarity]
    for number in range(steps):
        if number % len(learnt) == 0:
            rng.shuffle(order)
        turn = learnt[order[number % len(learnt)]]
        pace = STEP * (1 - number / steps) + 0.01
        errors = errors_of(turn, rows, bias, shrink)
        shrink *= 1 - pace * DECAY
        for move, error in errors:
            bias[move] -= pace * error * 0.1
        for factor, places in turn.groups:
            amounts = [(move, pace * factor * error / shrink) for move, error in errors]
            for place in places:
                row, square = rows[place], squares[place]
                for move, amount in amounts:
                    row[move] -= amount * square
    return [[one * shrink for one in row] for row in rows], bias


def errors_of(turn: Turn, rows: list[list[float]], bias: list[float], shrink: float) -> list[tuple[int, float]]:
    """Where the shares are off, and by how much."""
    total = bias
    for factor, places in turn.groups:
        sums = rows[places[0]]
        for place in places[1:]:
            sums = list(map(add, sums, rows[place]))
        total = [one + factor * shrink * two for one, two in zip(total, sums, strict=True)]
    found = shares(total)
    found[turn.move] -= 1
    return [(move, error) for move, error in enumerate(found) if abs(error) > SMALL_ERROR]


def bayes(learnt: Sequence[Turn], size: int) -> list[list[float]]:
    """For each feature and move the log of how much likelier the feature is with the move than without it."""
    counts = [[1.0] * len(MOVES) for _ in range(size)]
    for turn in learnt:
        for place in chain.from_iterable(places for _, places in turn.groups):
            counts[place][turn.move] += 1
    wholes = [sum(row[move] for row in counts) for move in range(len(MOVES))]
    everything = sum(wholes)
    found = []
    for row in counts:
        whole = sum(row)
        found.append([log(a / w) - log((whole - a) / (everything - w)) for a, w in zip(row, wholes, strict=True)])
    return found


def fitted(rows: Sequence[Features], moves: Sequence[MoveId]) -> FittedModel:
    """Both models in one row of weights a feature, as signed bytes."""
    words = vocabulary(rows)
    learnt = turns(rows, moves, words)
    weights, bias = regression(learnt, words.rarity)
    likelier = bayes(learnt, len(words.rarity))
    joined = [
        [one + BAYES * rare * two for one, two in zip(row, extra, strict=True)]
        for row, extra, rare in zip(weights, likelier, words.rarity, strict=True)
    ]
    sizes = sorted(abs(one) for row in joined for one in row)
    quantum = float(f"{sizes[int(len(sizes) * 0.9995)] / 127:.4g}")
    small = bytes(max(-127, min(127, round(one / quantum))) & 255 for row in joined for one in row)
    rounded = tuple(round(one, 4) for one in bias)
    return FittedModel(MOVES, dict(GROUPS), rounded, quantum, 1.0, 1.0, 9.0, words.features, words.rarity, small, {})


@dataclass(frozen=True, slots=True)
class Tried:
    """An exemplar that the ears never saw, and what they made of it."""

    exemplar: Exemplar
    ears: LexicalEars
    logits: tuple[float, ...]


def tried(listener: Listener, exemplars: dict[str, tuple[Exemplar, ...]]) -> list[Tried]:
    """Every exemplar, heard by ears fitted on the other styles."""
    found = []
    for style, theirs in exemplars.items():
        others = [one for other, rows in exemplars.items() if other != style for one in rows]
        model = fitted([attended(listener, one) for one in others], [one.moves[0] for one in others])
        ears = LexicalEars(listener, linear_model(model))
        mine = [Tried(one, ears, tuple(ears.model.logits(attended(listener, one)))) for one in theirs]
        right = sum(MOVES[one.logits.index(max(one.logits))] is one.exemplar.moves[0] for one in mine)
        print(f"{style}, by ears fitted on the rest: {right / len(mine):.3f} of {len(mine)} right", flush=True)
        found += mine
    return found


def attended(listener: Listener, one: Exemplar) -> Features:
    return listener.attend(one.utterance, one.client_line)


def calibrated(model: FittedModel, found: Sequence[Tried]) -> FittedModel:
    """The model with its temperature, the confidence from which one may be sure, and the evidence that a second move asks for."""
    temperature = min((one / 20 for one in range(10, 61)), key=lambda one: surprise(found, one))
    tops = [
        (max(confidences), confidences.index(max(confidences)), one) for one, confidences in heard(found, temperature)
    ]
    sure = next((at / 100 for at in range(20, 100) if rightness(tops, at / 100) >= SURE), 0.95)
    return replace(model, temperature=temperature, sure_from=sure, second_from=second(found, temperature))


def heard(found: Sequence[Tried], temperature: float) -> list[tuple[Tried, list[float]]]:
    return [(one, shares([logit / temperature for logit in one.logits])) for one in found]


def surprise(found: Sequence[Tried], temperature: float) -> float:
    return -sum(log(confidences[PLACE[one.exemplar.moves[0]]] + 1e-9) for one, confidences in heard(found, temperature))


def rightness(tops: Sequence[tuple[float, int, Tried]], at: float) -> float:
    chosen = [MOVES[place] is one.exemplar.moves[0] for top, place, one in tops if top >= at]
    return sum(chosen) / len(chosen) if chosen else 1.0


def second(found: Sequence[Tried], temperature: float) -> float:
    """The threshold at which all moves of all turns are coded best (micro-F1)."""
    cases = []
    for one in found:
        model = replace(one.ears.model, fitted=replace(one.ears.model.fitted, temperature=temperature))
        ears = LexicalEars(one.ears.listener, model)
        ranked = ears.hear(one.exemplar.utterance, one.exemplar.client_line).ranked
        evidence = ears.seconds(ranked, one.exemplar.utterance, one.exemplar.client_line)
        best = sorted(evidence.items(), key=lambda pair: -pair[1])[:2]
        cases.append((set(one.exemplar.moves), ranked[0].move, best))
    return max((at / 40 for at in range(4, 50)), key=lambda at: micro_f1(cases, at))


def micro_f1(cases: Sequence[tuple[set[MoveId], MoveId, list[tuple[MoveId, float]]]], at: float) -> float:
    hits = given = wanted = 0
    for right, first, best in cases:
        coded = {first, *(move for move, evidence in best if evidence >= at)}
        hits, given, wanted = hits + len(coded & right), given + len(coded), wanted + len(right)
    return 2 * hits / (given + wanted)


def text_of(model: FittedModel) -> str:
    """The model as JSON, one group of features a line."""
    plain = {name: getattr(model, name) for name in ("made_of", "moves", "loudness", "bias", "quantum", "temperature")}
    plain |= {"sure_from": model.sure_from, "second_from": model.second_from, "features": model.features}
    plain |= {name: base64.b64encode(getattr(model, name)).decode() for name in ("rarity", "weights")}
    rows = (
        f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False, separators=(',', ':'))}"
        for name, value in plain.items()
    )
    return "{\n" + ",\n".join(rows) + "\n}\n"


def main() -> None:
    listener, exemplars = listener_of(load_cues()), load_exemplars()
    found = tried(listener, exemplars)
    everything = [one for rows in exemplars.values() for one in rows]
    model = fitted([attended(listener, one) for one in everything], [one.moves[0] for one in everything])
    text = text_of(replace(calibrated(model, found), made_of=fingerprints()))
    MADE.write_text(text, encoding="utf-8")
    print(f"{len(model.rarity)} features, {len(text.encode()) / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
