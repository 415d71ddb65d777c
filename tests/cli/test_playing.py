"""trivet play and trivet clients, as somebody types them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from trivet.cli import trivet
from trivet.content import content_root


def run(*words: str, said: str = ""):
    return CliRunner().invoke(trivet, list(words), input=said)


def test_a_meeting_as_json_is_the_same_every_time():
    words = ("play", "dean", "--seed", "3", "--moves", "ROLE+OPEN,REFLECT,FIX", "--json")
    one, other = run(*words), run(*words)
    assert one.exit_code == 0, one.output
    assert one.output == other.output
    meeting = json.loads(one.output)
    assert [turn["moves"] for turn in meeting["turns"]] == [["ROLE", "OPEN"], ["REFLECT"], ["FIX"]]
    assert all(turn["line"] and turn["id"] and 0 <= turn["state"]["bond"] <= 1 for turn in meeting["turns"])


def test_a_scripted_practitioner_plays_and_the_page_says_what_it_is():
    found = run("play", "tanya", "--practitioner", "novice", "--stage", "repair")
    assert found.exit_code == 0
    assert "Tanya:" in found.output
    assert "real people differ" in found.output


def test_a_meeting_at_the_keyboard_ends_with_a_debrief():
    found = run("play", "morag", "--turns", "3", said="1\n2\n3\n")
    assert found.exit_code == 0, found.output
    assert found.output.count("\nMorag:") == 4
    assert "Next time:" in found.output


def test_somebody_may_stop_at_once():
    assert "Next time:" in run("play", "morag", said="q\n").output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("play", "nobody"), "there is no client 'nobody'"),
        (("play", "dean", "--moves", "REFLET"), "Did you mean REFLECT?"),
        (("play", "dean", "--json"), "--json wants --moves"),
        (("play", "dean", "--moves", "OPEN", "--practitioner", "expert"), "do not go together"),
        (("clients", "check", "missing.yaml"), "cannot be read"),
    ],
)
def test_a_mistake_is_one_clear_line_and_exit_code_two(words, said):
    found = subprocess.run(
        [sys.executable, "-c", "from trivet.cli import main; main()", *words],
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 2
    assert said in found.stderr
    assert found.stderr.count("\n") == 1
    assert "Traceback" not in found.stderr


def test_the_laws_are_a_table_and_hold():
    found = run("clients", "check", "shona", "--seeds", "100")
    assert found.exit_code == 0, found.output
    assert "P(expert > competent)" in found.output
    assert "All laws hold for 1 client, 100 seeds each." in found.output


def test_a_file_with_faults_is_named_with_its_line_and_ends_with_one(tmp_path: Path):
    text = (content_root() / "clients" / "dean.yaml").read_text(encoding="utf-8")
    path = tmp_path / "sam.yaml"
    path.write_text(text.replace("client: dean", "client: sam").replace("incident:\n  turn: 8", "incident:\n  turn: 7")
                    .replace('wants: "', 'wants: "Ring 07700 900123. '), encoding="utf-8")  # fmt: skip
    found = run("clients", "check", str(path), "--seeds", "40")
    assert found.exit_code == 1
    assert "sam.yaml:" in found.output


def test_a_client_to_whom_nothing_happens_falls_with_exit_code_one(tmp_path: Path):
    text = (content_root() / "clients" / "dean.yaml").read_text(encoding="utf-8")
    before, _, rest = text.partition("incident:\n")
    after = rest[rest.index("lines:\n") :]
    path = tmp_path / "calm.yaml"
    path.write_text((before + after).replace("client: dean", "client: calm"), encoding="utf-8")
    found = run("clients", "check", str(path), "--seeds", "60", "--json")
    assert found.exit_code == 1
    report = json.loads(found.stdout[found.stdout.index("[\n") :] if not found.stdout.startswith("[") else found.stdout)
    assert [one["name"] for one in report[0]["findings"] if one["held"] is False] == ["strains an expert meets"]


def test_everybody_is_listed():
    found = run("clients", "list")
    assert found.output.count("\n") == 12
    assert "gareth" in found.output
