"""CSV in and out: first what a file would do, then, at a second press, the doing."""

import hashlib

from django.contrib import messages
from django.core.cache import caches
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from trivet.web.desk.directory import people
from trivet.web.desk.exchange import bookings_csv, incoming, people_csv
from trivet.web.desk.importing import event_bookings, take_in
from trivet.web.events.access import event_for
from trivet.web.events.models import Event
from trivet.web.people.access import DeskRequest, desk
from trivet.web.people.spreadsheet import answer
from trivet.web.training.forms import ImportForm


@desk
def export_people(request: DeskRequest) -> HttpResponse:
    return answer(people_csv(people()), "people.csv")


@desk
def export_bookings(request: DeskRequest, event_id: int) -> HttpResponse:
    event = event_for(request.user, event_id)
    return answer(bookings_csv(event_bookings(event)), f"bookings-{event.slug}.csv")


@desk
def import_people(request: DeskRequest, event_id: int | None = None) -> HttpResponse:
    event = event_for(request.user, event_id) if event_id else None
    form = ImportForm(request.POST or None, request.FILES or None)
    key = request.POST.get("key", "")
    if key:
        return _store(request, event, key)
    if form.is_bound and form.is_valid():
        text: str = form.cleaned_data["file"]
        return render(
            request, "desk/import.html", {"form": form, "event": event, "incoming": incoming(text), "key": _kept(text)}
        )
    return render(request, "desk/import.html", {"form": form, "event": event})


def _store(request: DeskRequest, event: Event | None, key: str) -> HttpResponse:
    text: str | None = caches["drafts"].get(f"people-{key}") if len(key) == 64 and key.isalnum() else None
    if text is None:
        messages.error(request, "That file has waited too long. Choose it again; nothing was changed.")
    else:
        messages.success(request, take_in(incoming(text), event, now=timezone.now(), by=request.user))
    return redirect("events:bookings", event.pk) if event else redirect("desk:participants")


def _kept(text: str) -> str:
    key = hashlib.sha256(text.encode()).hexdigest()
    caches["drafts"].set(f"people-{key}", text)
    return key
