"""The form's rows: facts, and lines by act. Rows come and go without a script: an empty one is always there, a ticked one is taken out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from django.http import QueryDict
from django.utils.text import slugify

from trivet.content.conditions import ConditionError, condition_words, read_condition
from trivet.vocabulary import Act
from trivet.web.authoring.checking import Checked
from trivet.web.authoring.words import ACTS

FACT, LINE = ("id", "trust", "line", "back"), ("line", "back", "when")
#: More rows than this nobody sends by hand.
MOST_ROWS = 300
LONGEST = 4000
LEVELS = (
    ("low", "low: soon"),
    ("medium", "medium: once it goes well"),
    ("high", "high: hardly ever in a first meeting"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row as the form shows it, with what is wrong with it."""

    name: str
    cells: dict[str, str]
    notes: tuple[str, ...] = ()
    out: bool = False

    @property
    def has_strange_trust(self) -> bool:
        return self.cells.get("trust", "") not in ("", *(value for value, _ in LEVELS))

    @property
    def is_empty(self) -> bool:
        return not any(value for name, value in self.cells.items() if name != "trust")


@dataclass(frozen=True, slots=True)
class ActRows:
    """The lines of one act, with its name in words; `known` is False for one that a file made up."""

    act: str
    name: str
    words: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...]
    shared: tuple[str, ...] = ()
    known: bool = True
    is_open: bool = False

    @property
    def count(self) -> int:
        return sum(not row.is_empty for row in self.rows)


def fact_rows(values: Mapping[str, object], data: QueryDict | None, checked: Checked) -> tuple[Row, ...]:
    """The facts, and empty rows at the end."""
    found = (
        _typed(data, "fact", FACT) if data is not None else [(_fact(one), False) for one in _list(values.get("facts"))]
    )
    return _rows("fact", found, FACT, checked, ("facts",), _blanks(data, "fact", len(found)))


def act_rows(
    values: Mapping[str, object], data: QueryDict | None, checked: Checked, shared: Mapping[str, tuple[str, ...]]
) -> tuple[ActRows, ...]:
    """Every act with its lines; acts that nobody knows come last. `shared`: some lines that the archetype has."""
    stored = values.get("lines")
    lines = stored if isinstance(stored, Mapping) else {}
    strange = [str(act) for act in lines if act not in set(Act)]
    return tuple(
        _act(act, _list(lines.get(act)), data, checked, shared.get(act, ()))
        for act in (*(one.value for one in Act), *strange)
    )


def facts_taken(values: Mapping[str, object], data: QueryDict) -> list[object] | None:
    """The facts as typed; None where the file holds something else in their place."""
    if not isinstance(values.get("facts", []), list):
        return None
    before = _list(values.get("facts"))
    made = _taken(before, [_fact(one) for one in before], _typed(data, "fact", FACT), FACT)
    names = {str(one.get("id")) for one in made if isinstance(one, dict)}
    for one in made:
        if isinstance(one, dict) and not one.get("id"):
            one["id"] = _free(str(one.get("line", "")), names)
    return [_ordered(one, FACT) for one in made]


def lines_taken(values: Mapping[str, object], data: QueryDict) -> dict[str, object] | None:
    """The lines by act as typed; None where the file holds something else in their place."""
    stored = values.get("lines", {})
    if not isinstance(stored, Mapping):
        return None
    made: dict[str, object] = {}
    for act in [*stored, *(one.value for one in Act if one.value not in stored)]:
        before = stored.get(act)
        if before is not None and not isinstance(before, list):
            made[str(act)] = before
            continue
        rows = _taken(_list(before), [_line(one) for one in _list(before)], _typed(data, f"line:{act}", LINE), LINE)
        if rows:
            made[str(act)] = [_conditioned(one) for one in rows]
    return made


def _act(act: str, stored: list[object], data: QueryDict | None, checked: Checked, shared: tuple[str, ...]) -> ActRows:
    name, words = (
        ACTS[Act(act)] if act in set(Act) else (f"‘{act[:40]}’", "is no act: give its lines to another one in the file")
    )
    prefix = f"line:{act}"
    found = _typed(data, prefix, LINE) if data is not None else [(_line(one), False) for one in stored]
    place: tuple[str | int, ...] = ("lines", act)
    rows = _rows(prefix, found, LINE, checked, place, _blanks(data, prefix, len(found)))
    own = tuple(one.text for one in checked.faults if one.place == place)
    asked = (data is not None and data.get("more") == prefix) or any(row.notes for row in rows) or bool(own)
    return ActRows(act, name, words, rows, own, shared, act in set(Act), asked)


