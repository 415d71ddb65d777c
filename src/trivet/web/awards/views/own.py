"""A participant's own certificate: on the screen, to download, and for their record of learning."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from trivet.press.engine import PressError
from trivet.vocabulary import Regulator
from trivet.web.awards.access import files_or_404, own_certificate
from trivet.web.awards.actions import issue
from trivet.web.awards.issuing import NotIssuedError
from trivet.web.awards.pages import Missed, Own
from trivet.web.awards.papers import FORMS, file_of, record_of, records
from trivet.web.awards.queries import certificates_for, standing_of
from trivet.web.events.access import booking_by_token
from trivet.web.events.models import Booking
from trivet.web.feedback.queries import evaluation_done
from trivet.web.language import code_of
from trivet.web.training.documents import answer

_PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@require_safe
def mine(request: HttpRequest, token: str) -> HttpResponse:
    """The certificate, made on the spot when it is due. Asking twice makes one, so that a link in a letter may do it."""
    booking = booking_by_token(token)
    with translation.override(code_of(request.GET.get("lang", "") or booking.language)):
        return _private(render(request, "awards/mine.html", _own_page(booking)))


def _own_page(booking: Booking) -> dict[str, object]:
    now, trouble = timezone.now(), ""
    try:
        issue(booking, now=now)
    except NotIssuedError as error:
        trouble = str(error)
    return {
        "booking": booking,
        "certificates": [Own(row) for row in certificates_for(booking)],
        "missed": Missed(standing_of(booking, now=now)),
        "records": list(records(booking.participant.regulator)),
        "has_told": evaluation_done(booking),
        "trouble": trouble,
    }


@require_safe
def file(request: HttpRequest, token: str, number: str, form: str) -> HttpResponse:
    """One of the files that were handed out."""
    if form not in FORMS:
        raise Http404("There is no such file.")
    row = own_certificate(booking_by_token(token), number)
    made = file_of(files_or_404(row), form)
    is_picture = form == "svg" and "download" not in request.GET
    response = answer(made, made.name, inline=is_picture)
    if is_picture:
        response["Content-Security-Policy"] = _PICTURE_POLICY
    return _private(response)


@require_safe
def record(request: HttpRequest, token: str, number: str, regulator: str, form: str) -> HttpResponse:
    """A record of learning for a regulator, as PDF or Word."""
    if regulator not in set(Regulator) or form not in ("pdf", "docx"):
        raise Http404("There is no such record.")
    row = own_certificate(booking_by_token(token), number)
    try:
        made = record_of(row, Regulator(regulator), form)
    except PressError:
        return render(request, "awards/no_record.html", {"token": token}, status=503)
    return _private(answer(made, made.name))


def _private(response: HttpResponse) -> HttpResponse:
    """Whoever has the link has the page: it is neither kept nor passed on."""
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
