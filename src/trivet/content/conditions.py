"""A line's condition in one line of words, as a spreadsheet or a form takes it: "after OWN, VALIDATE; trust high; late"."""

import re
from collections.abc import Mapping, Sequence

from trivet.content.plainly import nearest, not_known
from trivet.vocabulary import MoveId, Rupture, Stage

LEVELS = ("low", "medium", "high")
#: What a condition may be about, and its values.
ABOUT: dict[str, tuple[str, ...]] = {
    "after": tuple(move.value for move in MoveId),
    "trust": LEVELS,
    "rupture": tuple(kind.value for kind in Rupture),
    "stage": tuple(stage.value for stage in Stage),
}
_CALLED = {
    "after": ("a move", "moves"),
    "trust": ("a level of trust", "levels"),
    "rupture": ("a kind of strain", "kinds of strain"),
    "stage": ("a meeting", "meetings"),
}
_TIMES = {"late": True, "early": False}
_PART = re.compile(r"[;\n|]+")
_VALUES = re.compile(r"[\s,/]+(?:or\s+)?")
EXAMPLE = "after OWN, VALIDATE; trust medium, high; rupture none; stage repair; late"


class ConditionError(ValueError):
    """Words that are no condition. The message says what was meant, or what there is."""


def read_condition(text: str) -> dict[str, object]:
    """The condition as a client file holds it. Raises ConditionError."""
    found: dict[str, object] = {}
    for part in filter(None, (one.strip() for one in _PART.split(text))):
        name, values = _split(part)
        if name in found:
            raise ConditionError(f"'{name}' stands twice in this condition")
        found[name] = values
    return found


def condition_words(when: Mapping[str, object]) -> str:
    """A condition in one line; the words that `read_condition` reads back to the same."""
    parts = [f"{name} {', '.join(map(str, _many(when[name])))}" for name in ABOUT if when.get(name)]
    if when.get("late") is not None:
        parts.append("late" if when["late"] else "early")
    return "; ".join(parts)


def _split(part: str) -> tuple[str, object]:
    name, _, rest = re.sub(r"[:=]", " ", part, count=1).partition(" ")
    name, rest = name.casefold(), rest.strip()
    if name in _TIMES:
        if rest.casefold() in ("", "true", "yes"):
            return "late", _TIMES[name]
        if rest.casefold() in ("false", "no"):
            return "late", not _TIMES[name]
        raise ConditionError(f"'{name}' stands alone, without '{rest[:30]}'")
    if name not in ABOUT:
        near = nearest(name, (*ABOUT, *_TIMES))
        meant = f"; did you mean '{near}'?" if near else "."
        raise ConditionError(f"a condition cannot begin with '{name[:30]}'{meant} Write it like: {EXAMPLE}")
    values = [_value(name, one) for one in _VALUES.split(rest) if one]
    if not values:
        raise ConditionError(f"'{name}' needs a value: {', '.join(ABOUT[name][:4])} ...")
    return name, values


def _value(name: str, given: str) -> str:
    known = {one.casefold(): one for one in ABOUT[name]}
    if given.casefold() not in known:
        raise ConditionError(not_known(given, ABOUT[name], *_CALLED[name]))
    return known[given.casefold()]


def _many(value: object) -> Sequence[object]:
    return value if isinstance(value, list | tuple) else (value,)
