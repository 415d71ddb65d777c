"""Keys and sealed words."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from trivet.web.secrets import Keyring, SealError, field_keys, secret_key

RING = Keyring({"k1": b"1" * 32, "k2": b"2" * 32}, "k2")


def test_words_come_back_and_are_never_sealed_alike_twice():
    one, other = (RING.seal("Ŵyn, and a secret", bound_to="t.c:1") for _ in range(2))
    assert (one == other, one.startswith("k2."), "secret" in one) == (False, True, False)
    assert RING.unseal(one, bound_to="t.c:1") == "Ŵyn, and a secret"


def test_an_older_key_still_opens():
    old = Keyring({"k1": b"1" * 32}, "k1").seal("before the change of keys", bound_to="t.c:1")
    assert RING.unseal(old, bound_to="t.c:1") == "before the change of keys"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda sealed: sealed[:-2] + ("AA" if sealed[-2:] != "AA" else "BB"),
        lambda sealed: sealed.replace("k2.", "k1."),
        lambda sealed: sealed.replace("k2.", "k9."),
        lambda sealed: "k2.!!",
        lambda sealed: "",
    ],
)
def test_spoilt_words_do_not_open(spoil):
    with pytest.raises(SealError):
        RING.unseal(spoil(RING.seal("mine", bound_to="t.c:1")), bound_to="t.c:1")


def test_words_moved_to_another_row_do_not_open():
    with pytest.raises(SealError, match="belong to another row"):
        RING.unseal(RING.seal("mine", bound_to="t.c:1"), bound_to="t.c:2")


def test_keys_are_made_once_and_only_their_owner_can_read_them(tmp_path: Path):
    first, again = field_keys(tmp_path), field_keys(tmp_path)
    assert first == again
    assert secret_key(tmp_path) == secret_key(tmp_path)
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["field-keys", "secret-key"]


def test_the_last_line_of_the_key_file_is_the_current_key(tmp_path: Path):
    before = field_keys(tmp_path)
    sealed = before.seal("old words", bound_to="x")
    with (tmp_path / "field-keys").open("a") as file:
        file.write("k2 MjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjI=\n")
    after = field_keys(tmp_path)
    assert (after.current, sorted(after.keys), after.unseal(sealed, bound_to="x")) == ("k2", ["k1", "k2"], "old words")


def test_two_processes_that_start_together_agree_on_the_key(tmp_path: Path):
    code = "import sys; from pathlib import Path; from trivet.web.secrets import secret_key; print(secret_key(Path(sys.argv[1])))"
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    assert len({process.communicate()[0] for process in running}) == 1
