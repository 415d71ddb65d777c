"""Customers: who are they, and how do their documents look?"""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from trivet.curriculum import terms_for
from trivet.vocabulary import Nation, Sector
from trivet.web.people.access import DeskRequest, desk
from trivet.web.people.logos import logo_answer
from trivet.web.people.paging import page_of
from trivet.web.people.versions import ChangedMeanwhileError, opened_anew
from trivet.web.training.access import customer_for
from trivet.web.training.actions import (
    CustomerInUseError,
    add_customer,
    change_customer,
    delete_customer,
)
from trivet.web.training.forms import CustomerForm
from trivet.web.training.models import Customer
from trivet.web.training.queries import courses_of, customers, library


@desk
def customer_list(request: DeskRequest) -> HttpResponse:
    search = request.GET.get("q", "").strip()
    return render(
        request, "desk/customers.html", {"page": page_of(customers(search), request.GET.get("page")), "search": search}
    )


@desk
def customer_new(request: DeskRequest) -> HttpResponse:
    form = CustomerForm(request.POST, request.FILES) if request.method == "POST" else CustomerForm()
    if form.is_to_be_stored:
        number = form.cleaned_data["submission"] or uuid.uuid4()
        row = add_customer(form.details(), form.logo_choice(), submission=number, by=request.user)
        messages.success(request, f"{row.name} is stored. Now build their course.")
        return redirect("desk:customer", row.pk)
    return render(request, "desk/customer_form.html", {"form": form})


@desk
def customer(request: DeskRequest, customer_id: int) -> HttpResponse:
    row = customer_for(request.user, customer_id)
    return render(
        request, "desk/customer.html", {"customer": row, "page": page_of(courses_of(row), request.GET.get("page"))}
    )


@desk
def customer_edit(request: DeskRequest, customer_id: int) -> HttpResponse:
    row = customer_for(request.user, customer_id)
    form = _form_of(request, row)
    if form.is_to_be_stored:
        seen = form.cleaned_data["version"] or 0
        try:
            change_customer(row, form.details(), form.logo_choice(), seen=seen, by=request.user)
        except ChangedMeanwhileError as error:
            opened_anew(form, error)
        else:
            messages.success(request, "Stored. Every document printed from now on carries it.")
            return redirect("desk:customer", row.pk)
    return render(request, "desk/customer_form.html", {"form": form, "customer": row})


@desk
def customer_logo(request: DeskRequest, customer_id: int) -> HttpResponse:
    return logo_answer(customer_for(request.user, customer_id).logo_value())


@desk
def customer_delete(request: DeskRequest, customer_id: int) -> HttpResponse:
    row = customer_for(request.user, customer_id)
    if request.method == "POST":
        try:
            delete_customer(row, by=request.user)
        except CustomerInUseError as error:
            messages.error(request, str(error))
            return redirect("desk:customer", row.pk)
        messages.success(request, f"{row.name} is deleted.")
        return redirect("desk:customers")
    return render(request, "desk/customer_delete.html", {"customer": row, "courses": courses_of(row).count()})


def _form_of(request: DeskRequest, row: Customer) -> CustomerForm:
    words = terms_for(library(), Nation(row.nation), Sector(row.sector))
    if request.method == "POST":
        return CustomerForm(request.POST, request.FILES, customer=row, usual_words=words)
    return CustomerForm(customer=row, usual_words=words)
