"""The content as it lies on the disk now, beside the content that is served."""

from dataclasses import dataclass

from trivet.content import ContentError, Fault, Library, load_library


@dataclass(frozen=True, slots=True)
class Found:
    """What a fresh look at the files says: their faults, and whether they differ from what is served."""

    faults: tuple[Fault, ...]
    version: str
    is_served: bool


def look(served: Library) -> Found:
    """Read the files again, without serving them."""
    try:
        fresh = load_library.__wrapped__(served.root)
    except ContentError as error:
        return Found(error.faults, "", False)
    return Found((), fresh.version, fresh.version == served.version)
