"""Venues: the list, a new one, and what each of them has."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from trivet.web.events.access import venue_for
from trivet.web.events.actions import add_venue, change_venue
from trivet.web.events.forms import VenueForm
from trivet.web.events.forms.fields import number_of
from trivet.web.events.forms.venue import FEATURE_WORDS
from trivet.web.events.queries import venues
from trivet.web.people.access import DeskRequest, desk
from trivet.web.people.paging import page_of
from trivet.web.people.versions import ChangedMeanwhileError, opened_anew


@desk
def venue_list(request: DeskRequest) -> HttpResponse:
    page = page_of(venues(), request.GET.get("page"))
    rows = [(venue, [FEATURE_WORDS[one] for one in venue.features if one in FEATURE_WORDS]) for venue in page]
    return render(request, "events/venues.html", {"page": page, "rows": rows})


@desk
def venue_new(request: DeskRequest) -> HttpResponse:
    form = VenueForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        made = add_venue(form.details(), submission=number_of(form), by=request.user)
        messages.success(request, f"{made.name} is stored.")
        return redirect("events:venues")
    return render(request, "events/venue_form.html", {"form": form})


@desk
def venue_edit(request: DeskRequest, venue_id: int) -> HttpResponse:
    venue = venue_for(request.user, venue_id)
    form = VenueForm(request.POST if request.method == "POST" else None, venue=venue)
    if form.is_bound and form.is_valid():
        try:
            change_venue(venue, form.details(), seen=form.cleaned_data["version"] or 0, by=request.user)
        except ChangedMeanwhileError as error:
            opened_anew(form, error)
        else:
            messages.success(request, "Stored.")
            return redirect("events:venues")
    return render(request, "events/venue_form.html", {"form": form, "venue": venue})
