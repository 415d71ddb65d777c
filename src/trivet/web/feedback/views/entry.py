"""Paper at the desk: sheets to print, and what stands on them typed in, person after person."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from trivet.content.schema.forms import FormKind
from trivet.web.events.access import event_for
from trivet.web.events.models import Booking, Event
from trivet.web.feedback.access import booking_in
from trivet.web.feedback.actions import send_form
from trivet.web.feedback.paper import PaperForm
from trivet.web.feedback.queries import entered_lately, parts_for, waiting_for_paper
from trivet.web.people.access import DeskRequest, answers
from trivet.web.training.queries import library


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@answers
def enter(request: DeskRequest, event_id: int, kind: str) -> HttpResponse:
    event, which = event_for(request.user, event_id), _kind(kind)
    booking = _whose(event, which, request.POST.get("booking") or request.GET.get("booking") or "")
    data = request.POST if request.method == "POST" else None
    form = PaperForm(parts_for(booking, which), booking.pk, data) if booking else None
    if form and booking and form.is_bound and form.is_valid():
        send_form(booking, which, form.filled(), submission=form.number(), now=timezone.now(), by=request.user)
        messages.success(request, f"Entered for {booking.printed_name}.")
        return redirect("feedback:entry", event_id, kind)
    context = {
        "event": event, "kind": kind, "title": library().forms.file.kinds[which].title.en, "booking": booking,
        "form": form, "waiting": waiting_for_paper(event, which), "entered": entered_lately(event, which, request.user),
    }  # fmt: skip
    return render(request, "feedback/entry.html", context, status=422 if form and form.is_bound else 200)


@require_safe
@answers
def paper(request: DeskRequest, event_id: int, kind: str) -> HttpResponse:
    event, which = event_for(request.user, event_id), _kind(kind)
    file = library().forms.file
    sheets = [(one, parts_for(one, which, one.language)) for one in waiting_for_paper(event, which)]
    context = {"event": event, "kind": kind, "title": file.kinds[which].title.en, "sheets": sheets,
               "promise": file.promise, "no_names": file.no_names}  # fmt: skip
    return render(request, "feedback/paper.html", context)


def _kind(kind: str) -> FormKind:
    if kind not in set(FormKind):
        raise Http404("There is no such form.")
    return FormKind(kind)


def _whose(event: Event, kind: FormKind, wanted: str) -> Booking | None:
    """The person who was chosen, else the first whose sheet is missing."""
    if not wanted:
        return waiting_for_paper(event, kind).first()
    if not wanted.isdecimal() or len(wanted) > 18:
        raise Http404("There is no such booking for this event.")
    return booking_in(event, int(wanted))
