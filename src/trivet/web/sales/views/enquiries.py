"""Enquiries at the desk: who asks for what, and what became of it?"""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from trivet.web.people.access import DeskRequest, money
from trivet.web.people.paging import page_of
from trivet.web.sales.access import enquiry_for
from trivet.web.sales.actions import quote_enquiry, set_enquiry_state
from trivet.web.sales.details import SalesError
from trivet.web.sales.forms import CloseForm, MilesForm
from trivet.web.sales.queries import enquiries
from trivet.web.training.planning import planned
from trivet.web.training.queries import library


@money
def enquiry_list(request: DeskRequest) -> HttpResponse:
    tab, search = request.GET.get("tab", "open"), request.GET.get("q", "").strip()[:100]
    page = page_of(enquiries(tab, search), request.GET.get("page"))
    return render(request, "sales/enquiries.html", {"page": page, "tab": tab, "search": search})


@money
def enquiry(request: DeskRequest, enquiry_id: int) -> HttpResponse:
    row = enquiry_for(request.user, enquiry_id)
    page = {
        "enquiry": row,
        "planned": planned(library(), row.customer_details(), row.course_details()),
        "titles": [library().module(one).title for one in row.options],
        "days": [date.fromisoformat(day) for day in row.dates],
        "quotes": row.quotes.defer("pdf").order_by("-number", "-edition"),
        "miles": MilesForm(),
        "close": CloseForm(),
    }
    return render(request, "sales/enquiry.html", page)


@money
def enquiry_quote(request: DeskRequest, enquiry_id: int) -> HttpResponse:
    """One click: customer, course and priced quote."""
    row = enquiry_for(request.user, enquiry_id)
    form = MilesForm(request.POST)
    if request.method != "POST" or not form.is_valid():
        messages.error(request, "Miles are a whole number from 0 to 2,000. Nothing was made.")
        return redirect("sales:enquiry", row.pk)
    try:
        made = quote_enquiry(row, miles=form.miles_or_none(), by=request.user, today=timezone.localdate())
    except SalesError as error:
        messages.error(request, str(error))
        return redirect("sales:enquiry", row.pk)
    return redirect("sales:quote", made.pk)


@money
def enquiry_state(request: DeskRequest, enquiry_id: int) -> HttpResponse:
    row, form = enquiry_for(request.user, enquiry_id), CloseForm(request.POST)
    if request.method == "POST" and form.is_valid():
        try:
            set_enquiry_state(row, form.cleaned_data["state"], why=form.cleaned_data["why"], by=request.user)
        except SalesError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, "Stored.")
    return redirect("sales:enquiry", row.pk)
