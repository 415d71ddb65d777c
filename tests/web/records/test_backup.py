"""Backup and restore: everything comes back, in another folder too; nothing less than everything is believed."""

import contextlib
import io
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_django.fixtures import Settings
from tests.web.records.conftest import NEEDS, WORDS, Known

from trivet.web.people.models import Provider
from trivet.web.records.backup import sealed
from trivet.web.records.backup.faults import BackupError, RestoreError
from trivet.web.records.backup.folder import last_backup, may_be_kept
from trivet.web.records.backup.reading import check
from trivet.web.records.backup.sealed import CHUNK, SealedReader, SealingWriter
from trivet.web.records.backup.writing import write_backup

PASS = "kettle on a wooden trivet"
NOW = datetime(2026, 11, 24, tzinfo=UTC)
ROOT = Path(__file__).parents[3]
#: What happens to files is the same whatever database they came from; the rows themselves are compared on both.
once = pytest.mark.skipif(connection.vendor != "sqlite", reason="about files alone, and told on SQLite")


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch):
    """The passphrase's key in milliseconds: the cost is written in each file."""
    monkeypatch.setattr(sealed, "_COST", (10, 8, 1))


def closed(data: bytes) -> bytes:
    out = io.BytesIO()
    writer = SealingWriter(out, PASS)
    writer.write(data)
    writer.finish()
    return out.getvalue()


def opened(data: bytes, passphrase: str = PASS) -> bytes:
    reader = SealedReader(io.BytesIO(data), passphrase)
    found = reader.read()
    reader.finish()
    return found


def chunks(whole: bytes) -> tuple[bytes, list[bytes]]:
    head, at, found = whole[: sealed._HEADER], sealed._HEADER, []
    while at < len(whole):
        length = 4 + int.from_bytes(whole[at : at + 4], "big")
        found.append(whole[at : at + length])
        at += length
    return head, found


# --- the sealed file ------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_bytes_come_back(size: int):
    data = os.urandom(size)
    whole = closed(data)
    assert opened(whole) == data
    assert size < 100 or data[:50] not in whole


def test_a_wrong_passphrase_is_told_from_a_damaged_file():
    whole = closed(b"x" * 100)
    with pytest.raises(RestoreError, match="not the passphrase"):
        opened(whole, "another one altogether")
    with pytest.raises(RestoreError, match="not a backup"):
        opened(b"PK\3\4" + b"0" * 200)
    with pytest.raises(RestoreError, match="newer version"):
        opened(whole[:8] + b"\x09" + whole[9:])


def test_chunks_left_out_doubled_swapped_or_added_are_found():
    head, found = chunks(closed(os.urandom(3 * CHUNK)))
    assert len(found) == 3
    one, two, last = found
    for spoilt in (
        [one, two],
        [one, last],
        [two, one, last],
        [one, one, two, last],
        [last],
        [],
        [one, two, last, last],
        [one, two, last, b"x"],
    ):
        with pytest.raises(RestoreError, match="damaged"):
            opened(head + b"".join(spoilt))


@settings(max_examples=60, deadline=None)
@given(at=st.integers(min_value=0), bit=st.integers(0, 7))
def test_any_changed_bit_is_found(at: int, bit: int):
    sealed._COST = (10, 8, 1)  # hypothesis runs outside the fixture's patch on some examples
    whole = bytearray(closed(b"some words that matter"))
    whole[at % len(whole)] ^= 1 << bit
    with pytest.raises(RestoreError):
        opened(bytes(whole))


@settings(max_examples=30, deadline=None)
@given(length=st.integers(0, 120))
def test_a_file_cut_short_is_found(length: int):
    whole = closed(b"some words that matter")
    if length < len(whole):
        with pytest.raises(RestoreError):
            opened(whole[:length])


@pytest.mark.parametrize(
    "name", ["../evil", "media/../../x", "/etc/passwd", "secret-key/x", "media/", "trivet.sqlite3", "media/a\x00b"]
)
def test_a_file_of_a_backup_cannot_leave_its_place(name: str):
    assert not may_be_kept(name)


# --- the whole, rehearsed -------------------------------------------------------------------------


def environment(folder: Path, url: str = "") -> dict[str, str]:
    known = {key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "TRIVET_DATA")}
    return (
        known | {"TRIVET_DATA": str(folder), "TRIVET_BACKUP_PASSPHRASE": PASS} | ({"DATABASE_URL": url} if url else {})
    )


def trivet(folder: Path, *words: str, url: str = "", **more: str) -> subprocess.CompletedProcess[str]:
    code = "import sys; from trivet.web.records.backup import sealed; sealed._COST = (10, 8, 1); from trivet.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *words], check=False, env=environment(folder, url) | more, cwd=ROOT, capture_output=True, text=True, timeout=120,
    )  # fmt: skip


def told(folder: Path, code: str, url: str = "") -> str:
    start = (
        "import django, os; os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'trivet.web.settings'); django.setup()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", start + code], check=False, env=environment(folder, url), cwd=ROOT, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


