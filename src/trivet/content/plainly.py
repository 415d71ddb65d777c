"""What pydantic finds wrong, said so that somebody who does not program can mend it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from enum import StrEnum
from types import NoneType
from typing import Annotated, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from trivet.vocabulary import Act, Component, Grade, MoveId, Nation, Posture, Rupture, Sector, Stage, Stance

#: What one of a list of values is called, and many of them.
_CALLED: dict[type[StrEnum], tuple[str, str]] = {
    Act: ("an act", "acts"),
    MoveId: ("a move", "moves"),
    Posture: ("a posture", "postures"),
    Rupture: ("a kind of strain", "kinds of strain"),
    Stage: ("a meeting", "meetings"),
    Stance: ("a stance", "stances"),
    Sector: ("a setting", "settings"),
    Nation: ("a nation", "nations"),
    Component: ("a leg of the alliance", "legs"),
    Grade: ("a grade", "grades"),
}
#: Kind of error -> sentence. Braces are filled from what pydantic knows of the error.
_SAID = {
    "missing": "this field is missing",
    "string_type": "words belong here; put them in quotes, because YAML reads yes, no, a date or a number as something else",
    "string_too_long": "this has {length} characters; at most {max_length}",
    "string_too_short": "this is empty; it needs at least {min_length} character(s)",
    "int_type": "a whole number belongs here",
    "int_parsing": "a whole number belongs here",
    "int_from_float": "a whole number belongs here",
    "float_type": "a number belongs here",
    "float_parsing": "a number belongs here",
    "bool_type": "this is either true or false",
    "bool_parsing": "this is either true or false",
    "greater_than_equal": "this must be {ge} or more",
    "less_than_equal": "this must be {le} or less",
    "tuple_type": "a list belongs here: one item a line, each after a hyphen",
    "list_type": "a list belongs here: one item a line, each after a hyphen",
    "dict_type": "fields belong here, each with a name, a colon and a value",
    "model_type": "fields belong here, each with a name, a colon and a value",
    "too_short": "there are too few: {actual_length}, where {min_length} or more are needed",
    "too_long": "there are too many: {actual_length}, where {max_length} is the most",
}
#: What to add where a field's own fault leaves a person guessing.
_HINTS = {
    "incident.repaired_by": "an incident that nothing repairs is a dead end; name the moves that mend it, such as OWN or VALIDATE",
    "postures": "for example {resistance: 0.6, capitulation: 0.4}",
}
_VALUE = re.compile(r"'([^']*)'")
_ID_PATTERN = "^[a-z0-9][a-z0-9-]*$"
_SHOWN = 40


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant; "" if none is near."""
    by_case = {one.casefold(): one for one in known}
    found = get_close_matches(word.casefold(), list(by_case), n=1, cutoff=0.6)
    return by_case[found[0]] if found else ""


def not_known(word: str, known: Sequence[str], one: str, many: str) -> str:
    """ "'chalenge' is not an act; did you mean 'challenge'? The acts are: open, ..." """
    near = nearest(word, known)
    meant = f"; did you mean '{near}'?" if near else "."
    return f"'{word[:_SHOWN]}' is not {one}{meant} The {many} are: {', '.join(known)}"


def plain(detail: Mapping[str, object], model: type[BaseModel]) -> tuple[str, str]:
    """The name of the field and what is wrong with it, from one of pydantic's error details."""
    place = tuple(step for step in _place(detail) if step != "[key]")
    name = ".".join(str(step) for step in place)
    hint = _HINTS.get(name, "")
    message = _sentence(detail, place, model)
    return name, f"{message}: {hint}" if hint else message


def _place(detail: Mapping[str, object]) -> tuple[str | int, ...]:
    place = detail["loc"]
    assert isinstance(place, tuple)
    return place


def _sentence(detail: Mapping[str, object], place: tuple[str | int, ...], model: type[BaseModel]) -> str:
    kind, context = str(detail["type"]), detail.get("ctx") or {}
    assert isinstance(context, dict)
    if kind in ("enum", "literal_error"):
        return _choice(detail.get("input"), _VALUE.findall(str(context.get("expected", ""))), place)
    if kind == "extra_forbidden":
        return _field(str(place[-1]), _fields_at(model, place[:-1]))
    if kind == "string_pattern_mismatch" and context.get("pattern") == _ID_PATTERN:
        return "only small letters, digits and hyphens, beginning with a letter or a digit, such as 'new-flat'"
    given = detail.get("input")
    context = {"length": len(given) if isinstance(given, str) else 0, **context}
    known = _SAID.get(kind)
    return known.format_map(context) if known else str(detail["msg"]).removeprefix("Value error, ")


def _choice(given: object, values: list[str], place: tuple[str | int, ...]) -> str:
    field = next((str(step) for step in reversed(place) if isinstance(step, str)), "it")
    one, many = next(
        (words for kind, words in _CALLED.items() if set(values) <= set(kind)), (f"a value of {field}", "values")
    )
    return not_known(str(given), values, one, many)


def _field(name: str, known: Sequence[str]) -> str:
    near = nearest(name, known)
    meant = f"; did you mean '{near}'?" if near else "."
    said = "this field is not known here"
    return f"{said}{meant} The fields here are: {', '.join(known)}" if known else said


def _fields_at(model: type[BaseModel], place: tuple[str | int, ...]) -> tuple[str, ...]:
    """The fields that may stand at a place of a model; none where that cannot be told."""
    found: object = model
    for step in place:
        found = _model_or_container(found)
        if isinstance(found, type) and issubclass(found, BaseModel):
            found = _annotation(found, str(step))
        else:
            found = next((one for one in reversed(get_args(found)) if one is not Ellipsis), None)
    found = _model_or_container(found)
    if isinstance(found, type) and issubclass(found, BaseModel):
        return tuple(info.alias or name for name, info in found.model_fields.items())
    return ()


def _annotation(model: type[BaseModel], name: str) -> object:
    info: FieldInfo | None = model.model_fields.get(name)
    return info.annotation if info else None


def _model_or_container(found: object) -> object:
    """An annotation without its Annotated and its None."""
    while True:
        parts = [one for one in get_args(found) if one is not NoneType]
        if get_origin(found) is Annotated or (parts and NoneType in get_args(found)):
            found = parts[0]
        else:
            return found
