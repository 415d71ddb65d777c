"""Writes a backup while the site runs: one moment of the database, then the keys and the uploads, sealed as it goes."""

import fcntl
import gzip
import io
import json
import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, cast

from django.apps import apps
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from trivet import __version__
from trivet.web.records.backup.faults import BackupError
from trivet.web.records.backup.folder import kept_files, note_backup
from trivet.web.records.backup.rows import label_of, models_of, pieces
from trivet.web.records.backup.sealed import SealingWriter

FORMAT = 1
_SHORTEST = 12
_LEAVE_ALONE = "What was there before is untouched."


def check_passphrase(passphrase: str) -> str:
    """Raises BackupError for one that is soon guessed."""
    if len(passphrase) < _SHORTEST:
        raise BackupError(
            f"A passphrase of {_SHORTEST} signs or more, please: whoever guesses it can read everything. {_LEAVE_ALONE}"
        )
    return passphrase


def write_backup(target: Path, passphrase: str, *, data: Path, now: datetime) -> int:
    """The size of the finished file. It takes its name only when it is whole. Raises BackupError."""
    check_passphrase(passphrase)
    if target.exists() and not target.is_file():
        raise BackupError(f"{target} is not a file that a backup could take the place of. {_LEAVE_ALONE}")
    _check_database()
    own = target.with_name(f".{target.name}.part")
    try:
        with _alone(own) as file:
            _fill(file, passphrase, data, now)
            file.flush()
            os.fsync(file.fileno())
            size = file.tell()
            own.replace(target)
        _settle(target.parent)
    except OSError as error:
        raise BackupError(f"The backup could not be written: {error.strerror}. {_LEAVE_ALONE}") from error
    note_backup(data, now, size)
    return size


def _check_database() -> None:
    executor = MigrationExecutor(connection)
    if not executor.loader.applied_migrations:
        raise BackupError("There is no database of Trivet here yet, so there is nothing to back up.")
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise BackupError(
            f"The database is older than this version of Trivet. Start the site once, then try again. {_LEAVE_ALONE}"
        )


@contextmanager
def _alone(path: Path) -> Iterator[BinaryIO]:
    """The unfinished file, ours alone; taken away again when it stays unfinished. A leftover of a killed run is used."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    with os.fdopen(handle, "r+b") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BackupError(f"Another backup is being written to this place. {_LEAVE_ALONE}") from error
        file.truncate()
        is_whole = False
        try:
            yield file
            is_whole = True
        finally:
            if not is_whole:
                path.unlink(missing_ok=True)


def _fill(file: BinaryIO, passphrase: str, data: Path, now: datetime) -> None:
    sealing = SealingWriter(file, passphrase)
    packed = gzip.GzipFile(fileobj=cast("BinaryIO", sealing), mode="wb", compresslevel=3, mtime=0)
    with packed, tarfile.open(fileobj=packed, mode="w|") as tar:
        with one_moment():
            counts = _rows(tar, now)
        # After the rows: a key that a row names was made before the row, so it is here.
        files = _files(tar, data)
        _add(tar, "end.json", json.dumps({"counts": counts, "files": files}).encode())
    sealing.finish()


def _rows(tar: tarfile.TarFile, now: datetime) -> dict[str, int]:
    applied = sorted(MigrationRecorder(connection).applied_migrations())
    head = {
        "format": FORMAT,
        "version": __version__,
        "at": now.isoformat(),
        "engine": connection.vendor,
        "migrations": applied,
    }
    _add(tar, "backup.json", json.dumps(head).encode())
    counts: dict[str, int] = {}
    for model in models_of(apps):
        counts[label_of(model)] = 0
        for number, (count, piece) in enumerate(pieces(model)):
            _add(tar, f"rows/{label_of(model)}/{number:06}", piece)
            counts[label_of(model)] += count
    return counts


def _files(tar: tarfile.TarFile, data: Path) -> int:
    count = 0
    for name, path in kept_files(data):
        with path.open("rb") as file:
            entry = tarfile.TarInfo(f"files/{name}")
            entry.size, entry.mode = os.fstat(file.fileno()).st_size, 0o600
            tar.addfile(entry, file)
        count += 1
    return count


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = len(content), 0o600
    tar.addfile(entry, io.BytesIO(content))


@contextmanager
def one_moment() -> Iterator[None]:
    """Everything read within is the database of one moment, and nobody who writes has to wait."""
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    # Write-ahead logging keeps a reader's moment for it; atomic() would take the lock of a writer.
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def _settle(folder: Path) -> None:
    """Make the new name outlast a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
