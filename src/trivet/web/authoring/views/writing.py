"""The form and the file: two views of one text. Either may be stored at any time, right or wrong."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render

from trivet.content.clientfile import client_values
from trivet.content.errors import ContentError
from trivet.web.authoring.access import own_client_for
from trivet.web.authoring.actions import TooLongError, rewrite
from trivet.web.authoring.checking import checked
from trivet.web.authoring.compared import differences
from trivet.web.authoring.forms import ClientSheet, FileForm
from trivet.web.authoring.forms.rows import LEVELS
from trivet.web.authoring.models import OwnClient
from trivet.web.people.access import DeskRequest, author
from trivet.web.people.versions import ChangedMeanwhileError, opened_anew


@author
def edit(request: DeskRequest, own: str) -> HttpResponse:
    row, posted = own_client_for(request.user, own), _sent(request)
    try:
        values = client_values(row.text, row.slug)
    except ContentError:
        messages.error(
            request,
            "The file cannot be read, so there is no form of it. Mend the line that is named, then the form is back.",
        )
        return redirect("authoring:file", row.slug)
    found = checked(row.text, row.slug)
    sheet, theirs = ClientSheet(row.text, values, found, posted, version=row.version), ""
    if sheet.is_to_be_stored:
        text = sheet.text()
        try:
            stored = rewrite(
                row, text, why="In the form", seen=sheet.form.cleaned_data["version"] or 0, by=request.user
            )
        except ChangedMeanwhileError as error:
            opened_anew(sheet.form, error)
            theirs = text
        except TooLongError as error:
            sheet.form.add_error(None, str(error))
        else:
            return _stored(request, stored, "authoring:edit")
    page = {"client": row, "sheet": sheet, "form": sheet.form, "found": found, "levels": LEVELS, "tab": "edit"}
    page["differences"] = differences(row.text, theirs) if theirs else ()
    return render(request, "authoring/edit.html", page, status=422 if sheet.form.errors else 200)


@author
def file(request: DeskRequest, own: str) -> HttpResponse:
    row = own_client_for(request.user, own)
    form = FileForm(_sent(request), initial={"version": row.version, "text": row.text})
    theirs = ""
    if form.is_bound and form.is_valid():
        text: str = form.cleaned_data["text"]
        try:
            stored = rewrite(row, text, why="In the file", seen=form.cleaned_data["version"] or 0, by=request.user)
        except ChangedMeanwhileError as error:
            opened_anew(form, error)
            theirs = text
        except TooLongError as error:
            form.add_error("text", str(error))
        else:
            return _stored(request, stored, "authoring:file")
    page = {"client": row, "form": form, "found": checked(row.text, row.slug), "tab": "file"}
    page["differences"] = differences(row.text, theirs) if theirs else ()
    return render(request, "authoring/file.html", page, status=422 if form.errors else 200)


def _stored(request: DeskRequest, row: OwnClient, page: str) -> HttpResponse:
    faults = len(checked(row.text, row.slug).faults)
    if "check" in request.POST:
        return redirect("authoring:check", row.slug)
    rest = (
        "Nothing stands in its way so far."
        if not faults
        else f"{faults} {'thing' if faults == 1 else 'things'} to mend before anybody can practise."
    )
    messages.success(request, f"Stored. {rest}")
    return redirect(page, row.slug)


def _sent(request: DeskRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None
