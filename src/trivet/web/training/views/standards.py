"""Standards: which may be printed, who looked, and when?"""

import hashlib

from django.contrib import messages
from django.core.cache import caches
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from trivet.web.people.access import DeskRequest, desk, owner
from trivet.web.people.paging import page_of
from trivet.web.training.actions import store_check, store_checks, withdraw_check
from trivet.web.training.checks import Incoming, read_csv, write_csv
from trivet.web.training.forms import ImportForm, VerifyForm
from trivet.web.training.queries import library, newest_checks, standard_row, standard_rows, tally

_PER_PAGE = 25


@desk
def standards(request: DeskRequest) -> HttpResponse:
    search, every = request.GET.get("q", "").strip(), "all" in request.GET
    rows = standard_rows(timezone.localdate(), search=search, only_mapped=not every)
    page = page_of(rows, request.GET.get("page"), per_page=_PER_PAGE)
    values = {"page": page, "search": search, "all": every, "tally": tally(rows), "status": library().mapping_status}
    return render(request, "desk/standards.html", values)


@owner
def verify(request: DeskRequest) -> HttpResponse:
    today = timezone.localdate()
    code, suite = request.GET.get("code", ""), request.GET.get("suite", "")
    row = standard_row(code, suite, today)
    if row is None:
        raise Http404("There is no such standard.")
    data = request.POST if request.method == "POST" and "withdraw" not in request.POST else None
    form = VerifyForm(today, code, suite, data, by=request.user.name, title=row.standard.title)
    if "withdraw" in request.POST:
        withdraw_check(code, suite, today=today, by=request.user)
        messages.success(request, f"The verification of {code} is taken back. It is no longer printed.")
        return redirect("desk:standards")
    if form.is_valid():
        store_check(form.checked(), by=request.user)
        messages.success(request, f"{code} is verified for twelve months from the day you looked.")
        return redirect("desk:standards")
    return render(request, "desk/verify.html", {"form": form, "row": row})


@desk
def export(request: DeskRequest) -> HttpResponse:
    response = HttpResponse(write_csv(library().standards, newest_checks()), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="standards.csv"'
    response["Cache-Control"] = "private, no-cache"
    return response


@owner
def import_rows(request: DeskRequest) -> HttpResponse:
    """First what a CSV would change; then, at a second press, the change."""
    form = ImportForm(request.POST or None, request.FILES or None)
    key = request.POST.get("key", "")
    text: str | None = caches["drafts"].get(f"standards-{key}") if len(key) == 64 else None
    if text is not None:
        count = store_checks(_incoming(text).new, by=request.user)
        messages.success(request, f"{count} verification{'s' if count != 1 else ''} stored.")
        return redirect("desk:standards")
    if key:
        messages.error(request, "That file has waited too long. Choose it again; nothing was changed.")
        return redirect("desk:standards-import")
    if form.is_bound and form.is_valid():
        sent: str = form.cleaned_data["file"]
        values = {"form": form, "incoming": _incoming(sent), "key": _kept(sent)}
        return render(request, "desk/standards_import.html", values)
    return render(request, "desk/standards_import.html", {"form": form})


def _incoming(text: str) -> Incoming:
    return read_csv(text, library().standards, newest_checks(), timezone.localdate())


def _kept(text: str) -> str:
    key = hashlib.sha256(text.encode()).hexdigest()
    caches["drafts"].set(f"standards-{key}", text)
    return key
