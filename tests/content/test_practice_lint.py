"""What stands around the clients: a name that leads nowhere is said, with its line and what was probably meant."""

import shutil
from pathlib import Path

import pytest

from trivet.content import ContentError, content_root, load_library
from trivet.content.lint import lint
from trivet.content.practice import load_practice

FIRST_DRILL = min((content_root() / "practice" / "drills").glob("*.yaml")).name


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(content_root(), tmp_path / "content"))


def faults(root: Path) -> list[str]:
    try:
        found = lint(load_library(root))
    except ContentError as error:
        found = error.faults
    return [str(fault) for fault in found if fault.path.startswith(("clients/", "practice/"))]


def edit(root: Path, name: str, old: str, new: str) -> int:
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{name} has no {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def first(name: str, key: str) -> str:
    """The first value of that key in a file: `key: value`, on a line of its own or in braces."""
    text = (content_root() / name).read_text(encoding="utf-8")
    rest = text[text.index(f"{key}: ") + len(key) + 2 :]
    return rest.split("\n")[0].split(",")[0].split("}")[0].strip()


def test_what_we_ship_around_the_clients_is_clean() -> None:
    assert faults(content_root()) == []


@pytest.mark.parametrize(
    ("name", "key", "new", "said"),
    [
        ("practice/scenarios.yaml", "client", "deen", "'deen' is not a client; did you mean 'dean'?"),
        ("practice/scenarios.yaml", "module", "gaols", "'gaols' is not a module; did you mean 'goals'?"),
        ("practice/scenarios.yaml", "stage", "middel", "'middel' is not a meeting; did you mean 'middle'?"),
        (f"practice/drills/{FIRST_DRILL}", "module", "bonds", "'bonds' is not a module; did you mean 'bond'?"),
        ("practice/coach.yaml", "module", "bonds", "'bonds' is not a module; did you mean 'bond'?"),
        ("practice/boosters.yaml", "bond", "no-such-drill", "'no-such-drill' is not a drill"),
        ("clients/dean.yaml", "archetype", "involuntry", "'involuntry' is not an archetype"),
    ],
)
def test_a_name_that_leads_nowhere_is_said_at_its_line(name: str, key: str, new: str, said: str, copy: Path) -> None:
    line = edit(copy, name, f"{key}: {first(name, key)}", f"{key}: {new}")
    found = faults(copy)
    assert [one for one in found if said in one and one.startswith(f"{name}:{line}: ")], found


def test_ids_are_used_once(copy: Path) -> None:
    drills = sorted((copy / "practice" / "drills").glob("*.yaml"))[:2]
    one, other = (f"practice/drills/{path.name}" for path in drills)
    taken = first_id(drills[0])
    edit(copy, other, first_id(drills[1]), taken)
    found = faults(copy)
    assert sum(f"the id '{taken}' stands 2 times" in fault for fault in found) == 2
    assert {fault.split(":")[0] for fault in found} == {one, other}


def first_id(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    inside = text[text.index("provocations:") :]
    return inside[inside.index("id: ") + 4 :].split(",")[0].split("\n")[0].strip()


def test_two_scenarios_of_one_id_are_refused_before_one_is_lost(copy: Path) -> None:
    text = (copy / "practice/scenarios.yaml").read_text(encoding="utf-8")
    start = text.index("  - id: ")
    one = text[start : text.index("  - id: ", start + 1)]
    (copy / "practice/scenarios.yaml").write_text(text[:start] + one + text[start:], encoding="utf-8")
    assert any("the id of a scenario stands twice" in fault for fault in faults(copy))


def test_replies_must_be_many_and_hold_only_what_is_filled(copy: Path) -> None:
    edit(copy, "practice/replies.yaml", '- {say: "', '- {say: "{hok} ')
    assert any("'{hok}' is never filled" in fault for fault in faults(copy))


def test_a_missing_file_and_one_that_is_no_text_are_named(copy: Path) -> None:
    (copy / "practice/coach.yaml").unlink()
    (copy / "clients/dean.yaml").write_bytes(b"\xff\xfe\x00")
    found = faults(copy)
    assert "practice/coach.yaml:1: this file is missing" in found
    assert any(one.startswith("clients/dean.yaml:1: not UTF-8 text") for one in found)
    with pytest.raises(ContentError):
        load_practice(copy)
