"""The words of the papers: every file whole, and every word in braces one that the press fills in."""

from collections.abc import Iterator
from string import Formatter

from trivet.content.errors import ContentError, Fault
from trivet.content.library import Library
from trivet.content.lint.places import Places
from trivet.content.papers import load_papers

#: What the press fills in, in any of the papers. A misspelt one would stop a document on the day that it is wanted.
KNOWN = frozenset(
    {"day", "month", "year", "weekday", "hours", "minutes", "time", "whole", "version", "number", "address", "name"}
    | {"title", "place", "trainer", "provider", "body", "working", "practice", "from_days", "upto", "percent", "date"}
    | {"smallest", "missing", "asked", "answered", "form", "share"}
)


def faults(library: Library, places: Places) -> Iterator[Fault]:
    """Files that do not load, and words in braces that nobody fills in."""
    try:
        load_papers(library.root)
    except ContentError as error:
        yield from error.faults
    for path, number, row in places.rows():
        if path.startswith("papers/") and not row.lstrip().startswith("#"):
            yield from (Fault(path, number, said) for said in _strangers(row))


def _strangers(row: str) -> Iterator[str]:
    _, _, value = row.partition(": ")
    if value.startswith("{") and not value.startswith('"'):
        # A mapping on one line, whose braces are YAML's.
        return
    try:
        names = [name for _, name, _, _ in Formatter().parse(row) if name is not None]
    except ValueError:
        yield "a brace is not closed; write it like {name}"
        return
    yield from (
        f"nobody fills in '{{{name}}}'; known: {', '.join(sorted(KNOWN))}" for name in names if name not in KNOWN
    )
