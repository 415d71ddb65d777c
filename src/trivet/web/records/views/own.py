"""A person's own pages: ask for a copy of one's data, and fetch it; and the public table of how long things are kept."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from trivet.web.events.access import booking_by_token
from trivet.web.language import code_of
from trivet.web.people.flood import too_many
from trivet.web.records.person.asking import LinkOverError, NoAddressError, fetch, request_behind, send_link
from trivet.web.records.person.who import person
from trivet.web.records.retention import rules


def mine(request: HttpRequest, token: str) -> HttpResponse:
    """Asking goes by letter: whoever holds a forwarded link to a booking learns nothing."""
    try:
        booking = booking_by_token(token)
    except Http404:
        return render(request, "portal/unknown.html", status=404)
    with translation.override(code_of(request.GET.get("lang", "") or booking.language)):
        values: dict[str, object] = {"booking": booking}
        if request.method == "POST" and too_many(request, "my-data", most=5, minutes=60):
            return render(request, "429.html", status=429)
        if request.method == "POST":
            row = booking.participant.merged_into or booking.participant
            try:
                values["sent"] = send_link(person(row), now=timezone.now(), by=None)
            except NoAddressError:
                values["has_no_address"] = True
        return render(request, "records/mine.html", values)


def copy(request: HttpRequest, sealed: str) -> HttpResponse:
    """A page with a button: programs that look at every link in a letter do not fetch the copy."""
    now = timezone.now()
    try:
        asked = request_behind(sealed, now)
    except LinkOverError:
        return render(request, "records/no_copy.html", {"is_over": True}, status=410)
    except Http404:
        return render(request, "records/no_copy.html", status=404)
    if request.method == "POST":
        kept = {"Content-Disposition": 'attachment; filename="your-data.zip"', "Cache-Control": "no-store"}
        return HttpResponse(fetch(asked, now), content_type="application/zip", headers=kept)
    with translation.override(code_of(request.GET.get("lang", "") or asked.participant.language)):
        return render(request, "records/fetch.html", {"asked": asked})


@require_safe
def kept(request: HttpRequest) -> HttpResponse:
    return render(request, "records/kept.html", {"rules": rules()})