def _rows(
    prefix: str, found: list[tuple[dict[str, str], bool]], cells: tuple[str, ...], checked: Checked,
    place: tuple[str | int, ...], blanks: int,
) -> tuple[Row, ...]:  # fmt: skip
    made = [Row(f"{prefix}:{at}", one, checked.at(*place, at), out) for at, (one, out) in enumerate(found)]
    empty = [Row(f"{prefix}:{len(found) + at}", dict.fromkeys(cells, "")) for at in range(blanks)]
    return (*made, *empty)


def _blanks(data: QueryDict | None, prefix: str, there: int) -> int:
    """One row to write in; three more for whoever asks. What was sent has its own empty rows."""
    if data is None:
        return 1
    return min(3 if data.get("more") == prefix else 0, MOST_ROWS - there)


def _typed(data: QueryDict | None, prefix: str, cells: tuple[str, ...]) -> list[tuple[dict[str, str], bool]]:
    """Rows as they were sent, and which of them are to go."""
    found: list[tuple[dict[str, str], bool]] = []
    if data is None:
        return found
    for at in range(MOST_ROWS):
        names = {cell: f"{prefix}:{at}:{cell}" for cell in cells}
        if not any(name in data for name in names.values()):
            break
        found.append(({cell: _clean(data.get(name, "")) for cell, name in names.items()}, f"{prefix}:{at}:out" in data))
    return found


def _clean(text: str | None) -> str:
    return " ".join((text or "").replace("\0", "").split())[:LONGEST]


def _taken(
    before: list[object], was: list[dict[str, str]], typed: list[tuple[dict[str, str], bool]], cells: tuple[str, ...]
) -> list[object]:
    """Rows with what was typed: one that says what it showed stays what it was; an emptied or ticked one goes."""
    made: list[object] = []
    for at, (row, out) in enumerate(typed):
        if out or not any(value for name, value in row.items() if name != "trust"):
            continue
        if at < len(before) and row == was[at]:
            made.append(before[at])
        else:
            old = before[at] if at < len(before) else None
            kept = dict(old) if isinstance(old, dict) else {}
            kept |= {name: value for name, value in row.items() if value or name in kept}
            made.append(_ordered({name: value for name, value in kept.items() if value != ""}, cells))
    return made


def _ordered(row: object, cells: tuple[str, ...]) -> object:
    if not isinstance(row, dict):
        return row
    return {name: row[name] for name in (*cells, *(one for one in row if one not in cells)) if name in row}


def _conditioned(row: object) -> object:
    """A condition that can be read becomes fields; one that cannot stays as typed, for the linter to name."""
    if isinstance(row, dict) and isinstance(row.get("when"), str):
        try:
            return row | {"when": read_condition(row["when"])}
        except ConditionError:
            return row
    return row


def _fact(one: object) -> dict[str, str]:
    if isinstance(one, Mapping):
        return {cell: _clean(str(one.get(cell) or "")) for cell in FACT}
    return {"id": "", "trust": "", "line": _clean(str(one)), "back": ""}


def _line(one: object) -> dict[str, str]:
    if isinstance(one, Mapping):
        when = one.get("when")
        words = condition_words(when) if isinstance(when, Mapping) else str(when or "")
        return {
            "line": _clean(str(one.get("line") or "")),
            "back": _clean(str(one.get("back") or "")),
            "when": _clean(words),
        }
    return {"line": _clean(str(one)), "back": "", "when": ""}


def _list(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else []


def _free(words: str, taken: set[str]) -> str:
    """An id for a fact from its first words."""
    stem = slugify(" ".join(words.split()[:4]))[:40].strip("-_").replace("_", "-") or "fact"
    found = next(one for one in _numbered(stem) if one not in taken)
    taken.add(found)
    return found


def _numbered(stem: str) -> Iterator[str]:
    yield stem
    yield from (f"{stem}-{number}" for number in range(2, MOST_ROWS + 2))
