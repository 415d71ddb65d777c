"""PDF: the document tree typeset by Typst as tagged PDF/UA-1. The same document gives the same bytes."""

from datetime import UTC, date, datetime

from trivet.press import engine
from trivet.press.document import Document
from trivet.press.engine import PressError, TooLongError
from trivet.press.serial import to_json

__all__ = ["PressError", "TooLongError", "to_pdf"]

#: The date of a document that bears none: bytes must not depend on the day they were made.
UNDATED = date(2026, 1, 1)


def to_pdf(document: Document) -> bytes:
    """The document as PDF, made in this process. For many documents use `worker.Press`: Typst keeps what it has set."""
    return engine.pdf(engine.MAIN, to_json(document), timestamp_of(document))


def timestamp_of(document: Document) -> int:
    """Midnight UTC of the document's date, in seconds since 1970."""
    day = document.dated or UNDATED
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
