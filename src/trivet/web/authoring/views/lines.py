"""Lines from a spreadsheet: first what it would do, then, at a second press, the doing. And the same sheet back."""

import hashlib

from django.contrib import messages
from django.core.cache import caches
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from trivet.content.clientfile import client_values, rewritten
from trivet.content.clientlines import COLUMNS, Fate, SheetError, SheetRow, decoded, read_sheet, sheet_of, with_lines
from trivet.content.errors import ContentError
from trivet.web.authoring.access import anybody_for, own_client_for
from trivet.web.authoring.actions import TooLongError, rewrite
from trivet.web.authoring.forms import LinesForm
from trivet.web.authoring.models import OwnClient
from trivet.web.people.access import DeskRequest, author
from trivet.web.people.spreadsheet import answer, write
from trivet.web.people.versions import ChangedMeanwhileError
from trivet.web.practice.people import practice

UNREADABLE = "This client’s file cannot be read, so nothing can be added to it. Mend the file first."


@author
def lines(request: DeskRequest, own: str) -> HttpResponse:
    row, key = own_client_for(request.user, own), request.POST.get("key", "")
    if key:
        return _add(request, row, key)
    form, key = LinesForm(request.POST, request.FILES) if request.method == "POST" else LinesForm(), ""
    rows: tuple[SheetRow, ...] = ()
    if form.is_bound and form.is_valid():
        try:
            text = decoded(form.raw())
            rows, key = _read(row, text), _kept(text)
        except SheetError as error:
            form.add_error("file", str(error))
    page = {
        "client": row,
        "form": form,
        "rows": rows,
        "key": key,
        "tab": "lines",
        "adding": sum(one.fate is Fate.ADDED for one in rows),
    }
    return render(request, "authoring/lines.html", page, status=422 if form.errors else 200)


@require_safe
@author
def sheet(request: DeskRequest, own: str) -> HttpResponse:
    anybody = anybody_for(request.user, own)
    try:
        rows = list(sheet_of(client_values(anybody.text, own)))
    except ContentError:
        messages.error(request, UNREADABLE)
        return redirect("authoring:file", own)
    return answer(write(COLUMNS, rows), f"lines-{own}.csv")


def _add(request: DeskRequest, row: OwnClient, key: str) -> HttpResponse:
    text = caches["drafts"].get(f"lines-{key}") if len(key) == 64 and key.isalnum() else None
    if not isinstance(text, str):
        messages.error(request, "That sheet has waited too long. Choose it again; nothing was changed.")
        return redirect("authoring:lines", row.slug)
    try:
        rows = [one for one in _read(row, text) if one.fate is Fate.ADDED]
        made = rewritten(row.text, with_lines(client_values(row.text, row.slug), rows))
        rewrite(row, made, why="From a spreadsheet", seen=row.version, by=request.user)
    except (SheetError, ChangedMeanwhileError, TooLongError) as error:
        messages.error(request, str(error))
        return redirect("authoring:lines", row.slug)
    messages.success(
        request,
        f"{len(rows)} {'line' if len(rows) == 1 else 'lines'} added."
        if rows
        else "Nothing was new, so nothing was added.",
    )
    return redirect("authoring:edit", row.slug)


def _read(row: OwnClient, text: str) -> tuple[SheetRow, ...]:
    """Raises SheetError."""
    try:
        values = client_values(row.text, row.slug)
    except ContentError as error:
        raise SheetError(UNREADABLE) from error
    archetype = practice().archetypes.get(str(values.get("archetype")))
    shared = [one.line for some in archetype.lines.values() for one in some] if archetype else []
    return read_sheet(text, values, shared)


def _kept(text: str) -> str:
    key = hashlib.sha256(text.encode()).hexdigest()
    caches["drafts"].set(f"lines-{key}", text)
    return key
