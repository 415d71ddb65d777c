"""trivet clients sheet: cards from a terminal."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from trivet.cli import trivet
from trivet.content import content_root

pytestmark = pytest.mark.press


def run(*words: str) -> tuple[int, str]:
    made = CliRunner().invoke(trivet, ["clients", "sheet", *words])
    return made.exit_code, made.output


def test_a_shipped_client_and_one_s_own_become_cards(tmp_path: Path) -> None:
    assert run("dean", "--out", str(tmp_path))[0] == 0
    own = tmp_path / "own.yaml"
    own.write_text((content_root() / "clients" / "dean.yaml").read_text().replace("client: dean", "client: own"))
    assert run(str(own), "--out", str(tmp_path), "--format", "docx")[0] == 0
    assert (tmp_path / "role-play-dean.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "role-play-own.docx").read_bytes().startswith(b"PK")


def test_somebody_who_is_not_there_is_said_in_one_line() -> None:
    code, said = run("nobody")
    assert code == 2
    assert "there is no client 'nobody'" in said
