"""One event, with everything on it."""

from django.http import HttpResponse
from django.shortcuts import render

from trivet.web.events.access import event_for
from trivet.web.people.access import DeskRequest, desk


@desk
def event(request: DeskRequest, event_id: int) -> HttpResponse:
    return render(request, "desk/event.html", {"event": event_for(request.user, event_id)})
