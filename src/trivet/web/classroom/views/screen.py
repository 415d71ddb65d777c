"""The client on the projector: a part of the room screen, and a page of its own for a browser without scripts."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from trivet.web.classroom.access import scene_on
from trivet.web.classroom.stage import moment_of, votes_on
from trivet.web.day.code import code_at
from trivet.web.day.lan import is_only_here, room_site
from trivet.web.day.qr import qr_svg
from trivet.web.events.access import event_for
from trivet.web.people.access import DeskRequest, desk

UNCHANGED = 204


@require_safe
@desk
def screen(request: DeskRequest, event_id: int) -> HttpResponse:
    """What the room looks at. To a screen that shows it already: nothing."""
    event = event_for(request.user, event_id)
    scene, code = scene_on(event), code_at(event.slug, timezone.now())
    is_joining = scene is None or scene.phase in ("meeting", "voting")
    key = f"{scene.seen}.{votes_on(scene)}" if scene else ""
    key = f"{key}.{code}" if is_joining else key
    if request.htmx and request.GET.get("v") == key:
        return HttpResponse(status=UNCHANGED)
    site = room_site(f"{request.scheme}://{request.get_host()}")
    path = reverse("classroom:client", args=[event.slug])
    values = {
        "event": event,
        "moment": moment_of(scene) if scene else None,
        "key": key,
        "is_joining": is_joining,
        "site": site,
        "path": path,
        "code": code,
        "qr": qr_svg(f"{site}{path}?c={code}", "Vote from your phone") if is_joining else "",
        "is_only_here": is_only_here(site),
    }
    return render(request, "classroom/_screen.html" if request.htmx else "classroom/screen.html", values)
