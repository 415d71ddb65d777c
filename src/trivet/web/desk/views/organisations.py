"""Organisations that send people."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from trivet.web.desk.access import organisation_for
from trivet.web.desk.actions import change_organisation
from trivet.web.desk.directory import organisations, people_of, twins_among_organisations
from trivet.web.desk.forms import OrganisationForm
from trivet.web.desk.merging import CannotMergeError, merge_organisations
from trivet.web.people.access import DeskRequest, desk
from trivet.web.people.paging import page_of


@desk
def organisation_list(request: DeskRequest) -> HttpResponse:
    search = request.GET.get("q", "").strip()
    pairs = () if search else twins_among_organisations()
    values = {"page": page_of(organisations(search), request.GET.get("page")), "search": search, "pairs": pairs}
    return render(request, "desk/organisations.html", values)


@desk
def organisation(request: DeskRequest, organisation_id: int) -> HttpResponse:
    row = organisation_for(request.user, organisation_id)
    if row.merged_into_id:
        return redirect("desk:organisation", row.merged_into_id)
    form = OrganisationForm(request.POST) if request.method == "POST" else OrganisationForm.of(row)
    if form.is_bound and form.is_valid():
        change_organisation(row, **form.cleaned_data, by=request.user)
        messages.success(request, "Stored.")
        return redirect("desk:organisation", row.pk)
    values = {"organisation": row, "form": form, "page": page_of(people_of(row), request.GET.get("page"))}
    return render(request, "desk/organisation.html", values)


@desk
def merge(request: DeskRequest, organisation_id: int, other_id: int) -> HttpResponse:
    """Put two organisations together, after asking once."""
    stays, goes = organisation_for(request.user, organisation_id), organisation_for(request.user, other_id)
    if request.method == "POST":
        try:
            merge_organisations(stays, goes, by=request.user)
        except CannotMergeError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, f"Everybody of {goes.name} is at {stays.name} now.")
        return redirect("desk:organisation", stays.pk)
    return render(request, "desk/organisation_merge.html", {"stays": stays, "goes": goes})
