"""The desk's page of an event's follow-through: how many took part, and when the reasons are shown."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from trivet.simulation.plan import WEEKS
from trivet.web.drills.actions import set_reasons
from trivet.web.drills.forms import ReasonsForm
from trivet.web.drills.queries import participation, reasons_from
from trivet.web.events.access import event_for
from trivet.web.people.access import DeskRequest, answers, desk


@desk
@require_safe
def event(request: DeskRequest, event_id: int) -> HttpResponse:
    row = event_for(request.user, event_id)
    counts = participation(row)
    page = {
        "event": row, "counts": counts, "form": ReasonsForm(initial={"reasons": reasons_from(row)}),
        "weeks": [(week, counts.letters.get(week, 0)) for week in WEEKS],
        "forms": [(form, counts.moments.get(form, 0)) for form in "abc"],
    }  # fmt: skip
    return render(request, "drills/event.html", page)


@answers
@require_POST
def reasons(request: DeskRequest, event_id: int) -> HttpResponse:
    row, form = event_for(request.user, event_id), ReasonsForm(request.POST)
    if form.is_valid():
        set_reasons(row, form.cleaned_data["reasons"], by=request.user)
        messages.success(
            request, "Stored. It holds for everybody who finishes a form from now on, and for those who look again."
        )
    return redirect("drills:event", row.pk)
