"""The command line as a person meets it: a real process, real files, one clear line on bad input."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
CUSTOMER = """
provider: {name: Fellside Alliance Training, email: hello@example.org, trainer: Ruth Haworth}
customer:
  name: '#evil[*x*] "q" <b>'
  sector: probation
  nation: scotland
course: {date: 2027-03-01, options: [compliance]}
"""


def trivet(*words: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from trivet.cli import main; main()", *words]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, timeout=120, check=False)


@pytest.fixture
def customer(tmp_path: Path) -> Path:
    path = tmp_path / "customer.yaml"
    path.write_text(CUSTOMER, encoding="utf-8")
    return path


def assert_refused(run: subprocess.CompletedProcess[str], *said: str) -> None:
    """Exit code 2, one line, no traceback."""
    assert run.returncode == 2, run
    assert run.stderr.startswith("trivet: ")
    assert run.stderr.count("\n") == 1
    for words in said:
        assert words in run.stderr


def test_check_finds_our_content_sound() -> None:
    run = trivet("check")
    assert (run.returncode, run.stdout.split(".")[0]) == (0, "Sound")


def test_check_of_one_file_shows_that_files_faults_only() -> None:
    assert trivet("check", "content/course/modules/bond.md").returncode == 0


def test_plan_prints_the_day_as_json() -> None:
    run = trivet("plan", "--sector", "probation", "--nation", "scotland", "--options", "compliance", "--json")
    plan = json.loads(run.stdout)
    slots = plan["days"][0]["slots"]
    assert run.returncode == 0
    assert (slots[0]["start"], slots[-1]["end"]) == ("09:30", "16:30")
    assert plan["practice_minutes"] * 2 >= plan["working_minutes"]
    assert "compliance" in plan["modules"]


def test_plan_for_a_person_says_what_was_cut_and_why() -> None:
    run = trivet("plan", "--sector", "probation", "--nation", "scotland", "--options", "compliance")
    assert "09:30-" in run.stdout
    assert "cut from" in run.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["plan", "--sector", "probation", "--nation", "scotland", "--options", "nonsense"],
            "no optional module 'nonsense'",
        ),
        (["plan", "--sector", "probation", "--nation", "scotland", "--end", "12:30"], "a longer day"),
        (["plan", "--sector", "prison", "--nation", "scotland"], "'prison' is not one of"),
        (["plan", "--sector", "probation", "--nation", "wales", "--start", "9am"], "write it like 09:30"),
        (["plan"], "Missing option"),
        (["press", "pack", "--out", "x"], "Missing option '--customer'"),
        (["press", "poster", "--customer", "x", "--out", "x"], "'poster' is not one of"),
        (["press", "pack", "--customer", "nobody.yaml", "--out", "x"], "nobody.yaml:1: the file cannot be read"),
        (["fly"], "No such command 'fly'"),
    ],
)
def test_bad_input_ends_with_one_clear_line(words: list[str], said: str) -> None:
    assert_refused(trivet(*words), said)


def test_a_day_that_does_not_fit_is_refused_as_json_too() -> None:
    run = trivet("plan", "--sector", "probation", "--nation", "wales", "--end", "12:30", "--json")
    assert run.returncode == 2
    answer = json.loads(run.stdout)
    assert answer["fits"] is False
    assert answer["nearest"][0]["end"] > "12:30"


def test_a_pack_is_printed_for_a_customer_with_a_hostile_name(customer: Path, tmp_path: Path) -> None:
    run = trivet("press", "pack", "--format", "pdf", "--customer", str(customer), "--out", str(tmp_path / "out"))
    assert run.returncode == 0, run.stderr
    assert Path(run.stdout.strip()).read_bytes().startswith(b"%PDF-")


def test_all_prints_the_whole_set_and_the_same_bytes_twice(customer: Path, tmp_path: Path) -> None:
    sets = []
    for name in ("one", "two"):
        run = trivet(
            "press", "all", "--customer", str(customer), "--out", str(tmp_path / name), "--today", "2026-11-23"
        )
        assert run.returncode == 0, run.stderr
        sets.append({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()})
    assert sets[0] == sets[1]
    assert {Path(name).suffix for name in sets[0]} == {".pdf", ".html", ".docx", ".pptx"}
    assert sum(name.startswith("tip-sheet-") for name in sets[0]) == 9


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("nation: scotland", "nation: narnia", "customer.nation"),
        ("options: [compliance]", "options: [complience]", "did you mean 'compliance'?"),
        ("options: [compliance]", 'end: "12:30"', "does not fit"),
        ("  sector: probation\n", "", "customer.sector: this field is missing"),
        ("  nation: scotland", "  nation: scotland\n  logo: nowhere.png", "nowhere.png"),
        ("  nation: scotland", "  nation: scotland\n  colour: '#ffee00'", "#ffee00"),
        ("course: {", "course: [", "YAML cannot be read"),
    ],
)
def test_a_bad_customer_file_is_refused_and_nothing_is_written(
    customer: Path, tmp_path: Path, old: str, new: str, said: str
) -> None:
    customer.write_text(CUSTOMER.replace(old, new), encoding="utf-8")
    run = trivet("press", "tips", "--customer", str(customer), "--out", str(tmp_path / "out"))
    assert_refused(run, said)
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_is_said_so(customer: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file, not a folder")
    assert_refused(
        trivet("press", "tips", "--customer", str(customer), "--out", str(tmp_path / "out" / "deeper")),
        "could not be written",
    )


def test_help_teaches() -> None:
    for words in (["--help"], ["check", "--help"], ["plan", "--help"], ["press", "--help"], ["serve", "--help"]):
        run = trivet(*words)
        assert run.returncode == 0
        assert len(run.stdout) > 300
