"""The mapping to occupational standards: only codes that were seen, only outcomes that exist."""

from collections.abc import Iterator

from trivet.content.errors import Fault
from trivet.content.library import Library
from trivet.content.lint.places import Places

PATH = "standards/mapping.yaml"


def faults(library: Library, places: Places) -> Iterator[Fault]:
    """Mappings that name a standard or an outcome that we do not have."""
    rows = {(row.code, row.suite, row.title): row for row in library.standards}
    for mapping in library.mappings:
        row = rows.get((mapping.code, mapping.suite, mapping.title))
        if row is None:
            yield places.fault(PATH, mapping.id, f"{mapping.id}: no row of nos.csv has this code, suite and title")
        elif not row.seen.startswith("yes"):
            yield places.fault(
                PATH, mapping.id, f"{mapping.id}: the code of this row was never seen; it may not be printed"
            )
        for link in mapping.links:
            if link.module not in library.modules:
                yield places.fault(PATH, mapping.id, f"{mapping.id}: unknown module '{link.module}'")
                continue
            known = {outcome.id for outcome in library.module(link.module).head.outcomes}
            for outcome in sorted(set(link.outcomes) - known):
                yield places.fault(PATH, mapping.id, f"{mapping.id}: unknown outcome '{outcome}'")
