"""The team page: who works at the desk?"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from trivet.web.people.access import DeskRequest, colleague_for, owner
from trivet.web.people.actions import invite, let_in
from trivet.web.people.forms import TeamForm
from trivet.web.people.invitations import password_link
from trivet.web.people.paging import page_of
from trivet.web.people.queries import team


@owner
def members(request: DeskRequest) -> HttpResponse:
    form = TeamForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        new = form.cleaned_data
        person = invite(new["email"], name=new["name"], role=new["role"], by=request.user)
        return redirect("desk:team-link", person.pk)
    return render(request, "desk/team.html", {"form": form, "page": page_of(team(), request.GET.get("page"))})


@owner
def link(request: DeskRequest, person_id: int) -> HttpResponse:
    person = colleague_for(request.user, person_id)
    answer = render(request, "desk/team_link.html", {"person": person, "link": password_link(request, person)})
    answer["Cache-Control"] = "no-store"
    return answer


@owner
def door(request: DeskRequest, person_id: int) -> HttpResponse:
    """Let a colleague in, or shut them out. Either can be undone."""
    person = colleague_for(request.user, person_id)
    if request.method == "POST":
        may = request.POST.get("may") == "yes"
        let_in(person, may_sign_in=may, by=request.user)
        messages.success(request, f"{person.name} can {'sign in again' if may else 'no longer sign in'}.")
    return redirect("desk:team")
