"""What came back from an event, for those who taught it."""

from random import SystemRandom

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from trivet.events.evaluation import FEWEST
from trivet.web.events.access import event_for
from trivet.web.feedback.export import answers_csv
from trivet.web.feedback.results import results_of, said_in, wishes_of
from trivet.web.people.access import DeskRequest, answers
from trivet.web.people.audit import saw


@require_safe
@answers
def forms(request: DeskRequest, event_id: int) -> HttpResponse:
    event = event_for(request.user, event_id)
    context = {"event": event, "results": results_of(event), "fewest": FEWEST}
    return render(request, "feedback/results.html", context)


@never_cache
@require_safe
@answers
def words(request: DeskRequest, event_id: int) -> HttpResponse:
    event = event_for(request.user, event_id)
    context = {"event": event, "said": said_in(event), "wishes": wishes_of(event)}
    saw(request.user, event, "answers")
    return render(request, "feedback/words.html", context)


@never_cache
@require_safe
@answers
def export(request: DeskRequest, event_id: int) -> HttpResponse:
    event = event_for(request.user, event_id)
    saw(request.user, event, "answers")
    # The sign at the start tells a spreadsheet that this is UTF-8.
    answer = HttpResponse("\ufeff" + answers_csv(event, SystemRandom()), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="answers-{event.slug}.csv"'
    return answer
