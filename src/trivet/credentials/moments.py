"""Moments as credentials write them: UTC, whole seconds, a Z."""

import re
from datetime import UTC, datetime

from trivet.credentials.errors import UnreadableError

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)")


def written(moment: datetime) -> str:
    """2027-03-12T16:30:00Z (XML Schema dateTimeStamp, as VC 2.0 asks). `moment` is aware."""
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def moment_of(text: object) -> datetime:
    """The aware moment of a dateTimeStamp. UnreadableError when it is anything else."""
    if not isinstance(text, str) or not _MOMENT.fullmatch(text):
        raise UnreadableError("a date in the badge is not a date")
    try:
        return datetime.fromisoformat(text.upper()).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise UnreadableError("a date in the badge is not a date") from error


def spoken(moment: datetime) -> str:
    """12 March 2027."""
    return f"{moment.day} {moment:%B} {moment.year}"
