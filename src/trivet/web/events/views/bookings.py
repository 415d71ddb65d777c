"""Bookings at the desk: who comes, who waits and in which order; added, changed, moved and cancelled by hand."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from trivet.content.suitability import load_suitability
from trivet.events.money import pounds
from trivet.events.suitability import named
from trivet.web.events.access import booking_at_desk, event_for
from trivet.web.events.actions import (
    BookingError,
    accept_offer,
    add_walk_in,
    book,
    cancel_booking,
    change_booking,
    decline_offer,
    fill_places,
    leave_waiting_list,
    needs_of,
    transfer,
    undo_cancel_booking,
)
from trivet.web.events.forms import BookingEditForm, ByHandForm
from trivet.web.events.forms.fields import number_of
from trivet.web.events.listing import events_to_move_to, listed_one
from trivet.web.events.models import Booking
from trivet.web.events.queries import bookings_of, position_of, waiting_in_line
from trivet.web.events.reckoning import due_for
from trivet.web.events.words import due_words, state_words
from trivet.web.people.access import DeskRequest, desk
from trivet.web.people.audit import saw
from trivet.web.people.paging import page_of


@desk
def booking_list(request: DeskRequest, event_id: int) -> HttpResponse:
    event = event_for(request.user, event_id)
    page = {
        "event": event,
        "one": listed_one(event),
        "page": page_of(bookings_of(event), request.GET.get("page"), per_page=100),
        "line": list(waiting_in_line(event)),
    }
    return render(request, "events/bookings.html", page)


@desk
def booking_new(request: DeskRequest, event_id: int) -> HttpResponse:
    """Somebody rang, or stands in the room: a walk-in gets a place even when there is none."""
    event = event_for(request.user, event_id)
    form = ByHandForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        walked_in = "walk_in" in request.POST
        act = add_walk_in if walked_in else book
        details = form.details(source="walk-in" if walked_in else "desk")
        try:
            made = act(event, details, submission=number_of(form), now=timezone.now(), by=request.user)
        except BookingError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"{made.printed_name}: {made.get_state_display().lower()}.")
            return redirect("events:bookings", event.pk)
    return render(request, "events/booking_new.html", {"form": form, "event": event, "one": listed_one(event)})


@desk
def booking(request: DeskRequest, booking_id: int) -> HttpResponse:
    row = booking_at_desk(request.user, booking_id)
    sees = request.user.may_read_answers
    form = BookingEditForm(row, request.POST if request.method == "POST" else None, with_needs=sees)
    if form.is_bound and form.is_valid():
        try:
            change_booking(row, form.details(), now=timezone.now(), by=request.user)
        except BookingError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Stored.")
            return redirect("events:booking", row.pk)
    if sees and needs_of(row):
        saw(request.user, row, "needs")
    return render(request, "events/booking.html", _page(row, form))


@desk
def booking_act(request: DeskRequest, booking_id: int, verb: str) -> HttpResponse:
    row = booking_at_desk(request.user, booking_id)
    if verb not in ("cancel", "undo", "move", "accept", "decline", "leave"):
        raise Http404("There is nothing of that name to do.")
    if request.method != "POST":
        return redirect("events:booking", row.pk)
    try:
        sentence = _done(request, row, verb)
    except BookingError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, sentence)
    return redirect("events:booking", row.pk)


@desk
def offer(request: DeskRequest, event_id: int) -> HttpResponse:
    """Offer what is free to who waits, now rather than in a while."""
    event = event_for(request.user, event_id)
    if request.method == "POST":
        made = fill_places(event, now=timezone.now())
        messages.success(request, f"Offered to {len(made)}." if made else "There is no free place to offer.")
    return redirect("events:bookings", event.pk)


def _done(request: DeskRequest, row: Booking, verb: str) -> str:
    now, by = timezone.now(), request.user
    if verb == "cancel":
        cancel_booking(row, now=now, by=by, waive="waive" in request.POST)
        return "Cancelled. A letter is on its way, and the place goes to who waits. You can undo this."
    if verb == "undo":
        undo_cancel_booking(row, now=now, by=by)
        return "The cancellation is taken back."
    if verb == "move":
        chosen = request.POST.get("event", "")
        target = event_for(by, int(chosen) if chosen.isdecimal() and len(chosen) < 18 else 0)
        transfer(row, target, now=now, by=by)
        return "Moved. A letter is on its way."
    act = {"accept": accept_offer, "decline": decline_offer, "leave": leave_waiting_list}[verb]
    act(row, now=now, by=by)
    return "Done."


def _page(row: Booking, form: BookingEditForm) -> dict[str, object]:
    due = due_for(row, timezone.now())
    return {
        "booking": row,
        "form": form,
        "state": state_words(row),
        "line": position_of(row),
        "due": due,
        "fee": pounds(row.fee or 0),
        "due_words": due_words(due.percent, due.pence),
        "advice": [one.trainer for one in named(load_suitability(), row.advice)],
        "others": events_to_move_to(row.event, timezone.localdate()),
    }
