"""The table of what is kept and how long: whole, or every fault named."""

from collections.abc import Iterator

from trivet.content.errors import ContentError, Fault
from trivet.content.library import Library
from trivet.content.lint.places import Places
from trivet.content.retention import load_retention


def faults(library: Library, places: Places) -> Iterator[Fault]:  # noqa: ARG001
    """Whatever keeps the table from being read."""
    try:
        load_retention(library.root)
    except ContentError as error:
        yield from error.faults
