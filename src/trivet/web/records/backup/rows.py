"""Rows as JSON and back: the same for SQLite and PostgreSQL, so that a backup of the one restores into the other."""

import base64
import json
from binascii import Error as Base64Error
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from django.apps.registry import Apps
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import BinaryField, Field, ForeignKey, JSONField, Model

from trivet.web.records.backup.faults import DAMAGED, RestoreError

#: What is made anew, or means nothing elsewhere: sessions, failed sign-ins, Django's own lists.
LEFT_OUT = ("sessions", "axes", "contenttypes", "auth", "admin")
PIECE = 200
_MOST_PIECE = 4 * 2**20
AnyField: TypeAlias = "Field[Any, Any]"


def models_of(apps: Apps) -> list[type[Model]]:
    """Every table that is kept, in the order of their rooms."""
    found = apps.get_models(include_auto_created=True)
    return [one for one in found if one._meta.app_label not in LEFT_OUT and one._meta.managed and not one._meta.proxy]


def label_of(model: type[Model]) -> str:
    return model._meta.label_lower


def columns_of(model: type[Model]) -> list[AnyField]:
    """The fields that are columns."""
    return [field for field in model._meta.concrete_fields if not getattr(field, "generated", False)]


def pieces(model: type[Model]) -> Iterator[tuple[int, bytes]]:
    """The table's rows as JSON lines, a bounded piece at a time, each with its number of rows."""
    fields = columns_of(model)
    lines: list[bytes] = []
    size = 0
    for row in model._base_manager.order_by("pk").iterator(chunk_size=PIECE):
        line = json.dumps({field.attname: _plain(field, row) for field in fields}, ensure_ascii=False).encode()
        if lines and (len(lines) >= PIECE or size + len(line) > _MOST_PIECE):
            yield len(lines), b"\n".join(lines)
            lines, size = [], 0
        lines.append(line)
        size += len(line)
    if lines:
        yield len(lines), b"\n".join(lines)


def _plain(field: AnyField, row: Model) -> object:
    value = field.value_from_object(row)
    if value is None or isinstance(field, JSONField) or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    return field.value_to_string(row)


def read_rows(model: type[Model], piece: bytes) -> list[list[Any]]:
    """The values of rows as the database wants them. Raises RestoreError for what this table cannot hold."""
    fields = columns_of(model)
    try:
        return [[_value(field, row) for field in fields] for row in map(json.loads, piece.split(b"\n"))]
    except (ValueError, KeyError, TypeError, ValidationError, Base64Error) as error:
        raise RestoreError(DAMAGED) from error


def _value(field: AnyField, row: Mapping[str, object]) -> Any:
    value = row[field.attname]
    if value is None or isinstance(field, JSONField):
        ready = value
    elif isinstance(field, BinaryField):
        ready = base64.b64decode(str(value), validate=True)
    elif isinstance(field, ForeignKey):
        ready = field.target_field.to_python(value)
    else:
        ready = field.to_python(value)
    return field.get_db_prep_save(ready, connection)


def insert(model: type[Model], rows: Sequence[Sequence[Any]]) -> None:
    """Put rows into the table as they were, with their numbers and times."""
    quote = connection.ops.quote_name
    names = [field.column for field in columns_of(model)]
    table, into = quote(model._meta.db_table), ", ".join(quote(str(name)) for name in names)
    marks = ", ".join(["%s"] * len(names))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({into}) VALUES ({marks})", rows)  # noqa: S608 -- names of our own tables


def empty(models: Sequence[type[Model]]) -> None:
    """Take every row of these tables away. References are checked when the transaction ends."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            names = ", ".join(connection.ops.quote_name(one._meta.db_table) for one in models)
            cursor.execute(f"TRUNCATE {names} CASCADE")
            return
        for model in models:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608


def is_empty(models: Sequence[type[Model]]) -> bool:
    with transaction.atomic():
        tables = set(connection.introspection.table_names())
        kept = [model for model in models if model._meta.db_table in tables]
        return not any(model._base_manager.exists() for model in kept)
