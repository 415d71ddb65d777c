"""Verified standards as CSV: written out, filled in elsewhere, read back as a list of what would change."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date

from trivet.content.schema import Standard
from trivet.curriculum import Verification
from trivet.web.people.spreadsheet import SpreadsheetError, read, write

Key = tuple[str, str]
_FACTS = ("code", "suite", "title", "status", "nation", "source", "verified")
_CHECKED = {
    "urn": "urn", "version": "version", "checked_title": "title", "title_cy": "title_cy", "valid_from": "valid_from",
    "valid_to": "valid_to", "verified_by": "verified_by", "verified_on": "verified_on", "note": "note",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CheckedStandard:
    """What a person read about one standard."""

    code: str
    suite: str
    urn: str
    verified_by: str
    verified_on: date
    version: str = ""
    title: str = ""
    title_cy: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    note: str = ""

    def verification(self) -> Verification:
        """As the publication gate knows it."""
        return Verification(**{name: getattr(self, name) for name in NAMES if name != "note"})


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a CSV would do: rows to add, how many say nothing new, and what is wrong with the others, by line."""

    new: tuple[CheckedStandard, ...] = ()
    unchanged: int = 0
    faults: tuple[str, ...] = ()

    @property
    def may_be_stored(self) -> bool:
        return bool(self.new) and not self.faults


class RowError(ValueError):
    """A row of the CSV cannot be read."""


def write_csv(standards: Iterable[Standard], newest: Mapping[Key, CheckedStandard]) -> str:
    """Every standard known, with its newest verification."""
    rows = []
    for one in standards:
        facts = {"code": one.code, "suite": one.suite, "title": one.title, "status": one.status, "nation": one.nation,
                 "source": one.source, "verified": one.seen}  # fmt: skip
        found = newest.get((one.code, one.suite))
        known = asdict(found) if found else {}
        checked = {column: known.get(name) or "" for column, name in _CHECKED.items()}
        rows.append({**facts, **checked})
    return write([*_FACTS, *_CHECKED], rows)


def read_csv(text: str, standards: Iterable[Standard], newest: Mapping[Key, CheckedStandard], today: date) -> Incoming:
    """What a CSV in the shape of write_csv would add. Rows without a URN and a name are left alone."""
    try:
        lines = list(read(text, ("code", "suite", "urn", "verified_by", "verified_on")))
    except SpreadsheetError as error:
        return Incoming(faults=(str(error),))
    known = {(one.code, one.suite) for one in standards}
    new, faults, unchanged = [], [], 0
    for number, cells in lines:
        if not (cells["urn"] or cells["verified_by"]):
            continue
        try:
            found = _checked(cells, known, today)
        except RowError as error:
            faults.append(f"Line {number}: {error}")
            continue
        if newest.get((found.code, found.suite)) == found:
            unchanged += 1
        else:
            new.append(found)
    return Incoming(tuple(new), unchanged, tuple(faults))


def _checked(cells: Mapping[str, str], known: set[Key], today: date) -> CheckedStandard:
    code, suite = cells["code"], cells["suite"]
    if not code or (code, suite) not in known:
        raise RowError(f"there is no standard “{code}” in “{suite}”.")
    found = CheckedStandard(
        code=code,
        suite=suite,
        urn=_cell(cells, "urn", 60),
        verified_by=_cell(cells, "verified_by", 200),
        verified_on=_day(cells, "verified_on") or today,
        version=_cell(cells, "version", 40),
        title=_cell(cells, "checked_title", 300),
        title_cy=_cell(cells, "title_cy", 300),
        valid_from=_day(cells, "valid_from"),
        valid_to=_day(cells, "valid_to"),
        note=_cell(cells, "note", 500),
    )
    if not found.urn or not found.verified_by or not cells["verified_on"]:
        raise RowError(f"{code} needs a URN, the name of who checked it, and the day (verified_on).")
    if found.verified_on > today:
        raise RowError(f"{code} was checked on {found.verified_on:%d %B %Y}, which has not come yet.")
    if found.valid_from and found.valid_to and found.valid_to < found.valid_from:
        raise RowError(f"{code} ends before it starts.")
    return found


def _cell(cells: Mapping[str, str], name: str, most: int) -> str:
    text = cells.get(name, "")
    if len(text) > most:
        raise RowError(f"“{name}” has {len(text)} signs; the most is {most}.")
    return text


def _day(cells: Mapping[str, str], name: str) -> date | None:
    text = cells.get(name, "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise RowError(f"“{text}” in {name} is not a day; write it like 2026-11-30.") from error


NAMES = tuple(one.name for one in fields(CheckedStandard))
