"""The questions of the booking form: whole, or every fault named."""

from collections.abc import Iterator

from trivet.content.errors import ContentError, Fault
from trivet.content.library import Library
from trivet.content.lint.places import Places
from trivet.content.suitability import load_suitability


def faults(library: Library, places: Places) -> Iterator[Fault]:  # noqa: ARG001
    """Whatever keeps the questions from being read."""
    try:
        load_suitability(library.root)
    except ContentError as error:
        yield from error.faults
