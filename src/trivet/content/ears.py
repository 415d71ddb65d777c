"""What the offline ears are made of: cues and classes of words, exemplars, and the model fitted on them."""

import base64
import binascii
import csv
import hashlib
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from trivet.content.errors import ContentError, Fault, content_error
from trivet.content.library import content_root
from trivet.content.schema.base import Frozen
from trivet.content.yamlfile import read_yaml, shape
from trivet.vocabulary import MoveId

CUES = "ears/cues.yaml"
MODEL = "ears/model.json"
#: By the style in which they are written: what was said, what was typed, and seven hands from formal to very brief.
STYLES = ("spoken", "typed", "mixed")
EXEMPLARS = {style: f"ears/exemplars-{style}.csv" for style in STYLES}
COLUMNS = ["moves", "client_line", "utterance"]
Name = Annotated[str, Field(pattern=r"^[a-z][a-z-]*$")]


class Cue(Frozen):
    """Phrases that speak for a move, one a line."""

    cue: Name
    means: str
    points_to: tuple[MoveId, ...] = ()
    say: str

    @property
    def phrases(self) -> tuple[str, ...]:
        """The phrases, empty lines left out."""
        return tuple(line.strip() for line in self.say.splitlines() if line.strip())


class CuesFile(Frozen):
    """Cues in what a practitioner says, cues in the client's line before, and classes of words."""

    cues: tuple[Cue, ...]
    client: tuple[Cue, ...]
    classes: dict[Name, str]


class _ModelFile(Frozen):
    made_of: dict[str, str]
    moves: tuple[MoveId, ...]
    loudness: dict[str, float]
    bias: tuple[float, ...]
    quantum: float
    temperature: float
    sure_from: float
    second_from: float
    features: dict[str, tuple[str, ...]]
    rarity: str
    weights: str


@dataclass(frozen=True, slots=True)
class Exemplar:
    """A practitioner's turn with its moves, the primary one first, and the client's line before it ("" if there is none)."""

    moves: tuple[MoveId, ...]
    client_line: str
    utterance: str


@dataclass(frozen=True, slots=True, eq=False)
class FittedModel:
    """Weights as small whole numbers: one row of `len(moves)` signed bytes for each feature, in the order of the features."""

    moves: tuple[MoveId, ...]
    loudness: dict[str, float]
    bias: tuple[float, ...]
    quantum: float
    temperature: float
    sure_from: float
    second_from: float
    features: dict[str, tuple[str, ...]]
    rarity: bytes
    weights: bytes
    made_of: dict[str, str]


def load_cues(root: Path | None = None) -> CuesFile:
    """The cues. Raises ContentError with every fault."""
    found = shape(read_yaml(_text(root, CUES), CUES), CuesFile)
    names = [cue.cue for cue in (*found.cues, *found.client)]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise content_error(CUES, 1, f"the cue {twice[0]} stands twice")
    return found


def load_exemplars(root: Path | None = None) -> dict[str, tuple[Exemplar, ...]]:
    """The exemplars by style. Raises ContentError with the row of each fault."""
    return {style: _exemplars(_text(root, path), path) for style, path in EXEMPLARS.items()}


def load_model(root: Path | None = None) -> FittedModel:
    """The fitted model. Raises ContentError when it is missing or not whole."""
    try:
        file = _ModelFile.model_validate(json.loads(_text(root, MODEL)))
        rarity, weights = base64.b64decode(file.rarity), base64.b64decode(file.weights)
    except (json.JSONDecodeError, ValidationError, binascii.Error) as error:
        raise content_error(MODEL, 1, "this is not a fitted model; run scripts/fit_ears.py") from error
    count = sum(map(len, file.features.values()))
    if len(rarity) != count or len(weights) != count * len(file.moves) or len(file.bias) != len(file.moves):
        raise content_error(MODEL, 1, "the weights do not fit the features; run scripts/fit_ears.py")
    kept = {name: value for name, value in file if name not in {"rarity", "weights"}}
    return FittedModel(rarity=rarity, weights=weights, **kept)


def fingerprints(root: Path | None = None) -> dict[str, str]:
    """SHA-256 of every file that a model is fitted on, by its path: equal to the model's `made_of`, or the model is old."""
    return {path: hashlib.sha256(_bytes(root, path)).hexdigest() for path in (CUES, *EXEMPLARS.values())}


def _exemplars(text: str, path: str) -> tuple[Exemplar, ...]:
    reader = csv.DictReader(io.StringIO(text, newline=""))
    if reader.fieldnames != COLUMNS:
        raise content_error(path, 1, f"the columns must be {', '.join(COLUMNS)}")
    rows, faults = [], []
    for row in reader:
        try:
            moves = tuple(MoveId(move) for move in row["moves"].split("+"))
            rows.append(Exemplar(moves, row["client_line"].strip(), row["utterance"].strip()))
        except (ValueError, AttributeError):
            faults.append(Fault(path, reader.line_num, "a row needs known moves, a client_line and an utterance"))
    if faults:
        raise ContentError(tuple(faults))
    return tuple(rows)


def _bytes(root: Path | None, name: str) -> bytes:
    try:
        return ((root or content_root()) / name).read_bytes()
    except FileNotFoundError:
        raise content_error(name, 1, "this file is missing") from None


def _text(root: Path | None, name: str) -> str:
    try:
        return _bytes(root, name).decode("utf-8")
    except UnicodeDecodeError as error:
        raise content_error(name, 1, f"not UTF-8 text (byte {error.start})") from error
