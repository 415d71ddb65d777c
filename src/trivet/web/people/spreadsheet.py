"""CSV to and from spreadsheets: no cell runs as a formula, and every bad line is named."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.http import HttpResponse

#: A spreadsheet takes a cell that begins with one of these for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class SpreadsheetError(ValueError):
    """A file that is no CSV of ours. The message is for a person."""


def write(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """A CSV with a head line. A cell that looks like a formula is set behind an apostrophe."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: safe(str(row.get(name, "") or "")) for name in columns})
    return out.getvalue()


def read(text: str, needed: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Each line's number and cells, apostrophes of ours taken off. Raises SpreadsheetError."""
    if "\0" in text:
        raise SpreadsheetError("That file is not a CSV: it holds NUL signs. Save it from the spreadsheet again.")
    reader = csv.DictReader(io.StringIO(text))
    try:
        missing = [name for name in needed if name not in (reader.fieldnames or ())]
        if missing:
            raise SpreadsheetError(
                f"The first line lacks these columns: {', '.join(missing)}. Export a CSV to see the shape."
            )
        for row in reader:
            yield reader.line_num, {name: plain(cell) for name, cell in row.items() if isinstance(name, str)}
    except csv.Error as error:
        raise SpreadsheetError(
            f"Line {reader.line_num} cannot be read as CSV: {error}. Nothing was changed."
        ) from error


def answer(text: str, name: str) -> HttpResponse:
    """A CSV as a download that no shared cache keeps."""
    response = HttpResponse("\ufeff" + text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-cache"
    return response


def safe(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


def plain(cell: str | list[str] | None) -> str:
    text = cell.strip() if isinstance(cell, str) else ""
    return text[1:] if text.startswith("'") and text[1:2] in FORMULA else text
