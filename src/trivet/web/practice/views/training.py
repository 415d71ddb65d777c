"""For trainers: who has practised, and debriefs that people chose to share."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from trivet.web.events.access import event_for
from trivet.web.people.access import DeskRequest, answers, desk
from trivet.web.people.audit import saw
from trivet.web.practice.access import shared_debrief_for
from trivet.web.practice.debriefing import look_back
from trivet.web.practice.meeting import meeting_of
from trivet.web.practice.queries import participation


@require_safe
@desk
def event(request: DeskRequest, event_id: int) -> HttpResponse:
    """How much each person has practised: numbers and a date, never what was said."""
    row = event_for(request.user, event_id)
    return render(request, "practice/event.html", {"event": row, "people": participation(row)})


@never_cache
@require_safe
@answers
def shared(request: DeskRequest, slug: str) -> HttpResponse:
    """A debrief that its owner shared."""
    session = shared_debrief_for(request.user, slug)
    saw(request.user, session, "shared debrief")
    context = {"session": session, "back": look_back(meeting_of(session)), "is_own": False}
    return render(request, "practice/debrief.html", context)
