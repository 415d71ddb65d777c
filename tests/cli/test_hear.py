"""trivet hear, as a person meets it."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from trivet.cli.hear import hear

ROWS = [
    ["b2", "You never rang.", "I said I'd ring and I didn't. Sorry."],
    ["a1", "", "What do you want out of this?"],
    ["c3", "", ""],
]


def run(*words: str) -> Result:
    return CliRunner().invoke(hear, list(words))


def table(path: Path, rows: list[list[str]], head: tuple[str, ...] = ("id", "client_line", "utterance")) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])
    return path


def test_json_is_moves_best_first() -> None:
    found = json.loads(run("Was today any use to you? What should I drop?", "--json").stdout)
    assert list(found) == ["moves"]
    assert [sorted(one) for one in found["moves"]] == [["confidence", "move"]] * 5
    assert found["moves"][0]["move"] == "FEEDBACK"
    shares = [one["confidence"] for one in found["moves"]]
    assert shares == sorted(shares, reverse=True)


def test_all_moves_on_request() -> None:
    assert len(json.loads(run("hello", "--json", "--top", "31").stdout)["moves"]) == 31


def test_words_for_a_person() -> None:
    found = run("I can see why you'd be fed up. No wonder.", "--client-line", "They lost my form again.")
    assert (found.exit_code, found.stdout.split()[0]) == (0, "VALIDATE") or found.stdout.startswith("Perhaps")
    assert "Cues: " in found.stdout


def test_a_file_is_answered_in_its_own_order(tmp_path: Path) -> None:
    found = run("--file", str(table(tmp_path / "turns.csv", ROWS)), "--json")
    lines = [json.loads(line) for line in found.stdout.splitlines()]
    assert [line["id"] for line in lines] == ["b2", "a1", "c3"]
    assert [line["moves"][0]["move"] for line in lines] == ["OWN", "GOALASK", "NONE"]
    assert all(list(line) == ["id", "moves"] for line in lines)


def test_a_file_as_a_table(tmp_path: Path) -> None:
    found = run("--file", str(table(tmp_path / "turns.csv", ROWS)))
    assert [line.split()[0] for line in found.stdout.splitlines()] == ["b2", "a1", "c3"]


def test_bad_input_is_one_sentence(tmp_path: Path) -> None:
    good = table(tmp_path / "turns.csv", ROWS)
    short = table(tmp_path / "short.csv", [["1", "Hi"]], ("id", "utterance"))
    wrong = tmp_path / "wrong.csv"
    wrong.write_bytes("id,client_line,utterance\n1,,caf\xe9\n".encode("latin-1"))
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"")
    for words, said in (
        ([], "give a TEXT, or a --file"),
        (["  "], "the TEXT is empty"),
        (["hello", "--file", str(good)], "not both"),
        (["--file", str(good), "--client-line", "Hi"], "has a column client_line"),
        (["--file", str(tmp_path / "none.csv")], "does not exist"),
        (["--file", str(short)], "has no column client_line"),
        (["--file", str(empty)], "has no column id"),
        (["--file", str(wrong)], "is not UTF-8 text"),
    ):
        with pytest.raises(Exception, match=said.replace("(", r"\(")):
            hear.main(words, standalone_mode=False)
