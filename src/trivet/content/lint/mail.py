"""Letters: every one in both languages, and no placeholder that nobody fills."""

from collections.abc import Iterator

from trivet.content.errors import ContentError, Fault
from trivet.content.library import Library
from trivet.content.lint.places import Places
from trivet.content.mail import load_letters


def faults(library: Library, places: Places) -> Iterator[Fault]:  # noqa: ARG001
    """Whatever keeps the letters from being written."""
    try:
        load_letters(library.root)
    except ContentError as error:
        yield from error.faults
