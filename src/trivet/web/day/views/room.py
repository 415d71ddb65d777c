"""The room screen and its remote: who is here, what are we doing, how long have we got?"""

import secrets
from random import Random

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST, require_safe

from trivet.web.day.code import code_at
from trivet.web.day.lan import is_only_here, room_site
from trivet.web.day.models import SHOWN
from trivet.web.day.qr import qr_svg
from trivet.web.day.queries import in_the_room
from trivet.web.day.stage import groups_of, names_in, stage_of
from trivet.web.day.steering import Press, shuffle, steer
from trivet.web.day.views.days import Chosen, chosen_day
from trivet.web.events.access import event_for
from trivet.web.events.queries import booked_count
from trivet.web.people.access import DeskRequest, desk

#: Which page a press goes back to.
_PAGES = {"room": "day:room", "remote": "day:room-remote"}
_PARTS = {"room": "day/_stage.html", "remote": "day/_remote.html"}


@require_safe
@desk
def room(request: DeskRequest, event_id: int) -> HttpResponse:
    """The screen for the projector."""
    return _shown(request, event_id, "day/room.html", "room")


@require_safe
@desk
def remote(request: DeskRequest, event_id: int) -> HttpResponse:
    """The same from a phone."""
    return _shown(request, event_id, "day/remote.html", "remote")


@require_safe
@desk
def now(request: DeskRequest, event_id: int, page: str) -> HttpResponse:
    """The part of either page that changes by itself."""
    return _shown(request, event_id, _PARTS[page], page)


@require_POST
@desk
def press(request: DeskRequest, event_id: int) -> HttpResponse:
    """A button of the screen or of the remote."""
    event = event_for(request.user, event_id)
    chosen, verb = chosen_day(request, event), request.POST.get("verb", "")
    seen, to = (_number(request.POST.get(name, "")) for name in ("version", "to"))
    if verb == "shuffle":
        shuffle(event, chosen.day, seen=seen, rng=Random(secrets.randbits(64)), by=request.user)  # noqa: S311 -- who sits with whom is no secret
    else:
        steer(event, chosen.day, Press(verb, seen, to), now=chosen.now, by=request.user)
    page = request.POST.get("page", "")
    page = page if page in _PAGES else "room"
    if request.htmx:
        return _shown(request, event_id, _PARTS[page], page)
    return redirect(reverse(_PAGES[page], args=[event_id]) + chosen.query)


def _shown(request: DeskRequest, event_id: int, template: str, page: str) -> HttpResponse:
    event = event_for(request.user, event_id)
    chosen = chosen_day(request, event)
    stage = stage_of(event, chosen.day, chosen.now)
    code = code_at(event.slug, chosen.now)
    values = {
        "event": event,
        "chosen": chosen,
        "stage": stage,
        "page": page,
        "views": SHOWN,
        "code": code,
        "here": len(in_the_room(event, chosen.day)),
        "booked": booked_count(event),
        **_codes(request, chosen, stage.room.shown, code),
        "groups": names_in(event, groups_of(event, stage.room)) if stage.room.shown == "groups" else [],
        "round": len(stage.room.rounds),
    }
    return render(request, template, values)


def _codes(request: DeskRequest, chosen: Chosen, shown: str, code: str) -> dict[str, SafeString | str | bool]:
    """The QR code that is on the screen, with its address in words."""
    site = room_site(f"{request.scheme}://{request.get_host()}")
    if shown == "forms":
        address, words = site + reverse("feedback:room", args=[chosen.event.slug]), "The form of the day"
        return {"qr": qr_svg(address, words), "address": address, "is_only_here": is_only_here(site)}
    if shown == "groups":
        address = site + reverse("classroom:observe", args=[chosen.event.slug])
        return {"qr": qr_svg(f"{address}?c={code}", "The observer’s sheet"), "address": address}
    door = site + reverse("day:in", args=[chosen.event.slug])
    return {"qr": qr_svg(f"{door}?c={code}", "Check in"), "address": door, "is_only_here": is_only_here(site)}


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 9 else 0
