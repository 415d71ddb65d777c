"""Two states of a file beside one another."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff

#: A difference longer than this is read in the files themselves.
MOST = 400


@dataclass(frozen=True, slots=True)
class Difference:
    """A row of a comparison. `kind`: out, in, same or place."""

    kind: str
    words: str


def differences(before: str, after: str) -> tuple[Difference, ...]:
    """What was taken out and what was put in, with a row around each."""
    return tuple(_rows(before, after))[:MOST]


def _rows(before: str, after: str) -> Iterator[Difference]:
    for row in list(unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=1))[2:]:
        kind = {"-": "out", "+": "in", "@": "place"}.get(row[:1], "same")
        yield Difference(kind, "…" if kind == "place" else row[1:])
