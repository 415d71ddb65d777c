"""The desk's events: the list, a new one on one page, changes, and each step of an event's life."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid5

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from trivet.events.states import StateError
from trivet.vocabulary import EventKind
from trivet.web.events.access import event_for
from trivet.web.events.actions import (
    add_event,
    add_open_event,
    add_venue,
    cancel_event,
    change_event,
    close,
    confirm,
    mark_run,
    publish,
    reopen,
    undo_cancel_event,
    unpublish,
)
from trivet.web.events.details import EventDetails
from trivet.web.events.forms import DeskListForm, EventForm, OpenEventForm, WhyForm, house_details
from trivet.web.events.forms.fields import number_of
from trivet.web.events.listing import desk_events, listed, listed_one
from trivet.web.events.models import Event
from trivet.web.events.queries import alive
from trivet.web.events.reckoning import clashes_of
from trivet.web.people.access import DeskRequest, desk
from trivet.web.people.paging import page_of
from trivet.web.people.versions import ChangedMeanwhileError, opened_anew
from trivet.web.training.access import course_for
from trivet.web.training.queries import library

_MOST_WARNINGS = 6


@desk
def event_list(request: DeskRequest) -> HttpResponse:
    form, today = DeskListForm(request.GET), timezone.localdate()
    page = page_of(desk_events(today, form.sought), request.GET.get("page"))
    rows = [(one, one.verdict(today)) for one in listed(page.object_list)]
    return render(request, "events/desk_list.html", {"form": form, "page": page, "rows": rows})


@desk
def open_new(request: DeskRequest) -> HttpResponse:
    """A whole open event: course, venue, event, published."""
    form = _opening(request)
    if request.method == "POST" and not {"show", "take"} & set(request.POST) and form.is_valid():
        try:
            made = add_open_event(form.opening(), submission=number_of(form), by=request.user, now=timezone.now())
        except StateError as error:
            form.add_error(None, str(error))
        else:
            public = "It is on the public list, and takes bookings." if made.is_published else "It is a draft."
            messages.success(request, f"The event is stored. {public}")
            return _shown(request, made)
    return render(request, "events/open_form.html", {"form": _taken(request, form)})


@desk
def day(request: DeskRequest) -> HttpResponse:
    """The day for the values ticked, stored by nobody."""
    form = OpenEventForm(library(), house_details(request.GET), request.GET or None)
    form.is_valid()
    page = {"form": form, "planned": form.planned}
    return render(request, "desk/_timetable.html" if request.htmx else "events/day.html", page)


@desk
def event_new(request: DeskRequest, course_id: int) -> HttpResponse:
    """An event of a course that there is: in-house, unless the course is the provider's own."""
    course = course_for(request.user, course_id)
    form = EventForm(course, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        kind = EventKind.OPEN if course.customer.is_house else EventKind.IN_HOUSE
        made = add_event(course, _details(form, kind, request), submission=number_of(form), by=request.user)
        messages.success(request, "The event is stored as a draft. Confirm it when the customer has agreed.")
        return _shown(request, made)
    return render(request, "events/event_form.html", {"form": form, "course": course})


@desk
def event_edit(request: DeskRequest, event_id: int) -> HttpResponse:
    event = event_for(request.user, event_id)
    form = EventForm(event.course, request.POST if request.method == "POST" else None, event=event)
    if form.is_bound and form.is_valid():
        details, seen = _details(form, EventKind(event.kind), request), form.cleaned_data["version"] or 0
        try:
            stored = change_event(event, details, seen=seen, by=request.user, now=timezone.now())
        except ChangedMeanwhileError as error:
            opened_anew(form, error)
        except StateError as error:
            form.add_error("capacity", str(error))
        else:
            messages.success(request, "Stored. Who has booked is told, if the day or the place changed.")
            return _shown(request, stored)
    page = {"form": form, "course": event.course, "event": event, "clashes": clashes_of(event)}
    return render(request, "events/event_form.html", page)


@desk
def event_cancel(request: DeskRequest, event_id: int) -> HttpResponse:
    """Asks once, and says how many are told."""
    event = event_for(request.user, event_id)
    form = WhyForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            cancel_event(event, why=form.cleaned_data["why"], by=request.user, now=timezone.now())
        except StateError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, "The event is cancelled, and everybody on it is written to. You can undo this.")
        return redirect("desk:event", event.pk)
    page = {"form": form, "event": event, "told": alive(event).count(), "one": listed_one(event)}
    return render(request, "events/cancel.html", page)


Step = Callable[[Event, DeskRequest], Event]
#: What can be pressed on an event's page, and what is said then.
_STEPS: dict[str, tuple[Step, str]] = {
    "publish": (lambda event, request: publish(event, by=request.user, now=timezone.now()), "It is public now."),
    "unpublish": (
        lambda event, request: unpublish(event, by=request.user),
        "It is off the public list. Bookings stand.",
    ),
    "confirm": (lambda event, request: confirm(event, by=request.user), "Confirmed."),
    "run": (lambda event, request: mark_run(event, by=request.user, today=timezone.localdate()), "Marked as held."),
    "close": (lambda event, request: close(event, by=request.user, today=timezone.localdate()), "Closed."),
    "reopen": (lambda event, request: reopen(event, by=request.user), "One step back."),
    "undo": (
        lambda event, request: undo_cancel_event(event, by=request.user),
        "It takes place after all. Who had booked is told.",
    ),
}


@desk
@require_POST
def step(request: DeskRequest, event_id: int, verb: str) -> HttpResponse:
    event = event_for(request.user, event_id)
    if verb not in _STEPS:
        raise Http404("There is nothing of that name to do.")
    act, sentence = _STEPS[verb]
    try:
        act(event, request)
    except StateError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, sentence)
    return redirect("desk:event", event.pk)


def _details(form: EventForm, kind: EventKind, request: DeskRequest) -> EventDetails:
    """The form's event, at its new venue if one was typed."""
    details, venue = form.event_details(kind), form.new_venue()
    if venue is None:
        return details
    return replace(details, venue=add_venue(venue, submission=uuid5(number_of(form), "venue"), by=request.user))


def _shown(request: DeskRequest, event: Event) -> HttpResponse:
    """To the event's page, with what stands in its way: it warns, and never forbids."""
    for clash in clashes_of(event_for(request.user, event.pk))[:_MOST_WARNINGS]:
        messages.warning(request, clash.sentence)
    return redirect("desk:event", event.pk)


def _opening(request: DeskRequest) -> OpenEventForm:
    data = request.POST if request.method == "POST" else None
    return OpenEventForm(library(), house_details(data or request.GET), data, trainer=request.user)


def _taken(request: DeskRequest, form: OpenEventForm) -> OpenEventForm:
    """The form with the day that somebody chose instead of their own, if they did."""
    chosen = request.POST.get("take", "")
    if not form.is_bound:
        return form
    form.is_valid()
    return next((form.taking(offer) for offer in form.planned.offers if str(offer.number) == chosen), form)
