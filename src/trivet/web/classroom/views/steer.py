"""The trainer's remote for the client: who is on, the vote, the answer, what moved, what if."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from trivet.web.classroom.access import scene_of, scene_on
from trivet.web.classroom.actions import Press, put_back, put_on, steer
from trivet.web.classroom.casting import GoneError, read_casting, roles
from trivet.web.classroom.models import MODES, Scene
from trivet.web.classroom.observing import tally_of
from trivet.web.classroom.stage import earlier, moment_of, votes_on
from trivet.web.classroom.views.screen import UNCHANGED
from trivet.web.day.lan import room_site
from trivet.web.day.views.days import chosen_day
from trivet.web.events.access import event_for
from trivet.web.events.models import Event
from trivet.web.people.access import DeskRequest, desk

LATE = "That press came too late: somebody had pressed before, or it was pressed twice. Nothing was lost, and nothing was done a second time."
#: Which page the controls stand on.
_PAGES = {"controls": "classroom:controls", "remote": "day:room-remote"}


@require_safe
@desk
def controls(request: DeskRequest, event_id: int) -> HttpResponse:
    """The whole page, with the list of whom to put on."""
    event = event_for(request.user, event_id)
    scene = scene_on(event)
    values = _values(request, event, scene, "controls") | {
        "roles": roles(),
        "modes": MODES,
        "earlier": earlier(event),
        "chosen": chosen_day(request, event),
    }
    return render(request, "classroom/controls.html", values)


@require_safe
@desk
def now(request: DeskRequest, event_id: int) -> HttpResponse:
    """The part that changes by itself; nothing, while it has not."""
    event = event_for(request.user, event_id)
    scene = scene_on(event)
    key = f"{scene.seen}.{votes_on(scene)}" if scene else ""
    if request.GET.get("v") == key:
        return HttpResponse(status=UNCHANGED)
    return render(request, "classroom/_steer.html", _values(request, event, scene, request.GET.get("page", "")))


@require_POST
@desk
def begin(request: DeskRequest, event_id: int) -> HttpResponse:
    """A client comes in."""
    event = event_for(request.user, event_id)
    chosen = chosen_day(request, event)
    try:
        casting = read_casting(request.POST.get("who", ""))
    except GoneError as error:
        messages.error(request, str(error))
        return redirect("classroom:controls", event.pk)
    mode, seen = request.POST.get("mode", ""), request.POST.get("seen", "")
    if put_on(event, chosen.day, casting, mode, seen=seen, now=chosen.now, by=request.user) is None:
        messages.warning(request, LATE)
    return redirect("classroom:controls", event.pk)


@require_POST
@desk
def again(request: DeskRequest, event_id: int, scene_id: int) -> HttpResponse:
    """A scene from earlier on comes back, as it was left."""
    event = event_for(request.user, event_id)
    chosen, scene = chosen_day(request, event), scene_of(event, scene_id)
    seen = request.POST.get("seen", "")
    if not put_back(event, chosen.day, scene, seen=seen, now=chosen.now, by=request.user):
        messages.warning(request, LATE)
    return redirect("classroom:controls", event.pk)


@require_POST
@desk
def press(request: DeskRequest, event_id: int) -> HttpResponse:
    """A button of the controls."""
    event, page = event_for(request.user, event_id), request.POST.get("page", "")
    numbers = (_number(request.POST.get(name, "")) for name in ("choice", "turn"))
    words = ""
    try:
        made = Press(request.POST.get("verb", ""), request.POST.get("seen", ""), *numbers)
        words = "" if steer(event, made, by=request.user) else LATE
    except GoneError as error:
        words = str(error)
    if request.htmx:
        values = _values(request, event, scene_on(event), page) | {"late": words}
        return render(request, "classroom/_steer.html", values)
    if words:
        messages.warning(request, words)
    return redirect(reverse(_PAGES.get(page, "classroom:controls"), args=[event.pk]))


@require_safe
@desk
def observed(request: DeskRequest, event_id: int) -> HttpResponse:
    """What observers kept for the room: counts by round, without names."""
    event = event_for(request.user, event_id)
    return render(request, "classroom/observed.html", {"event": event, "rounds": tally_of(event)})


def _values(request: DeskRequest, event: Event, scene: Scene | None, page: str) -> dict[str, object]:
    moment = moment_of(scene) if scene else None
    return {
        "event": event,
        "moment": moment,
        "key": moment.key if moment else "",
        "page": page if page in _PAGES else "controls",
        "room": room_site(f"{request.scheme}://{request.get_host()}"),
    }


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 4 else -1
