"""The desk: who of an event earned what, their certificates in one click, and what is done to one of them."""

from collections.abc import Callable
from typing import cast

from django.contrib import messages
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from trivet.web.awards.access import certificate_at_desk, files_or_404
from trivet.web.awards.actions import CertificateStateError, hide_or_show, reissue, restore, revoke, suspend
from trivet.web.awards.board import Board, board
from trivet.web.awards.forms import ReasonForm, ReissueForm
from trivet.web.awards.issuing import NotIssuedError
from trivet.web.awards.models import Certificate
from trivet.web.awards.pages import Own
from trivet.web.awards.papers import FORMS, file_of
from trivet.web.awards.parcels import is_empty, zip_name, zipped
from trivet.web.awards.queries import history_of
from trivet.web.awards.runs import begin, issue_all
from trivet.web.events.access import event_for
from trivet.web.events.models import Event
from trivet.web.people.access import DeskRequest, desk
from trivet.web.people.models import User
from trivet.web.training.documents import answer

ZIP = "application/zip"


@desk
@require_safe
def event(request: DeskRequest, event_id: int) -> HttpResponse:
    row = event_for(request.user, event_id)
    page = {"event": row, "board": board(row, now=timezone.now())}
    return render(request, "awards/_board.html" if request.htmx else "awards/event.html", page)


@desk
@require_POST
def issue_event(request: DeskRequest, event_id: int) -> HttpResponse:
    """Everything that is due. A few at once; many in a process of their own, which this page then watches."""
    row = event_for(request.user, event_id)
    found = _issued(row, request.user)
    if not found.is_working:
        messages.success(request, found.report)
    return redirect("awards:event", row.pk)


@desk
def parcel(request: DeskRequest, event_id: int) -> HttpResponse:
    """The zip. A press of the button issues what is due first; the link alone gives what there is."""
    row = event_for(request.user, event_id)
    if request.method == "POST" and _issued(row, request.user).is_working:
        # The page says how far they are, and when the zip is ready.
        return redirect("awards:event", row.pk)
    if is_empty(row):
        messages.error(request, "There is no certificate to put into a zip yet. The list says what is missing.")
        return redirect("awards:event", row.pk)
    response = StreamingHttpResponse(zipped(row), content_type=ZIP)
    response["Content-Disposition"] = f'attachment; filename="{zip_name(row)}"'
    response["Cache-Control"] = "private, no-store"
    # A stream is an answer too, though Django's types know only their common ancestor.
    return cast("HttpResponse", response)


@desk
@require_safe
def certificate(request: DeskRequest, certificate_id: int) -> HttpResponse:
    row = certificate_at_desk(request.user, certificate_id)
    return render(request, "awards/desk_certificate.html", _page(row))


@desk
@require_safe
def file(request: DeskRequest, certificate_id: int, form: str) -> HttpResponse:
    if form not in FORMS:
        raise Http404("There is no such file.")
    made = file_of(files_or_404(certificate_at_desk(request.user, certificate_id)), form)
    return answer(made, made.name)


@desk
def change(request: DeskRequest, certificate_id: int, verb: str) -> HttpResponse:
    """Revoke, suspend, restore, issue again, take the page down or put it up: each asks once, in words."""
    row = certificate_at_desk(request.user, certificate_id)
    if verb not in _CHANGES:
        raise Http404("Nothing like that is done to certificates.")
    form = _form(request, row, verb)
    if request.method == "POST" and (form is None or form.is_valid()):
        return _changed(request, row, verb, form)
    return render(request, f"awards/change/{verb}.html", {**_page(row), "form": form})


def _form(request: DeskRequest, row: Certificate, verb: str) -> ReasonForm | ReissueForm | None:
    data = request.POST or None
    if verb in ("revoke", "suspend"):
        return ReasonForm(data)
    return ReissueForm(data, initial={"name": row.booking.printed_name}) if verb == "reissue" else None


def _changed(request: DeskRequest, row: Certificate, verb: str, form: ReasonForm | ReissueForm | None) -> HttpResponse:
    given = "" if form is None else str(form.cleaned_data.get("reason") or form.cleaned_data.get("name") or "")
    try:
        made = _CHANGES[verb](row, given, request.user)
    except (CertificateStateError, NotIssuedError) as error:
        messages.error(request, str(error))
        made = row
    else:
        messages.success(request, _DONE[verb])
    return redirect("awards:desk", made.pk)


_CHANGES: dict[str, Callable[[Certificate, str, User], Certificate]] = {
    "revoke": lambda row, why, user: revoke(row, reason=why, now=timezone.now(), by=user),
    "suspend": lambda row, why, user: suspend(row, reason=why, now=timezone.now(), by=user),
    "restore": lambda row, _, user: restore(row, now=timezone.now(), by=user),
    "reissue": lambda row, name, user: reissue(row, name=name, now=timezone.now(), by=user),
    "hide": lambda row, _, user: hide_or_show(row, is_shown=False, by=user),
    "show": lambda row, _, user: hide_or_show(row, is_shown=True, by=user),
}
_DONE = {
    "revoke": "Revoked. The check page says so from now on, and a letter is on its way.",
    "suspend": "On hold. The check page says so from now on, and a letter is on its way.",
    "restore": "It stands again, and a letter is on its way.",
    "reissue": "Issued again. The old number says by which one it was replaced, and the new one is on its way by mail.",
    "hide": "The public page is down. Whoever has the file can still have it checked.",
    "show": "The public page is up again.",
}


def _page(row: Certificate) -> dict[str, object]:
    return {"row": row, "own": Own(row), "event": row.booking.event, "history": history_of(row)}


def _issued(row: Event, user: User) -> Board:
    now = timezone.now()
    found = board(row, now=now)
    if found.is_working or not found.due:
        return found
    if found.is_long:
        begin(row, now=now, by=user)
    else:
        issue_all(row, clock=timezone.now, by=user)
    return board(row, now=timezone.now())
