"""The house keeps small: files, functions and their median. Counted, not felt."""

import ast
from pathlib import Path
from statistics import median, quantiles

import pytest

SOURCE = Path(__file__).parent.parent.parent / "src" / "trivet"
FILES = [path for path in sorted(SOURCE.rglob("*.py")) if "migrations" not in path.parts]


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def functions() -> list[tuple[str, int]]:
    """Every function and the number of lines of its body, docstring left out."""
    found = []
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
                name = f"{path.relative_to(SOURCE)}:{node.name}"
                found.append((name, (body[-1].end_lineno or 0) - body[0].lineno + 1))
    return found


def test_no_file_passes_three_hundred_lines() -> None:
    assert [str(path.relative_to(SOURCE)) for path in FILES if lines_of(path) > 300] == []


def test_functions_are_small() -> None:
    sizes = [size for _, size in functions()]
    assert median(sizes) <= 8
    assert quantiles(sizes, n=10)[8] <= 25


def test_no_function_is_longer_than_a_screen() -> None:
    assert [name for name, size in functions() if size > 50] == []


@pytest.mark.parametrize("word", ["utils", "helpers", "common", "core", "services"])
def test_no_room_has_a_name_that_says_nothing(word: str) -> None:
    assert [path for path in SOURCE.rglob("*") if path.stem == word] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_every_module_says_what_its_room_is_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not text.strip() or ast.get_docstring(ast.parse(text))


def test_an_import_inside_a_function_says_why() -> None:
    """Only for what is slow, optional, or only for types."""
    found = []
    for path in FILES:
        rows = path.read_text(encoding="utf-8").splitlines()
        for number, row in enumerate(rows, 1):
            indented = row.startswith((" ", "\t")) and row.lstrip().startswith(("import ", "from "))
            if indented and " import " in f" {row} " and "-- " not in row and "-- " not in rows[number - 2]:
                found.append(f"{path.relative_to(SOURCE)}:{number}")
    assert found == []


def test_no_two_test_files_share_a_name():
    """pytest imports them by their bare names; those of the browser run apart."""
    files = [path.name for path in Path(__file__).parent.parent.rglob("test_*.py") if "browser" not in path.parts]
    assert sorted(files) == sorted(set(files))
