"""Puts a backup back: everything is read and proven first, then one transaction, then the files."""

import shutil
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import IO

from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.graph import MigrationGraph
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model

from trivet.web.post.models import State
from trivet.web.records.backup.faults import DAMAGED, RestoreError
from trivet.web.records.backup.folder import FOLDERS
from trivet.web.records.backup.reading import Head, check, models_at, walk
from trivet.web.records.backup.rows import empty, insert, is_empty, models_of, read_rows
from trivet.web.records.backup.writing import write_backup

HELD = "This letter waited when the backup was made, and may have gone since. Look before you send it again."
_STAGE = ".restoring"


def restore(path: Path, passphrase: str, *, data: Path, replace: bool, now: datetime) -> Path | None:
    """Everything from the backup into this installation; the copy of what was there before, if anything was.

    Raises RestoreError, and then nothing was changed.
    """
    head = check(path, passphrase)
    aside = None
    if not _is_new(data):
        if not replace:
            raise RestoreError(
                "This installation holds data already. Nothing was changed. Restore into an empty folder and database, "
                "or say --replace: then a copy of what is here is kept first."
            )
        aside = data / f"before-restore-{now:%Y%m%d-%H%M%S}.trivet"
    tables = _prepared(head)
    if aside:
        write_backup(aside, passphrase, data=data, now=now)
    stage = data / _STAGE
    shutil.rmtree(stage, ignore_errors=True)
    try:
        _load(path, passphrase, tables, stage)
        _put(stage, data)
    except OSError as error:
        raise RestoreError(f"The files could not be written: {error.strerror}.") from error
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    call_command("migrate", verbosity=0, interactive=False)
    return aside


def _is_new(data: Path) -> bool:
    has_files = any(path.is_file() for folder in FOLDERS for path in (data / folder).rglob("*"))
    return is_empty(models_of(apps)) and not has_files


def _prepared(head: Head) -> dict[str, type[Model]]:
    """The tables as the backup has them. An empty database is brought to that state, and only later to today's."""
    applied, wanted = set(MigrationRecorder(connection).applied_migrations()), set(head.migrations)
    if applied - wanted:
        raise RestoreError(
            "This database was prepared by a newer version than the backup's. Nothing was changed. "
            "Restore into an empty folder and database; it is then brought up to date."
        )
    if applied != wanted:
        executor = MigrationExecutor(connection)
        executor.migrate(_newest(executor.loader.graph, wanted))
    return models_at(head)


def _newest(graph: MigrationGraph, wanted: set[tuple[str, str]]) -> list[tuple[str, str]]:
    """Of each app the last one of these migrations."""
    known = {one for one in wanted if one in graph.nodes}
    followed = {child.key for one in known for child in graph.node_map[one].parents if child.key[0] == one[0]}
    return sorted(known - followed)


def _load(path: Path, passphrase: str, tables: dict[str, type[Model]], stage: Path) -> None:
    def put(table: str, piece: bytes) -> int:
        rows = read_rows(tables[table], piece)
        insert(tables[table], rows)
        return len(rows)

    try:
        with transaction.atomic():
            empty(list(tables.values()))
            walk(path, passphrase, put, lambda name, file: _keep(stage / name, file))
            _count_on(tables.values())
            _hold_letters(tables)
            connection.check_constraints()
    except DatabaseError as error:
        raise RestoreError(f"The database refused what the backup holds. {DAMAGED}") from error


def _hold_letters(tables: dict[str, type[Model]]) -> None:
    """What waited then may have gone since: the desk is asked, nothing goes twice."""
    waiting = tables["post.message"]._base_manager.filter(state__in=(State.QUEUED, State.SENDING))
    waiting.update(state=State.UNSURE, error=HELD)


def _count_on(models: Iterable[type[Model]]) -> None:
    """New rows get numbers after the restored ones."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models)):
            cursor.execute(statement)


def _keep(path: Path, file: IO[bytes]) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600)
    with path.open("wb") as own:
        shutil.copyfileobj(file, own)


def _put(stage: Path, data: Path) -> None:
    """The restored files in place of those that were there."""
    for folder in FOLDERS:
        shutil.rmtree(data / folder, ignore_errors=True)
    for path in sorted(stage.iterdir()) if stage.exists() else ():
        path.replace(data / path.name)
