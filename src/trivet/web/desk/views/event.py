"""One event, with everything on it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from trivet.press.pdf import PressError
from trivet.web.desk.event import sheet_of
from trivet.web.desk.report import report_of
from trivet.web.events.access import event_for
from trivet.web.people.access import DeskRequest, answers, desk
from trivet.web.training.documents import site_pdf


@desk
def event(request: DeskRequest, event_id: int) -> HttpResponse:
    row = event_for(request.user, event_id)
    return render(
        request, "desk/event.html", {"event": row, "sheet": sheet_of(row, request.user, timezone.localdate())}
    )


@require_safe
@answers
def report(request: DeskRequest, event_id: int) -> HttpResponse:
    row = event_for(request.user, event_id)
    try:
        data = site_pdf(report_of(row, timezone.localdate()))
    except PressError as error:
        messages.error(request, f"The summary could not be printed. {error} The answers are not touched.")
        return redirect("feedback:forms", row.pk)
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="summary-{row.date}-{row.slug}.pdf"'
    response["Cache-Control"] = "private, no-cache"
    return response
