"""The desk's mail page: every letter, what became of it, and what it looked like."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from trivet.web.people.access import DeskRequest, desk
from trivet.web.people.audit import saw
from trivet.web.people.paging import page_of
from trivet.web.post.access import enclosure_for, file_for, message_for, shown_to
from trivet.web.post.actions import CALLED_OFF, SENT_AGAIN, LetterMovedError, call_off, send_again
from trivet.web.post.envelope import message_id as header_id
from trivet.web.post.letter import OWNER_ONLY
from trivet.web.post.models import State
from trivet.web.post.queries import Narrowed, counts, kind_of, letters, page_of_subject
from trivet.web.post.shown import file_answer, page_answer


@desk
def mail(request: DeskRequest) -> HttpResponse:
    wanted = Narrowed(
        request.GET.get("state", ""), request.GET.get("event", ""), request.GET.get("q", "").strip()[:100]
    )
    page = {
        "page": page_of(letters(request.user, wanted), request.GET.get("page")),
        "wanted": wanted,
        "states": [(value, label) for value, label in State.choices],
        "counts": counts(request.user),
    }
    return render(request, "post/mail.html", page)


@desk
def message(request: DeskRequest, message_id: int) -> HttpResponse:
    row = message_for(request.user, message_id)
    if row.template in OWNER_ONLY:
        saw(request.user, row, "words")
    page = {
        "message": row,
        "text": shown_to(request.user, row.text),
        "kind": kind_of(row),
        "about": page_of_subject(row),
        "number": header_id(row),
        "enclosures": row.enclosures.defer("data"),
        "steps": row.steps.select_related("by"),
        "may_go_again": row.state in SENT_AGAIN,
        "may_be_called_off": row.state in CALLED_OFF,
    }
    return render(request, "post/message.html", page)


@desk
def words(request: DeskRequest, message_id: int) -> HttpResponse:
    return page_answer(shown_to(request.user, message_for(request.user, message_id).html))


@desk
def enclosure(request: DeskRequest, message_id: int, enclosure_id: int) -> HttpResponse:
    file = enclosure_for(request.user, message_id, enclosure_id)
    return file_answer(file, file_for(request.user, file))


@desk
@require_POST
def again(request: DeskRequest, message_id: int) -> HttpResponse:
    row = message_for(request.user, message_id)
    try:
        send_again(row, by=request.user)
    except LetterMovedError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "The letter is waiting to go. It leaves within a minute.")
    return redirect("post:message", row.pk)


@desk
@require_POST
def off(request: DeskRequest, message_id: int) -> HttpResponse:
    row = message_for(request.user, message_id)
    try:
        call_off(row, by=request.user)
    except LetterMovedError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "The letter will not go.")
    return redirect("post:message", row.pk)
