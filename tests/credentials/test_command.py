"""`trivet verify` as a person meets it: files in a folder, no network, an exit code that a script can use."""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from badges import AWARD, FIRST, ISSUER, PLACE, REVOKED, SUSPENDED

from trivet.credentials import Face, Purpose, StatusList, bake_svg, did_document, issue, picture, status_credential

TODAY = datetime.now(UTC) - timedelta(minutes=5)
OURS = replace(ISSUER, keys=(replace(FIRST, since=TODAY - timedelta(days=1)),))
# The command may not reach the network even if it tried: every socket is refused.
ALONE = (
    "import socket, sys\n"
    "def refuse(*_, **__): raise SystemExit('the network was asked')\n"
    "socket.socket.connect = socket.getaddrinfo = refuse\n"
    "from trivet.cli import main\n"
    "main()\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    badge = issue(replace(AWARD, issued=TODAY), OURS, now=TODAY)
    (tmp_path / "did.json").write_text(json.dumps(did_document(OURS)))
    (tmp_path / "badge.svg").write_bytes(bake_svg(picture(Face("Working alliance", "Fellside", 2027)), badge))
    (tmp_path / "badge.json").write_bytes(badge.json_ld)
    (tmp_path / "badge.txt").write_text(badge.jwt)
    for name, places in (("clear", set()), ("revoked", {PLACE})):
        listed = StatusList(REVOKED, Purpose.REVOCATION, frozenset(places))
        made = status_credential(listed, OURS, now=TODAY, valid_for=timedelta(days=7))
        (tmp_path / f"{name}.json").write_bytes(made.json_ld)
    held = status_credential(StatusList(SUSPENDED, Purpose.SUSPENSION), OURS, now=TODAY, valid_for=timedelta(days=7))
    (tmp_path / "held.txt").write_text(held.jwt)
    return tmp_path


def verify(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", ALONE, "verify", *words]
    home = {"HOME": str(folder), "PATH": "/usr/bin", "LC_ALL": "C.UTF-8"}
    return subprocess.run(command, capture_output=True, text=True, cwd=folder, timeout=60, check=False, env=home)


@pytest.mark.parametrize("file", ["badge.svg", "badge.json", "badge.txt"])
def test_a_good_badge_is_valid_and_says_on_whose_word(folder: Path, file: str) -> None:
    run = verify(folder, file, "--issuer", "did.json")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith("Valid. Fellside Alliance Training signed this")
    assert "Siân Ŵyn-Jones" in run.stdout
    assert "Nobody has vouched for that key." in run.stdout
    assert "whether it was revoked since cannot be told offline" in run.stdout


def test_without_an_issuer_it_proves_nothing_and_says_where_to_look(folder: Path) -> None:
    run = verify(folder, "badge.svg")
    assert run.returncode == 1
    assert run.stdout.startswith("Not known.")
    assert "https://training.example.org/.well-known/did.json" in run.stdout
    assert "What it says of itself, unproven:" in run.stdout


def test_a_folder_of_trust_vouches(folder: Path) -> None:
    for place in (folder / "kept", folder / ".trivet" / "trust"):
        place.mkdir(parents=True)
        (place / "fellside.json").write_bytes((folder / "did.json").read_bytes())
    for words in ((), ("--trust", "kept")):
        run = verify(folder, "badge.svg", *words)
        assert run.returncode == 0 and "vouched" not in run.stdout


def test_status_lists_and_an_address_decide(folder: Path) -> None:
    known = ("--issuer", "did.json", "--status", "held.txt")
    clear = verify(folder, "badge.svg", *known, "--status", "clear.json", "--email", "SIAN@example.org")
    revoked = verify(folder, "badge.svg", *known, "--status", "revoked.json")
    wrong = verify(folder, "badge.svg", *known, "--email", "bob@example.org")
    assert (clear.returncode, revoked.returncode, wrong.returncode) == (0, 1, 1)
    assert "Neither revoked nor suspended" in clear.stdout and "given to that e-mail address" in clear.stdout
    assert revoked.stdout.startswith("Revoked.") and wrong.stdout.startswith("Somebody else’s.")


def test_an_altered_badge_is_altered(folder: Path) -> None:
    text = (folder / "badge.json").read_text()
    (folder / "badge.json").write_text(text.replace("Siân", "Sion"))
    run = verify(folder, "badge.json", "--issuer", "did.json", "--json")
    said = json.loads(run.stdout)
    assert (run.returncode, said["outcome"], said["is_proven"]) == (1, "altered", False)
    assert said["claims"]["person"] == "Sion Ŵyn-Jones"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("none.svg",), "does not exist"),
        ((".",), "is a directory"),
        (("empty",), "That file is empty."),
        (("big",), "larger than 10 MB"),
        (("brackets",), "the limit is 256 KB"),
        (("badge.svg", "--issuer", "badge.json"), "is not a DID document"),
        (("badge.svg", "--status", "empty"), "is not a status list"),
        (("badge.svg", "--trust", "nowhere"), "there is no folder nowhere"),
        ((), "Missing argument"),
    ],
)
def test_what_cannot_be_read_ends_with_one_line(folder: Path, words: tuple[str, ...], said: str) -> None:
    (folder / "empty").write_bytes(b"")
    (folder / "big").write_bytes(b"{" * 11_000_000)
    (folder / "brackets").write_bytes(b"[" * 10_000_000)
    run = verify(folder, *words)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("trivet: ") and run.stderr.count("\n") == 1
    assert said in run.stderr
