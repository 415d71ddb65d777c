"""A group's page for whoever booked it, and the page that sends somebody their links again."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from trivet.web.events.access import group_by_token
from trivet.web.events.listing import listed_one
from trivet.web.events.queries import group_bookings
from trivet.web.events.shown import shown
from trivet.web.language import code_of, language_of
from trivet.web.people.flood import too_many
from trivet.web.portal.forms import LinksForm
from trivet.web.portal.links import LinkOverError, bookings_behind, send_links


@require_safe
def group(request: HttpRequest, token: str) -> HttpResponse:
    try:
        row = group_by_token(token)
    except Http404:
        return render(request, "portal/unknown.html", status=404)
    with translation.override(code_of(request.GET.get("lang", "") or row.language)):
        context = {"group": row, "bookings": group_bookings(row), "seen": shown(listed_one(row.event), timezone.now())}
        return render(request, "portal/group.html", context)


def links(request: HttpRequest) -> HttpResponse:
    """The same answer for every address, known or not."""
    form = LinksForm(request.POST if request.method == "POST" else None)
    if form.is_bound and too_many(request, "links", most=10, minutes=60):
        return render(request, "events/too_often.html", status=429)
    is_sent = form.is_bound and form.is_valid()
    if is_sent:
        send_links(form.cleaned_data["email"], language=language_of(request), now=timezone.now())
    return render(request, "portal/links.html", {"form": form, "is_sent": is_sent})


@require_safe
def mine(request: HttpRequest, sealed: str) -> HttpResponse:
    try:
        rows = bookings_behind(sealed, timezone.now())
    except Http404:
        return render(request, "portal/unknown.html", status=404)
    except LinkOverError:
        return render(request, "portal/unknown.html", {"is_over": True}, status=410)
    return render(request, "portal/mine.html", {"bookings": rows})
