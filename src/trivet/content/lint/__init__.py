"""What a whole library must also keep to: every fault with its file and line."""

from trivet.content.errors import Fault
from trivet.content.library import Library
from trivet.content.lint import (
    forms,
    ids,
    limits,
    mail,
    marks,
    papers,
    practice,
    retention,
    standards,
    suitability,
    words,
)
from trivet.content.lint.places import Places


def lint(library: Library) -> tuple[Fault, ...]:
    """Every fault of a library that has loaded, in the order of files and lines."""
    places = Places(library.root)
    rooms = (
        marks.faults,
        ids.faults,
        limits.faults,
        standards.faults,
        forms.faults,
        mail.faults,
        papers.faults,
        suitability.faults,
        retention.faults,
        practice.faults,
    )
    found = {fault for room in rooms for fault in room(library, places)} | set(words.faults(places))
    return tuple(sorted(found))


__all__ = ["lint"]
