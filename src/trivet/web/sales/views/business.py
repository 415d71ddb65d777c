"""How we do business: prices, VAT, terms, and the days on which nobody works."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from trivet.web.events.queries import business as business_now
from trivet.web.events.queries import newest_terms
from trivet.web.people.access import DeskRequest, money, owner
from trivet.web.people.versions import ChangedMeanwhileError, opened_anew
from trivet.web.sales.access import closure_for
from trivet.web.sales.actions import add_closure, add_terms, remove_closure, save_business
from trivet.web.sales.forms import BusinessForm, ClosureForm, TermsForm
from trivet.web.sales.queries import closures_to_come, holidays_ahead, terms_versions


@owner
def business(request: DeskRequest) -> HttpResponse:
    form = BusinessForm(request.POST) if request.method == "POST" else BusinessForm.of(business_now())
    if form.is_bound and form.is_valid():
        try:
            save_business(form.values(), seen=form.cleaned_data["version"], by=request.user)
        except ChangedMeanwhileError as error:
            opened_anew(form, error)
        else:
            messages.success(request, "Stored. What you quoted and invoiced before stays as it was.")
            return redirect("sales:business")
    return render(request, "sales/business.html", {"form": form, "terms": newest_terms()})


@owner
def terms(request: DeskRequest) -> HttpResponse:
    """The versions of the terms, and a form that adds the next one."""
    form = TermsForm(request.POST if request.method == "POST" else None, last=newest_terms())
    if form.is_bound and form.is_valid():
        made = add_terms(form.cleaned_data["text"], form.cleaned_data["text_cy"], form.steps(), by=request.user)
        messages.success(request, f"Version {made.number} stands from now on. Who accepted an earlier one keeps it.")
        return redirect("sales:terms")
    return render(request, "sales/terms.html", {"form": form, "versions": terms_versions()})


@money
def closures(request: DeskRequest) -> HttpResponse:
    form, today = ClosureForm(request.POST if request.method == "POST" else None), timezone.localdate()
    if form.is_bound and form.is_valid():
        add_closure(form.closed(), by=request.user)
        messages.success(request, "Noted. Whoever plans an event on these days is told.")
        return redirect("sales:closures")
    holidays = {nation.capitalize(): days for nation, days in holidays_ahead(today).items()}
    page = {"form": form, "closures": closures_to_come(today), "holidays": holidays}
    return render(request, "sales/closures.html", page)


@money
def closure_remove(request: DeskRequest, closure_id: int) -> HttpResponse:
    row = closure_for(request.user, closure_id)
    if request.method == "POST":
        remove_closure(row, by=request.user)
        messages.success(request, "Taken off the calendar.")
    return redirect("sales:closures")
