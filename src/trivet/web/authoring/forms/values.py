"""From a client's file to what the single fields show, and back: what somebody did not touch stays as it was."""

from collections.abc import Mapping
from copy import deepcopy
from typing import cast

from trivet.vocabulary import Posture
from trivet.web.authoring.words import DIALS, share_word, weights

Path = tuple[str, ...]
Values = dict[str, object]

_LINES = ("hooks", "avoid")
_COMMAS = ("written_sources",)
_MANY = ("learning", "incident_repaired_by")
_NUMBERS = ("person_age", "incident_turn")
#: Field -> where its value stands in the file.
PATHS: dict[str, Path] = {
    **{name: (name,) for name in ("title", "archetype", "setting", "nation", "background", "wants", "practitioner_brief",
                                  "learning", "hooks", "did_well", "watch_for", "rupture", "avoid")},
    **{f"person_{name}": ("person", name) for name in ("name", "age", "pronouns")},
    **{f"sessions_{name}": ("sessions", name) for name in ("first", "middle", "repair")},
    **{f"dials_{name}": ("dials", name) for name in DIALS},
    **{f"incident_{name}": ("incident", name) for name in ("turn", "line", "back", "rupture", "repaired_by")},
    **{f"written_{name}": ("written", name) for name in ("note", "sources", "checked_by")},
}  # fmt: skip


def shown(values: Mapping[str, object]) -> dict[str, object]:
    """What each field shows: words, or a list of words for those that take several."""
    found = {name: _shown(name, _at(values, path)) for name, path in PATHS.items()}
    postures = values.get("postures")
    shares = postures if isinstance(postures, Mapping) else {}
    return found | {f"postures_{one.value}": share_word(shares.get(one.value)) for one in Posture}


def taken(before: Mapping[str, object], typed: Mapping[str, object]) -> Values:
    """The file's values with what was typed. A field that says what it showed changes nothing."""
    values, was = deepcopy(dict(before)), shown(before)
    for name, path in PATHS.items():
        if name in typed and not _same(typed[name], was[name]):
            _put(values, path, _stored(name, typed[name], was[name]))
    names = [f"postures_{one.value}" for one in Posture]
    if any(typed.get(name, was[name]) != was[name] for name in names):
        made = weights({one.value: str(typed.get(f"postures_{one.value}", "")) for one in Posture})
        _put(values, ("postures",), made)
    incident = values.get("incident")
    if isinstance(incident, dict) and not any(incident.get(name) for name in ("turn", "line", "back")):
        del values["incident"]
    return values


def _same(typed: object, was: object) -> bool:
    if isinstance(typed, str) and isinstance(was, str):
        # A browser ends lines with CR LF.
        return typed.replace("\r\n", "\n").strip() == was
    return set(typed) == set(was) if isinstance(typed, list) and isinstance(was, list) else typed == was


def _at(values: Mapping[str, object], path: Path) -> object:
    found: object = values
    for step in path:
        found = found.get(step) if isinstance(found, Mapping) else None
    return found


def _put(values: Values, path: Path, value: object) -> None:
    """Set or, where there is nothing to say, take out."""
    for step in path[:-1]:
        if not isinstance(values.get(step), dict):
            values[step] = {}
        values = cast("Values", values[step])
    if value in ("", [], {}):
        values.pop(path[-1], None)
    else:
        values[path[-1]] = value


def _shown(name: str, value: object) -> object:
    if name in _MANY:
        return [str(one) for one in value] if isinstance(value, list) else []
    if isinstance(value, list):
        mark = ", " if name in _COMMAS else "\n"
        return mark.join(map(str, value)) if name in (*_LINES, *_COMMAS) else ""
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _stored(name: str, typed: object, was: object) -> object:
    if isinstance(typed, list):
        before = was if isinstance(was, list) else []
        return [*(one for one in before if one in typed), *(one for one in typed if one not in before)]
    text = str(typed).replace("\r\n", "\n").strip()
    if name in _LINES:
        return [one.strip() for one in text.split("\n") if one.strip()]
    if name in _COMMAS:
        return [one.strip() for one in text.replace("\n", ",").split(",") if one.strip()]
    if name in _NUMBERS:
        return int(text) if text.isdecimal() and len(text) < 4 else text
    return text
