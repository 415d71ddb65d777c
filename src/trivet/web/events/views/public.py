"""The public dates: what is on, one date with its booking form, and what became of the booking."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_safe

from trivet.content.suitability import load_suitability
from trivet.events.suitability import named
from trivet.web.events.access import booking_by_token, event_by_slug
from trivet.web.events.actions import BookingError, book, book_group
from trivet.web.events.forms import BookingForm, DatesForm, GroupForm
from trivet.web.events.forms.fields import number_of
from trivet.web.events.letters.invitations import dates_feed
from trivet.web.events.listing import choices, listed, listed_one, public_events, wanted_events
from trivet.web.events.models import Event
from trivet.web.events.queries import position_of
from trivet.web.events.shown import shown, shown_all
from trivet.web.language import code_of, keep, language_of
from trivet.web.people.flood import too_many
from trivet.web.people.paging import page_of

#: A whole team may sit behind one address.
MOST_SENT = 60
_FEED = "text/calendar; charset=utf-8"


@require_safe
def dates(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    form = DatesForm(request.GET)
    page = page_of(wanted_events(timezone.localdate(), form.wanted), request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "dates": shown_all(listed(page.object_list), now),
        "choices": choices(timezone.localdate()),
    }
    return render(request, "events/dates.html", context)


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The public dates for a calendar program."""
    data = dates_feed(public_events(timezone.localdate()), stamp=timezone.now())
    return HttpResponse(data, content_type=_FEED, headers={"Cache-Control": "public, max-age=900"})


@require_http_methods(["GET", "HEAD", "POST"])
def date(request: HttpRequest, slug: str) -> HttpResponse:
    event = event_by_slug(slug)
    seen = shown(listed_one(event), timezone.now())
    data = request.POST if request.method == "POST" else None
    form = BookingForm(data, language=language_of(request), terms=seen.terms)
    if form.is_bound and too_many(request, "booking", most=MOST_SENT, minutes=10):
        return render(request, "events/too_often.html", status=429)
    if form.is_bound and form.is_valid():
        try:
            made = book(event, form.details(), submission=number_of(form), now=timezone.now())
        except BookingError as error:
            form.add_error(None, str(error))
        else:
            return _kept(redirect("events:booked", event.slug, made.token), made.language)
    return render(request, "events/date.html", _page(event, seen, form))


@require_http_methods(["GET", "HEAD", "POST"])
def group(request: HttpRequest, slug: str) -> HttpResponse:
    event = event_by_slug(slug)
    seen = shown(listed_one(event), timezone.now())
    data = request.POST if request.method == "POST" else None
    form = GroupForm(data, language=language_of(request), terms=seen.terms)
    if form.is_bound and too_many(request, "booking", most=MOST_SENT, minutes=10):
        return render(request, "events/too_often.html", status=429)
    if form.is_bound and not form.is_asking and form.is_valid():
        try:
            made = book_group(event, form.details(), submission=number_of(form), now=timezone.now())
        except BookingError as error:
            form.add_error(None, str(error))
        else:
            return _kept(redirect("portal:group", made.token), made.language)
    return render(request, "events/group.html", _page(event, seen, form))


@require_safe
def booked(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """What became of it: booked, or waiting and where in the line; in the language that was chosen."""
    booking = booking_by_token(token)
    if booking.event.slug != slug:
        return redirect("portal:booking", token)
    with override(code_of(booking.language)):
        seen = shown(listed_one(booking.event), timezone.now())
        advice = [one.participant.words(booking.language) for one in named(load_suitability(), booking.advice)]
        context = {"booking": booking, "seen": seen, "line": position_of(booking), "advice": advice}
        return render(request, "events/booked.html", context)


def _page(event: Event, seen: object, form: object) -> dict[str, object]:
    return {"event": event, "seen": seen, "form": form}


def _kept(answer: HttpResponse, language: str) -> HttpResponse:
    keep(answer, language)
    return answer
