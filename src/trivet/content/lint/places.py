"""Where something stands in the files, found by looking."""

import re
from collections.abc import Iterator
from pathlib import Path

from trivet.content.errors import Fault

TEXT_FILES = ("*.md", "*.yaml")


class Places:
    """The text of every content file, and the lines on which ids stand."""

    def __init__(self, root: Path) -> None:
        self.texts = {
            path.relative_to(root).as_posix(): path.read_text(encoding="utf-8", errors="replace").splitlines()
            for pattern in TEXT_FILES
            for path in sorted(root.rglob(pattern))
        }

    def rows(self) -> Iterator[tuple[str, int, str]]:
        """Every line of every file: path, number, text."""
        for path, rows in self.texts.items():
            for number, row in enumerate(rows, 1):
                yield path, number, row

    def fault(self, path: str, needle: str, message: str) -> Fault:
        """A fault at the first line that holds the needle as a whole word."""
        pattern = re.compile(rf"(?<![\w-]){re.escape(needle)}(?![\w-])")
        rows = self.texts.get(path, [])
        line = next((number for number, row in enumerate(rows, 1) if pattern.search(row)), 1)
        return Fault(path, line, message)


def module_path(module_id: str) -> str:
    return f"course/modules/{module_id}.md"


def check_path(module_id: str) -> str:
    return f"checks/{module_id}.yaml"
