"""The paper twin: typed in fast, and compared with the screen."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from trivet.web.day.access import booking_in, mark_of
from trivet.web.day.actions import MarkGoneError, enter_paper, settle
from trivet.web.day.compared import comparison
from trivet.web.day.forms import Numbered, PaperForm
from trivet.web.day.hours import hours_of
from trivet.web.day.paper import typed_times
from trivet.web.day.queries import rows_of
from trivet.web.day.views.days import chosen_day
from trivet.web.events.access import event_for
from trivet.web.people.access import DeskRequest, desk

KEPT = {"paper": "The paper is right", "screen": "The screen is right"}


@desk
def paper(request: DeskRequest, event_id: int) -> HttpResponse:
    event = event_for(request.user, event_id)
    chosen = chosen_day(request, event)
    rows = rows_of(event, chosen.day)
    data = request.POST if request.method == "POST" else None
    form = PaperForm(data, rows, typed_times(event, chosen.day), hours_of(event)[chosen.day])
    if form.is_bound and form.is_valid():
        made = enter_paper(event, chosen.day, form.lines(), submission=form.number, now=chosen.now, by=request.user)
        messages.success(request, f"The sheet is stored: {made} {'time' if made == 1 else 'times'} new or changed.")
        return redirect(reverse("day:reconcile", args=[event.pk]) + chosen.query)
    status = 422 if form.is_bound else 200
    return render(request, "day/paper.html", {"event": event, "chosen": chosen, "form": form}, status=status)


@require_safe
@desk
def reconcile(request: DeskRequest, event_id: int) -> HttpResponse:
    event = event_for(request.user, event_id)
    chosen = chosen_day(request, event)
    page = {"event": event, "chosen": chosen, "found": comparison(event, chosen.day), "form": Numbered(auto_id=False)}
    return render(request, "day/reconcile.html", page)


@require_POST
@desk
def decide(request: DeskRequest, event_id: int, booking_id: int, counted_id: int, other_id: int) -> HttpResponse:
    """Somebody looked at both, and says which is right."""
    booking = booking_in(request.user, event_id, booking_id)
    chosen, form, keep = chosen_day(request, booking.event), Numbered(request.POST), request.POST.get("keep", "")
    counted, other = mark_of(booking, counted_id), mark_of(booking, other_id)
    if keep in KEPT and form.is_valid():
        try:
            settle(
                counted, other, keep_paper=keep == "paper", reason=KEPT[keep], submission=form.number,
                now=chosen.now, by=request.user,
            )  # fmt: skip
        except MarkGoneError as error:
            messages.error(request, str(error))
    return redirect(reverse("day:reconcile", args=[event_id]) + chosen.query)
