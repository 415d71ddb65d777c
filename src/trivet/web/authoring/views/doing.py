"""Publishing, withdrawing, and going back to what stood before."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from trivet.web.authoring.access import own_client_for, revision_for
from trivet.web.authoring.actions import NotReadyError, publish, put_back, withdraw
from trivet.web.authoring.compared import differences
from trivet.web.authoring.listing import happened
from trivet.web.people.access import DeskRequest, author
from trivet.web.people.paging import page_of
from trivet.web.people.versions import ChangedMeanwhileError


@require_POST
@author
def into_practice(request: DeskRequest, own: str) -> HttpResponse:
    row = own_client_for(request.user, own)
    try:
        publish(row, seen=_seen(request), by=request.user)
    except NotReadyError as error:
        for one in error.obstacles[:5]:
            messages.error(request, one)
        messages.error(request, "Not published: mend this first. The draft is safe.")
    except ChangedMeanwhileError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Published. From now on anybody may practise with this client.")
    return redirect("authoring:check", row.slug)


@require_POST
@author
def out_of_practice(request: DeskRequest, own: str) -> HttpResponse:
    row = withdraw(own_client_for(request.user, own), by=request.user)
    messages.success(
        request, "Withdrawn. Nobody new meets this client; meetings that began can be finished. Nothing was deleted."
    )
    return redirect(row)


@require_safe
@author
def history(request: DeskRequest, own: str) -> HttpResponse:
    row = own_client_for(request.user, own)
    page = page_of(row.revisions.select_related("by").defer("text"), request.GET.get("page"))
    return render(
        request, "authoring/history.html", {"client": row, "page": page, "happened": happened(row), "tab": "history"}
    )


@require_safe
@author
def revision(request: DeskRequest, own: str, revision_number: int) -> HttpResponse:
    row, one = own_client_for(request.user, own), revision_for(request.user, own, revision_number)
    page = {"client": row, "revision": one, "differences": differences(one.text, row.text), "tab": "history"}
    return render(request, "authoring/revision.html", page)


@require_POST
@author
def back(request: DeskRequest, own: str, revision_number: int) -> HttpResponse:
    row, one = own_client_for(request.user, own), revision_for(request.user, own, revision_number)
    try:
        put_back(row, one, seen=_seen(request), by=request.user)
    except ChangedMeanwhileError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"Revision {one.number} stands again. What stood until now is kept in the history.")
    return redirect("authoring:history", row.slug)


def _seen(request: DeskRequest) -> int:
    asked = request.POST.get("version", "")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 10 else 0
