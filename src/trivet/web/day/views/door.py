"""Self check-in on a participant's own phone: at most two taps after scanning the room's code."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from trivet.web.day.access import booking_at_the_door, event_at_the_door
from trivet.web.day.checkin import check_in, door_of, names_to_choose
from trivet.web.day.code import is_good
from trivet.web.day.device import checked_in, has_seen_the_code, is_here, owner_of, remember, saw_the_code
from trivet.web.day.forms import Numbered
from trivet.web.day.limits import too_many
from trivet.web.day.queries import arrived_on, row_of
from trivet.web.events.access import booking_by_token
from trivet.web.events.models import Event

#: From so many names on there is a search box.
MANY = 24


@require_safe
@never_cache
def door(request: HttpRequest, slug: str) -> HttpResponse:
    """Where the room's code leads: one tap for a phone that knows its owner, else choose your name and tap."""
    event, now = event_at_the_door(slug), timezone.now()
    open_door = door_of(event, now)
    if not open_door.is_open:
        return _told(request, event, open_door.sentence)
    code = request.GET.get("c", "")
    if code:
        return _let_in(request, event, open_door.day, code)
    if not has_seen_the_code(request, event, open_door.day):
        return render(request, "day/door_code.html", {"event": event})
    search = request.GET.get("q", "").strip()[:60]
    owner = owner_of(request, event)
    names = names_to_choose(event, open_door.day, search)
    page = {
        "event": event,
        "owner": owner,
        "is_in_already": owner is not None and owner.pk in arrived_on(event, open_door.day),
        "names": names,
        "search": search,
        "is_long": bool(search) or len(names) > MANY,
        "form": Numbered(auto_id=False),
    }
    return render(request, "day/door.html", page)


@require_POST
@never_cache
def here(request: HttpRequest, slug: str) -> HttpResponse:
    """ "I am here"."""
    event, now = event_at_the_door(slug), timezone.now()
    open_door = door_of(event, now)
    if not open_door.is_open:
        return _told(request, event, open_door.sentence)
    if not has_seen_the_code(request, event, open_door.day):
        return render(request, "day/door_code.html", {"event": event, "is_late": True}, status=403)
    if too_many(request, f"here-{event.pk}"):
        return render(request, "day/door_slow.html", {"event": event}, status=429)
    booking, form = booking_at_the_door(event, request.POST.get("booking", "")), Numbered(request.POST)
    if not form.is_valid():
        return redirect("day:in", event.slug)
    check_in(booking, open_door.day, submission=form.number, now=now)
    response = redirect("day:welcome", event.slug)
    is_here(response, booking)
    return response


@require_safe
@never_cache
def welcome(request: HttpRequest, slug: str) -> HttpResponse:
    """The register has you; the form before the day is next."""
    event = event_at_the_door(slug)
    booking = checked_in(request, event)
    if booking is None:
        return redirect("day:in", event.slug)
    row = row_of(booking, door_of(event, timezone.now()).day)
    return render(request, "day/door_here.html", {"event": event, "booking": booking, "row": row})


@require_safe
@never_cache
def mine(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """The link in a letter: this phone now knows whose it is. Being here is another matter."""
    booking = booking_by_token(token)
    response = redirect(reverse("day:in", args=[slug]))
    if booking.event.slug == slug:
        remember(response, booking)
    return response


def _let_in(request: HttpRequest, event: Event, day: int, code: str) -> HttpResponse:
    """A code was scanned or typed: a good one is remembered on the phone, and leaves no trace in its address."""
    if not is_good(event.slug, code, timezone.now()):
        if too_many(request, f"code-{event.pk}"):
            return render(request, "day/door_slow.html", {"event": event}, status=429)
        return render(request, "day/door_code.html", {"event": event, "is_late": True}, status=403)
    response = redirect("day:in", event.slug)
    saw_the_code(response, event, day)
    return response


def _told(request: HttpRequest, event: Event, sentence: str) -> HttpResponse:
    return render(request, "day/door_shut.html", {"event": event, "sentence": sentence or _("Check-in is shut.")})
