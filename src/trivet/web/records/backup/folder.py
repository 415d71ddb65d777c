"""The files of an installation that a backup holds: keys and uploads. And a note of when the last backup was made."""

import json
import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

#: Single files, and folders with everything in them.
FILES = ("secret-key", "field-keys")
FOLDERS = ("signing-keys", "media")
_NOTE = "last-backup.json"


@dataclass(frozen=True, slots=True)
class LastBackup:
    """The last backup that was finished."""

    at: datetime
    size: int


def kept_files(data: Path) -> Iterator[tuple[str, Path]]:
    """Name within the data folder, and path. Half-written files and links are left out."""
    for name in FILES:
        if (data / name).is_file():
            yield name, data / name
    for folder in FOLDERS:
        for path in sorted((data / folder).rglob("*")):
            if path.is_file() and not path.is_symlink() and path.suffix != ".new":
                yield path.relative_to(data).as_posix(), path


def may_be_kept(name: str) -> bool:
    """A name from a backup that lies where such a file may lie, and nowhere above it."""
    parts = name.split("/")
    plain = all(part not in ("", ".", "..") and "\x00" not in part and "\\" not in part for part in parts)
    return plain and (name in FILES or (parts[0] in FOLDERS and len(parts) > 1))


def note_backup(data: Path, at: datetime, size: int) -> None:
    """Remember it for the page about privacy and backup."""
    own = data / f"{_NOTE}.{os.getpid()}.{secrets.token_hex(4)}"
    own.write_text(json.dumps({"at": at.isoformat(), "size": size}), encoding="ascii")
    own.replace(data / _NOTE)


def last_backup(data: Path) -> LastBackup | None:
    """None where no backup was ever finished, or the note cannot be read."""
    try:
        found = json.loads((data / _NOTE).read_text(encoding="ascii"))
        return LastBackup(datetime.fromisoformat(found["at"]), int(found["size"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
