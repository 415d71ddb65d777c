"""What can be wrong with a content file, said with its file and line."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in one place."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class ContentError(ValueError):
    """Content that cannot be used. Carries every fault found, never half a file."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


def content_error(path: str, line: int, message: str) -> ContentError:
    """A ContentError with one fault."""
    return ContentError((Fault(path, line, message),))
