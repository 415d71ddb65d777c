"""Who there is, and beginning somebody new."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from trivet.web.authoring.access import anybody_for
from trivet.web.authoring.actions import TakenError, begin
from trivet.web.authoring.forms import BeginForm
from trivet.web.authoring.listing import own_rows, shipped_rows
from trivet.web.people.access import DeskRequest, author


@author
def clients(request: DeskRequest) -> HttpResponse:
    return render(request, "authoring/list.html", {"own": own_rows(), "shipped": shipped_rows()})


@author
def new(request: DeskRequest) -> HttpResponse:
    form = BeginForm(
        request.POST if request.method == "POST" else None, initial={"start": f"client:{request.GET.get('from', '')}"}
    )
    if form.is_bound and form.is_valid():
        kind, chosen = form.chosen
        source = anybody_for(request.user, chosen).text if kind == "client" else ""
        try:
            row = begin(form.cleaned_data["name"], start=chosen, source=source, by=request.user)
        except TakenError as error:
            form.add_error("name", str(error))
        else:
            messages.success(request, "Begun. Nobody meets this client until you publish it.")
            return redirect(row)
    return render(request, "authoring/new.html", {"form": form}, status=422 if form.errors else 200)
