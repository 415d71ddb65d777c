"""The directory: whom do we know, and is somebody in it twice?"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from trivet.web.desk.access import participant_for
from trivet.web.desk.actions import change_person
from trivet.web.desk.directory import bookings_of, people, twins_among_people
from trivet.web.desk.forms import PersonForm
from trivet.web.desk.history import history_of
from trivet.web.desk.merging import CannotMergeError, merge_people
from trivet.web.people.access import DeskRequest, desk
from trivet.web.people.paging import page_of


@desk
def participants(request: DeskRequest) -> HttpResponse:
    search = request.GET.get("q", "").strip()
    page = page_of(people(search), request.GET.get("page"))
    return render(request, "desk/participants.html", {"page": page, "search": search})


@desk
def participant(request: DeskRequest, participant_id: int) -> HttpResponse:
    row = participant_for(request.user, participant_id)
    if row.merged_into_id:
        return redirect("desk:participant", row.merged_into_id)
    values = {"person": row, "page": page_of(bookings_of(row), request.GET.get("page")), "history": history_of(row)}
    return render(request, "desk/participant.html", values)


@desk
def participant_edit(request: DeskRequest, participant_id: int) -> HttpResponse:
    row = participant_for(request.user, participant_id)
    form = PersonForm(request.POST) if request.method == "POST" else PersonForm.of(row)
    if form.is_bound and form.is_valid():
        change_person(row, form.cleaned_data, by=request.user)
        messages.success(request, "Stored. Certificates that are already issued keep the name they were issued in.")
        return redirect("desk:participant", row.pk)
    return render(request, "desk/participant_form.html", {"form": form, "person": row})


@desk
def duplicates(request: DeskRequest) -> HttpResponse:
    return render(request, "desk/duplicates.html", {"pairs": twins_among_people()})


@desk
def merge(request: DeskRequest, participant_id: int, other_id: int) -> HttpResponse:
    """Put two rows together, after showing both side by side."""
    stays, goes = participant_for(request.user, participant_id), participant_for(request.user, other_id)
    if request.method == "POST":
        try:
            merge_people(stays, goes, by=request.user)
        except CannotMergeError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, "The two are one person now, with the bookings of both.")
        return redirect("desk:participant", stays.pk)
    both = [(row, bookings_of(row)) for row in (stays, goes)]
    return render(request, "desk/merge.html", {"stays": stays, "goes": goes, "both": both})
