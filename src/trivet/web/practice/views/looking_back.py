"""After the meeting: the debrief, a turn tried again, the next meeting, and sharing."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from trivet.web.practice.access import session_for
from trivet.web.practice.actions import branch, share, touch, unshare
from trivet.web.practice.again import WithdrawnClientError, meet_again, was_promised
from trivet.web.practice.debriefing import look_back
from trivet.web.practice.forms import PromiseForm, ShareForm
from trivet.web.practice.learner import learner_of, remember
from trivet.web.practice.meeting import meeting_of
from trivet.web.practice.queries import events_to_share_with


@never_cache
@require_safe
def debrief(request: HttpRequest, slug: str) -> HttpResponse:
    learner = learner_of(request)
    session = session_for(learner, slug)
    if not session.is_over:
        messages.info(request, _("You can look back once the meeting is over."))
        return redirect(session)
    meeting = meeting_of(session)
    touch(session, now=timezone.now())
    context = {
        "session": session,
        "back": look_back(meeting),
        "promised": was_promised(meeting),
        "events": events_to_share_with(session),
        "is_own": True,
    }
    response = render(request, "practice/debrief.html", context)
    remember(response, learner)
    return response


@require_POST
def again(request: HttpRequest, slug: str, turn: int) -> HttpResponse:
    """Try a turn again: the same meeting up to there, under the same luck."""
    session = session_for(learner_of(request), slug)
    meeting = meeting_of(session)
    if meeting.character is None:
        messages.error(request, _("This client is not here any more, so the meeting can be read but not gone on with."))
        return redirect("practice:debrief", slug)
    try:
        return redirect(branch(meeting, turn, now=timezone.now()))
    except ValueError as error:
        raise Http404("There is no such turn.") from error


@require_POST
def next_time(request: HttpRequest, slug: str) -> HttpResponse:
    """Meet the same client again, from where this meeting ended."""
    learner = learner_of(request)
    session, form = session_for(learner, slug), PromiseForm(request.POST)
    if not session.is_over or not form.is_valid():
        return redirect(session)
    try:
        return redirect(meet_again(learner, meeting_of(session), form.kept, now=timezone.now()))
    except WithdrawnClientError:
        messages.error(request, _("This client is not here any more. Choose somebody else."))
        return redirect("practice:home")


@require_POST
def share_it(request: HttpRequest, slug: str) -> HttpResponse:
    """Let the trainers of one's own event read this debrief, or take it back."""
    session = session_for(learner_of(request), slug)
    if "undo" in request.POST:
        unshare(session)
        messages.success(request, _("Taken back. Your trainer cannot open it any more."))
        return redirect("practice:debrief", slug)
    form = ShareForm(events_to_share_with(session), request.POST)
    if session.is_over and form.is_valid():
        share(session, form.events[form.cleaned_data["event"]], now=timezone.now())
        messages.success(request, _("Shared. Your trainer can read it until you take it back."))
    else:
        messages.error(request, _("Choose one of your own courses to share this with. Nothing was shared."))
    return redirect("practice:debrief", slug)
