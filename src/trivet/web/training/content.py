"""The content as it lies on the disk now, beside the content that is served."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from trivet.content import ContentError, Fault, Library, load_library
from trivet.content.lint import lint
from trivet.content.schema import Module

Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a fresh look at the files says: their faults, and whether they differ from what is served."""

    faults: tuple[Fault, ...]
    version: str
    is_served: bool


def look(served: Library) -> Found:
    """Read the files again where they have changed since the last look, without serving them."""
    faults, version = _read(served.root, _stamp(served.root))
    return Found(faults, version, version == served.version)


def modules_in_order(served: Library) -> tuple[Module, ...]:
    """The core modules as they are taught, then the optional ones."""
    return tuple(served.module(one) for one in (*served.course.order, *served.course.options))


@lru_cache(maxsize=2)
def _read(root: Path, stamp: Stamp) -> tuple[tuple[Fault, ...], str]:
    try:
        fresh = load_library.__wrapped__(root)
        return lint(fresh), fresh.version
    except ContentError as error:
        return error.faults, ""


def _stamp(root: Path) -> Stamp:
    """Every file with its size and the time of its last change."""
    return tuple(sorted(_files(root)))


def _files(root: Path) -> Iterator[tuple[str, int, int]]:
    for path in root.rglob("*"):
        if path.is_file():
            known = path.stat()
            yield str(path), known.st_size, known.st_mtime_ns
