"""The register: who is here, and one tap for each who comes."""

import uuid
from datetime import timedelta
from typing import TypedDict
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from trivet.events.attendance import Source
from trivet.events.states import StateError
from trivet.press.pdf import PressError
from trivet.web.day.access import booking_in
from trivet.web.day.actions import Seen, mark_in, mark_out, undo
from trivet.web.day.closing import TooEarlyError, close_day, reopen_day
from trivet.web.day.forms import MarkForm, WalkInForm
from trivet.web.day.hours import hours_of, minute_at, plans_of
from trivet.web.day.models import Register
from trivet.web.day.paper import sheet_of
from trivet.web.day.queries import Counts, Row, counts, register_of, rows_of
from trivet.web.day.views.days import QUEUED, Chosen, chosen_day, unread
from trivet.web.events.access import event_for
from trivet.web.events.actions import add_walk_in
from trivet.web.events.models import Booking, Event
from trivet.web.events.refusals import BookingError
from trivet.web.people.access import DeskRequest, desk
from trivet.web.people.models import User
from trivet.web.training.documents import site_pdf


class Page(TypedDict, total=False):
    event: Event
    chosen: Chosen
    rows: list[Row]
    counts: Counts
    search: str
    register: Register | None
    is_planned: bool
    form: WalkInForm


@require_safe
@desk
def register(request: DeskRequest, event_id: int) -> HttpResponse:
    event = event_for(request.user, event_id)
    chosen, search = chosen_day(request, event), request.GET.get("q", "").strip()[:100]
    whole = rows_of(event, chosen.day)
    page: Page = {
        "event": event,
        "chosen": chosen,
        "rows": [row for row in whole if search.lower() in row.booking.printed_name.lower()],
        "counts": counts(whole),
        "search": search,
        "register": register_of(event, chosen.day),
        "is_planned": bool(plans_of(event)),
        "form": WalkInForm(auto_id="walk-in-%s"),
    }
    return render(request, "day/_people.html" if "part" in request.GET else "day/register.html", dict(page))


@require_POST
@desk
def mark(request: DeskRequest, event_id: int) -> HttpResponse:
    """One tap: came, left, or the last of these taken back."""
    event = event_for(request.user, event_id)
    form = MarkForm(request.POST)
    if not form.is_valid():
        return unread(form)
    booking, chosen = booking_in(request.user, event_id, form.cleaned_data["booking"]), chosen_day(request, event)
    booking.event = event
    verb = form.cleaned_data["verb"]
    # Each button of one form has a number of its own: pressed twice it is pressed once.
    number = uuid.uuid5(form.number, verb)
    if verb == "undo":
        undo(booking, chosen.day, submission=number, now=chosen.now, by=request.user)
    else:
        seen = _seen(chosen, form.cleaned_data["ago"] or 0, is_in=verb == "in")
        note = mark_in if verb == "in" else mark_out
        note(booking, seen, submission=number, now=chosen.now, by=request.user)
    return _done(request, chosen, f"#b{booking.pk}")


@require_POST
@desk
def walk_in(request: DeskRequest, event_id: int) -> HttpResponse:
    """Somebody who came without a booking: booked, and here."""
    event = event_for(request.user, event_id)
    chosen, form = chosen_day(request, event), WalkInForm(request.POST, auto_id="walk-in-%s")
    booking = _booked(event, form, chosen, by=request.user) if form.is_valid() else None
    if booking is None:
        page = {"event": event, "chosen": chosen, "form": form}
        return unread(form) if QUEUED in request.headers else render(request, "day/walk_in.html", page, status=422)
    ago = request.POST.get("ago", "")
    seen = _seen(chosen, int(ago) if ago.isdecimal() and len(ago) < 6 else 0, is_in=True, source=Source.WALK_IN)
    mark_in(booking, seen, submission=form.number, now=chosen.now, by=request.user)
    if QUEUED not in request.headers:
        messages.success(request, f"{booking.printed_name} is booked, and here.")
    return _done(request, chosen, f"#b{booking.pk}")


@require_POST
@desk
def close(request: DeskRequest, event_id: int) -> HttpResponse:
    """The register of a day is complete, or is opened again."""
    event = event_for(request.user, event_id)
    chosen = chosen_day(request, event)
    if request.POST.get("verb") == "reopen":
        reopen_day(event, chosen.day, by=request.user)
        messages.success(request, "The register is open again.")
        return _done(request, chosen)
    try:
        close_day(event, chosen.day, now=chosen.now, today=chosen.today, by=request.user)
    except (TooEarlyError, StateError) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "The register of this day is closed. You can still correct a time.")
    return _done(request, chosen)


@require_safe
@desk
def sheet(request: DeskRequest, event_id: int) -> HttpResponse:
    """The signature sheet as PDF."""
    event = event_for(request.user, event_id)
    try:
        data = site_pdf(sheet_of(event))
    except PressError as error:
        messages.error(request, f"The sheet could not be printed. {error} The register itself is not touched.")
        return redirect("day:register", event.pk)
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="signatures-{event.date}-{event.slug}.pdf"'
    response["Cache-Control"] = "private, no-cache"
    return response


def _booked(event: Event, form: WalkInForm, chosen: Chosen, *, by: User) -> Booking | None:
    """The booking of somebody who walked in; none, with a word on the form, when the event takes nobody any more."""
    try:
        booking = add_walk_in(event, form.details(), submission=form.number, now=chosen.now, by=by)
    except BookingError as error:
        form.add_error(None, str(error))
        return None
    booking.event = event
    return booking


def _seen(chosen: Chosen, ago: int, *, is_in: bool, source: Source = Source.TAP) -> Seen:
    """The moment of a tap; on another day than the one on the page, the planned start or end of that day."""
    moment = chosen.now - timedelta(seconds=ago)
    if timezone.localdate(moment) == chosen.date:
        return Seen(chosen.day, minute_at(moment), source)
    hours = hours_of(chosen.event)[chosen.day]
    kept = source if source is Source.WALK_IN else Source.DESK
    return Seen(chosen.day, hours.start if is_in else hours.end, kept)


def _done(request: DeskRequest, chosen: Chosen, anchor: str = "") -> HttpResponse:
    if QUEUED in request.headers:
        return HttpResponse(status=204)
    search = request.POST.get("q", "").strip()[:100]
    asked = urlencode({**({"day": chosen.number} if chosen.query else {}), **({"q": search} if search else {})})
    address = reverse("day:register", args=[chosen.event.pk])
    return redirect(f"{address}{'?' * bool(asked)}{asked}{anchor}")
