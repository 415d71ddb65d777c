"""One event, with everything on it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from trivet.web.desk.event import sheet_of
from trivet.web.events.access import event_for
from trivet.web.people.access import DeskRequest, desk


@desk
def event(request: DeskRequest, event_id: int) -> HttpResponse:
    row = event_for(request.user, event_id)
    return render(
        request, "desk/event.html", {"event": row, "sheet": sheet_of(row, request.user, timezone.localdate())}
    )
