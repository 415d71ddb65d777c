"""Times as people type them, fast: 931, 9.31, 9:31 and 09:31 are one time; 1.15 is after lunch."""

import re

_SHAPES = (re.compile(r"(\d{1,2})[:.,; -](\d{2})"), re.compile(r"(\d{1,2})(\d{2})"), re.compile(r"(\d{1,2})()"))
#: Nobody comes at one in the morning: before six means the afternoon.
_MORNING = 6
_TICKS = frozenset({"x", "y", "✓", "✔", "/"})


class TimeError(ValueError):
    """What was typed is no time of day."""


def read_time(text: str, *, ticked: int | None = None) -> int | None:
    """Minutes after midnight, or None for nothing. A tick or x is `ticked`, where one is allowed. Raises TimeError."""
    typed = text.strip().lower()
    if not typed:
        return None
    if typed in _TICKS and ticked is not None:
        return ticked
    found = next((match for shape in _SHAPES if (match := shape.fullmatch(typed))), None)
    if found is None:
        raise TimeError(f"“{text[:20]}” is not a time. Write it like 09:31 or 931.")
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > 23 or minute > 59:
        raise TimeError(f"There is no {text[:20]} on the clock. Write it like 09:31 or 931.")
    early = hour < _MORNING and not typed.startswith("0")
    return (hour + 12 * early) * 60 + minute
