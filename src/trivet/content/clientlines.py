"""A client's lines from a spreadsheet: act, line, condition, and what might be given back. Read row by row, with what is wrong in each."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from trivet.content.conditions import ConditionError, condition_words, read_condition
from trivet.content.lint import speech
from trivet.content.lint.clients import plain_words
from trivet.content.plainly import not_known
from trivet.content.schema.clients import LINE_LENGTH
from trivet.vocabulary import Act

COLUMNS = ("act", "line", "condition", "back")
#: What a head line may call them.
_HEADS = {
    "act": "act", "what": "act", "line": "line", "lines": "line", "says": "line", "words": "line", "condition": "condition",
    "when": "condition", "conditions": "condition", "back": "back", "reflection": "back", "give back": "back",
}  # fmt: skip
_DELIMITERS = ",;\t"
_BACK_LENGTH = 200
MOST_ROWS = 500
#: A spreadsheet's own guard before a cell that begins like a formula.
_GUARDED = ("'=", "'+", "'-", "'@")


class SheetError(ValueError):
    """A file that no rows can be read from. The message is for a person."""


class Fate(StrEnum):
    """What becomes of a row."""

    ADDED = "added"
    THERE = "there"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of the spreadsheet, its number as the spreadsheet counts, and what becomes of it."""

    number: int
    act: str
    line: str
    condition: str
    back: str
    fate: Fate
    why: str = ""


def decoded(raw: bytes) -> str:
    """Text in UTF-8 or UTF-16 with its mark, else UTF-8, else Windows-1252. Raises SheetError."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if raw.startswith(mark):
            return _decoded(raw, encoding)
    try:
        return _decoded(raw, "utf-8")
    except SheetError:
        return _decoded(raw, "cp1252")


def read_sheet(text: str, client: Mapping[str, object], shared: Sequence[str] = ()) -> tuple[SheetRow, ...]:
    """Every row and its fate, beside what the client (the file's values) and the archetype (`shared`) say already. Raises SheetError."""
    rows = list(_rows(text))
    order = list(COLUMNS)
    if rows and (heads := _head(rows[0][1])):
        order, rows = heads, rows[1:]
    if not rows:
        raise SheetError(
            "There are no rows in it. Each row holds an act, a line and, if you like, a condition and what might be given back."
        )
    if len(rows) > MOST_ROWS:
        raise SheetError(
            f"There are {len(rows)} rows; {MOST_ROWS} at once is the most, and a client has 60 lines at most."
        )
    met = {plain_words(one): "the client says this already" for one in _said(client)}
    met = {**{plain_words(one): "the archetype says this already" for one in shared}, **met}
    return tuple(_read(number, dict(zip(order, (*cells, *[""] * 4), strict=False)), met) for number, cells in rows)


def with_lines(client: Mapping[str, object], rows: Sequence[SheetRow]) -> dict[str, object]:
    """The file's values with the rows that are to be added."""
    values = deepcopy(dict(client))
    stored = values.get("lines")
    lines: dict[str, object] = dict(stored) if isinstance(stored, Mapping) else {}
    for row in rows:
        if row.fate is Fate.ADDED:
            made: dict[str, object] = {"line": row.line, "back": row.back, "when": read_condition(row.condition)}
            there = lines.get(row.act)
            kept = cast("list[object]", there) if isinstance(there, list) else []
            lines[row.act] = [*kept, {name: one for name, one in made.items() if one}]
    values["lines"] = lines
    return values


def sheet_of(client: Mapping[str, object]) -> Iterator[dict[str, str]]:
    """The same rows from a client's file."""
    lines = client.get("lines")
    for act, some in lines.items() if isinstance(lines, Mapping) else ():
        for one in some if isinstance(some, list) else ():
            row = one if isinstance(one, Mapping) else {"line": one}
            when = row.get("when")
            words = condition_words(when) if isinstance(when, Mapping) else str(when or "")
            yield {
                "act": str(act),
                "line": str(row.get("line") or ""),
                "condition": words,
                "back": str(row.get("back") or ""),
            }


def _decoded(raw: bytes, encoding: str) -> str:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise SheetError(
            "That is no text that a spreadsheet writes. Save it as “CSV UTF-8” and choose it again."
        ) from error
    if "\0" in text:
        raise SheetError("That is no CSV: it holds signs that no text has. Save it from the spreadsheet as CSV.")
    return text


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with something in them, numbered as a spreadsheet numbers them."""
    delimiter = max(_DELIMITERS, key=lambda one: _fits(text, one))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for number, cells in enumerate(reader, 1):
            plain = [_plain(cell) for cell in cells]
            if any(plain):
                yield number, plain
    except csv.Error as error:
        raise SheetError(f"Row {reader.line_num} cannot be read: {error}.") from error


def _fits(text: str, delimiter: str) -> tuple[int, int]:
    """How well the first rows read with that sign between their cells: rows that begin with an act, then cells."""
    known, good, cells = {*Act, *_HEADS}, 0, 0
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text[:20_000], newline=""), delimiter=delimiter)):
            good += len(row) > 1 and row[0].strip().casefold() in known
            cells += len(row)
            if number == 30:
                break
    except csv.Error:
        return (0, 0)
    return good, cells


def _head(cells: Sequence[str]) -> list[str]:
    found = [_HEADS.get(cell.casefold(), "") for cell in cells]
    return found if "act" in found and "line" in found else []


def _read(number: int, cells: Mapping[str, str], met: dict[str, str]) -> SheetRow:
    act, line, condition, back = (cells.get(name, "") for name in COLUMNS)
    act = act.casefold()
    why = next(_wrong(act, line, condition, back), "")
    if why:
        return SheetRow(number, act, line, condition, back, Fate.FAULT, why)
    words = plain_words(line)
    if words in met:
        return SheetRow(number, act, line, condition, back, Fate.THERE, met[words])
    met[words] = f"it stands in row {number} already"
    return SheetRow(number, act, line, condition_words(read_condition(condition)), back, Fate.ADDED)


def _wrong(act: str, line: str, condition: str, back: str) -> Iterator[str]:
    if act not in set(Act):
        yield (
            not_known(act, [one.value for one in Act], "an act", "acts") if act else "there is no act in the first cell"
        )
    if not line:
        yield "there is no line"
    if len(line) > LINE_LENGTH:
        yield f"the line has {len(line)} characters; {LINE_LENGTH} at most"
    if len(back) > _BACK_LENGTH:
        yield f"what might be given back has {len(back)} characters; {_BACK_LENGTH} at most"
    try:
        read_condition(condition)
    except ConditionError as error:
        yield str(error)
    yield from speech.spoken(line)
    yield from speech.told(back)


def _said(client: Mapping[str, object]) -> Iterator[str]:
    yield from (row["line"] for row in sheet_of(client))
    facts = client.get("facts")
    for fact in facts if isinstance(facts, list) else ():
        yield str(fact.get("line") or "") if isinstance(fact, Mapping) else str(fact)


def _plain(cell: str) -> str:
    text = " ".join(cell.split())
    return text[1:] if text.startswith(_GUARDED) else text