# Keys sorted: PostgreSQL keeps JSON in an order of its own.
ALL_ROWS = """
import hashlib, json
from django.apps import apps
from trivet.web.records.backup.rows import label_of, models_of, pieces
for model in models_of(apps):
    rows = [json.dumps(json.loads(row), sort_keys=True) for _, piece in pieces(model) for row in piece.splitlines()]
    print(label_of(model), len(rows), hashlib.sha256(str(rows).encode()).hexdigest())
"""
SEALED_WORDS = """
from trivet.web.events.models import Booking
from trivet.web.events.needs import needs_of
from trivet.web.feedback.models import FormAnswer
from trivet.web.feedback.queries import opened
print(needs_of(Booking.objects.get()).access, opened(FormAnswer.objects.get())["more"])
"""


@pytest.fixture
def made(transactional_db: None, settings: Settings, tmp_path: Path, sian: Known) -> Path:
    """A backup of a house with Siân in it, made from the running test database and its real keys."""
    Provider.objects.create(id=1, name="Ŵyn & Co 🧭", logo_data=b"\x00\xff\x89PNG", logo_kind="png")
    data = tmp_path / "data"
    shutil.copytree(settings.DATA, data, ignore=shutil.ignore_patterns("*.sqlite3*", "static", "drafts"))
    (data / "signing-keys").mkdir(exist_ok=True)
    (data / "signing-keys" / "key-1").write_text("00" * 32)
    (data / "media" / "logos").mkdir(parents=True)
    (data / "media" / "logos" / "a.png").write_bytes(os.urandom(3_000_000))
    write_backup(tmp_path / "all.trivet", PASS, data=data, now=NOW)
    return tmp_path / "all.trivet"


def here() -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(ALL_ROWS, "rows", "exec"), {})
    return out.getvalue()


def without_letters(rows: str) -> list[str]:
    return [row for row in rows.splitlines() if not row.startswith("post.message ")]


def test_everything_comes_back_in_a_fresh_folder(made: Path, tmp_path: Path):
    fresh = tmp_path / "fresh"
    done = trivet(fresh, "restore", str(made))
    assert (done.returncode, "Everything is back" in done.stdout) == (0, True), done.stderr
    assert without_letters(told(fresh, ALL_ROWS)) == without_letters(here())
    assert told(fresh, SEALED_WORDS).strip() == f"{NEEDS} {WORDS}"
    for name in ("secret-key", "field-keys", "signing-keys/key-1", "media/logos/a.png"):
        assert (fresh / name).read_bytes() == (tmp_path / "data" / name).read_bytes()
        assert (fresh / name).stat().st_mode & 0o077 == 0
    letters = told(
        fresh, "from trivet.web.post.models import Message\nprint(set(Message.objects.values_list('state', flat=True)))"
    )
    assert letters.strip() == "{'unsure'}"
    added = told(
        fresh,
        "from trivet.web.people.models import User\nprint(User.objects.create_user('n@example.org', None, name='N').pk > 1)",
    )
    assert added.strip() == "True"


def test_from_sqlite_to_postgresql_and_back(made: Path, tmp_path: Path):
    url = os.environ.get("TRIVET_OTHER_DATABASE", "")
    if not url:
        pytest.skip("TRIVET_OTHER_DATABASE names no empty PostgreSQL database")
    there, back = tmp_path / "there", tmp_path / "back"
    assert trivet(there, "restore", str(made), "--replace", url=url).returncode == 0
    second = tmp_path / "second.trivet"
    assert trivet(there, "backup", str(second), url=url).returncode == 0
    assert trivet(back, "restore", str(second)).returncode == 0
    assert without_letters(told(back, ALL_ROWS)) == without_letters(here())
    added = told(
        there,
        "from trivet.web.people.models import User\nprint(User.objects.create_user('n@example.org', None, name='N').pk > 1)",
        url,
    )
    assert added.strip() == "True"


@once
def test_a_house_with_something_in_it_is_not_overwritten_unless_asked(made: Path, tmp_path: Path):
    fresh = tmp_path / "fresh"
    assert trivet(fresh, "restore", str(made)).returncode == 0
    refused = trivet(fresh, "restore", str(made))
    assert (refused.returncode, "holds data already. Nothing was changed." in refused.stderr) == (2, True)
    done = trivet(fresh, "restore", str(made), "--replace")
    assert done.returncode == 0, done.stderr
    aside = next(fresh.glob("before-restore-*.trivet"))
    again = tmp_path / "again"
    assert trivet(again, "restore", str(aside)).returncode == 0
    assert without_letters(told(again, ALL_ROWS)) == without_letters(told(fresh, ALL_ROWS))


