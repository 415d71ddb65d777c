"""Reads a backup, entry by entry, proving each as it goes."""

import gzip
import json
import tarfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO, cast

from django.db.migrations.loader import MigrationLoader
from django.db.models import Model

from trivet.web.records.backup.faults import DAMAGED, RestoreError
from trivet.web.records.backup.folder import may_be_kept
from trivet.web.records.backup.rows import label_of, models_of, read_rows
from trivet.web.records.backup.sealed import SealedReader
from trivet.web.records.backup.writing import FORMAT

_NEWER = "This backup was written by a newer version of Trivet. Nothing was changed. Bring this one up to date first."
Table = Callable[[str, bytes], int]
Migration = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Head:
    """What a backup says of itself first."""

    at: str
    version: str
    engine: str
    migrations: tuple[Migration, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: "rows/people.user/000000" or "files/secret-key"."""

    kind: str
    name: str
    file: IO[bytes]


def head_of(path: Path, passphrase: str) -> Head:
    with _opened(path, passphrase) as entries:
        return _head(next(entries, None))


def walk(path: Path, passphrase: str, row: Callable[[str, bytes], int], file: Callable[[str, IO[bytes]], None]) -> None:
    """Every entry to `row` (table, piece of rows; how many) or `file` (name, content); then the sums are compared.

    Raises RestoreError for a file that is damaged, cut short, or holds other than what it says at its end.
    """
    counts: dict[str, int] = {}
    files = 0
    with _opened(path, passphrase) as entries:
        _head(next(entries, None))
        for entry in entries:
            if entry.kind == "rows":
                table = entry.name.partition("/")[0]
                counts[table] = counts.get(table, 0) + row(table, entry.file.read())
            elif entry.kind == "files" and may_be_kept(entry.name):
                file(entry.name, entry.file)
                files += 1
            elif entry.name == "end.json":
                _compare(json.load(entry.file), counts, files)
                return
            else:
                raise RestoreError(DAMAGED)
    raise RestoreError(DAMAGED)


def check(path: Path, passphrase: str) -> Head:
    """Read all of it and put nothing anywhere. Raises RestoreError."""
    head = head_of(path, passphrase)
    tables = models_at(head)

    def read(table: str, piece: bytes) -> int:
        if table not in tables:
            raise RestoreError(_NEWER)
        return len(read_rows(tables[table], piece))

    walk(path, passphrase, read, lambda _name, _file: None)
    return head


def models_at(head: Head) -> dict[str, type[Model]]:
    """The tables as they were when the backup was written, by label."""
    loader = MigrationLoader(None)
    known = set(loader.graph.nodes)
    if unknown := [one for one in head.migrations if one[0] in loader.migrated_apps and one not in known]:
        raise RestoreError(f"{_NEWER} (It has {unknown[0][0]} {unknown[0][1]}.)")
    state = loader.project_state([one for one in head.migrations if one in known])
    return {label_of(model): model for model in models_of(state.apps)}


def _compare(end: dict[str, object], counts: dict[str, int], files: int) -> None:
    said = {table: count for table, count in cast("dict[str, int]", end["counts"]).items() if count}
    if (said, end["files"]) != (counts, files):
        raise RestoreError(DAMAGED)


def _head(entry: Entry | None) -> Head:
    if entry is None or entry.name != "backup.json":
        raise RestoreError(DAMAGED)
    found = json.load(entry.file)
    if found["format"] > FORMAT:
        raise RestoreError(_NEWER)
    return Head(found["at"], found["version"], found["engine"], tuple((app, name) for app, name in found["migrations"]))


@contextmanager
def _opened(path: Path, passphrase: str) -> Iterator[Iterator[Entry]]:
    try:
        with path.open("rb") as file:
            sealed = SealedReader(file, passphrase)
            packed = gzip.GzipFile(fileobj=cast("BinaryIO", sealed), mode="rb")
            with packed, tarfile.open(fileobj=packed, mode="r|") as tar:
                yield _entries(tar)
            sealed.finish()
    except (tarfile.TarError, gzip.BadGzipFile, zlib.error, EOFError, json.JSONDecodeError, KeyError) as error:
        raise RestoreError(DAMAGED) from error
    except OSError as error:
        raise RestoreError(f"{path} cannot be read: {error.strerror}. Nothing was changed.") from error


def _entries(tar: tarfile.TarFile) -> Iterator[Entry]:
    for found in tar:
        file = tar.extractfile(found) if found.isreg() else None
        if file is None:
            raise RestoreError(DAMAGED)
        kind, _, name = found.name.rpartition("/") if "/" not in found.name else found.name.partition("/")
        yield Entry(kind, name, file)