@once
def test_whatever_is_wrong_nothing_is_changed_and_one_line_says_it(made: Path, tmp_path: Path):
    """One house for all faults: filling it takes longer than refusing a file."""
    fresh, spoilt = tmp_path / "fresh", tmp_path / "spoilt"
    assert trivet(fresh, "restore", str(made)).returncode == 0
    before, data = told(fresh, ALL_ROWS), made.read_bytes()
    faults = {
        "cut": data[: len(data) // 2], "flipped": data[:-40] + bytes([data[-40] ^ 1]) + data[-39:], "not-one": b"hello",
        "newer": data[:8] + b"\x02" + data[9:], "passphrase": data,
    }  # fmt: skip
    for fault, words in faults.items():
        spoilt.write_bytes(words)
        more = {"TRIVET_BACKUP_PASSPHRASE": "not this one at all"} if fault == "passphrase" else {}
        done = trivet(fresh, "restore", str(spoilt), "--replace", **more)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1), fault
        assert "Nothing was changed." in done.stderr, fault
        assert told(fresh, ALL_ROWS) == before, fault
        assert not list(fresh.glob("before-restore-*")), fault


def test_a_backup_from_a_later_schema_is_refused(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    later = {("people", "0099_later"): None}
    monkeypatch.setattr("trivet.web.records.backup.writing.MigrationRecorder.applied_migrations", lambda self: later)
    monkeypatch.setattr("trivet.web.records.backup.writing._check_database", lambda: None)
    write_backup(tmp_path / "later", PASS, data=tmp_path / "data", now=NOW)
    monkeypatch.undo()
    with pytest.raises(RestoreError, match="newer version of Trivet"):
        check(tmp_path / "later", PASS)


def test_the_last_backup_is_remembered(made: Path, tmp_path: Path):
    found = last_backup(tmp_path / "data")
    assert (found.at, found.size) == (NOW, made.stat().st_size)
    assert made.stat().st_mode & 0o077 == 0


# --- what may go wrong while writing --------------------------------------------------------------


def test_a_short_passphrase_is_refused(tmp_path: Path):
    with pytest.raises(BackupError, match="12 signs or more"):
        write_backup(tmp_path / "x", "short", data=tmp_path, now=NOW)


def test_only_a_file_is_replaced(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe")
    for target in (tmp_path / "pipe", tmp_path):
        with pytest.raises(BackupError, match="is not a file"):
            write_backup(target, PASS, data=tmp_path, now=NOW)


@once
def test_a_full_disk_leaves_the_old_backup(made: Path, tmp_path: Path):
    fresh, target = tmp_path / "fresh", tmp_path / "mine.trivet"
    assert trivet(fresh, "restore", str(made)).returncode == 0
    target.write_bytes(b"the old one")
    full = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000,) * 2); from trivet.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", full, "backup", str(target)],
        env=environment(fresh),
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "could not be written: File too large. What was there before is untouched." in done.stderr
    assert (target.read_bytes(), list(tmp_path.glob(".*.part"))) == (b"the old one", [])


@once
def test_a_killed_backup_leaves_the_old_one_and_the_next_one_works(made: Path, tmp_path: Path):
    fresh, target = tmp_path / "fresh", tmp_path / "mine.trivet"
    assert trivet(fresh, "restore", str(made)).returncode == 0
    (fresh / "media" / "large").write_bytes(os.urandom(300_000_000))
    target.write_bytes(b"the old one")
    command = [sys.executable, "-c", "from trivet.cli import main; main()", "backup", str(target)]
    running = subprocess.Popen(command, env=environment(fresh), cwd=ROOT)
    part = tmp_path / ".mine.trivet.part"
    for _ in range(400):
        if part.exists() and part.stat().st_size > 5_000_000:
            break
        time.sleep(0.05)
    running.send_signal(signal.SIGKILL)
    running.wait()
    assert (target.read_bytes(), part.exists()) == (b"the old one", True)
    (fresh / "media" / "large").unlink()
    assert trivet(fresh, "backup", str(target)).returncode == 0
    assert not part.exists()
    assert check(target, PASS).engine in ("sqlite", "postgresql")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="another process writes into the SQLite file")
def test_a_backup_is_of_one_moment_and_nobody_waits_for_it(made: Path, tmp_path: Path):
    from trivet.web.records.backup.writing import one_moment  # -- beside its test

    path = connection.settings_dict["NAME"]
    other = sqlite3.connect(path, timeout=1)
    with one_moment():
        before = Provider.objects.count()
        other.execute("DELETE FROM people_provider")
        other.commit()
        assert Provider.objects.count() == before
    assert Provider.objects.count() == 0
    other.close()


def test_a_backup_of_nothing_says_so(tmp_path: Path):
    done = trivet(tmp_path / "none", "backup", str(tmp_path / "x"))
    assert (done.returncode, "nothing to back up" in done.stderr) == (2, True)
    assert not (tmp_path / "x").exists()


def test_the_file_says_nothing_to_whoever_has_no_passphrase(made: Path):
    whole = made.read_bytes()
    assert not any(word in whole for word in (b"sian@example.org", "Siân".encode(), b"backup.json", b"rows/"))
