"""What is done to one invoice by one press: issued, mailed, paid, taken back, thrown away."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from trivet.press.pdf import PressError
from trivet.web.people.access import DeskRequest, money
from trivet.web.sales.access import invoice_for
from trivet.web.sales.actions import credit, delete_draft, issue, mail_invoice, pay
from trivet.web.sales.details import SalesError
from trivet.web.sales.forms import CreditForm, PayForm


@money
def invoice_issue(request: DeskRequest, invoice_id: int) -> HttpResponse:
    row = invoice_for(request.user, invoice_id)
    if request.method == "POST":
        try:
            row = issue(row, by=request.user, today=timezone.localdate())
        except SalesError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, f"Issued as {row.label}.")
    return redirect("sales:invoice", row.pk)


@money
def invoice_mail(request: DeskRequest, invoice_id: int) -> HttpResponse:
    row = invoice_for(request.user, invoice_id)
    if request.method == "POST":
        try:
            mail_invoice(row, by=request.user, now=timezone.now())
        except (SalesError, PressError) as error:
            messages.error(request, str(error))
        else:
            messages.success(request, "The letter with its PDF is in the mail queue.")
    return redirect("sales:invoice", row.pk)


@money
def invoice_pay(request: DeskRequest, invoice_id: int) -> HttpResponse:
    row = invoice_for(request.user, invoice_id)
    form = PayForm(request.POST, today=timezone.localdate())
    if request.method != "POST":
        return redirect("sales:invoice", row.pk)
    if not form.is_valid():
        words = " ".join(str(error) for errors in form.errors.values() for error in errors)
        messages.error(request, f"{words} Nothing was written down.")
        return redirect("sales:invoice", row.pk)
    try:
        pay(row, form.paid(), submission=form.cleaned_data["submission"], by=request.user)
    except SalesError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Written down.")
    return redirect("sales:invoice", row.pk)


@money
def invoice_credit(request: DeskRequest, invoice_id: int) -> HttpResponse:
    row, form = invoice_for(request.user, invoice_id), CreditForm(request.POST)
    if request.method != "POST" or not form.is_valid():
        messages.error(request, "Say why it is taken back: it is printed on the credit note. Nothing was changed.")
        return redirect("sales:invoice", row.pk)
    try:
        note = credit(row, why=form.cleaned_data["why"], by=request.user, today=timezone.localdate())
    except SalesError as error:
        messages.error(request, str(error))
        return redirect("sales:invoice", row.pk)
    messages.success(request, f"Taken back by {note.label}.")
    return redirect("sales:invoice", note.pk)


@money
def invoice_delete(request: DeskRequest, invoice_id: int) -> HttpResponse:
    row = invoice_for(request.user, invoice_id)
    if request.method != "POST":
        return redirect("sales:invoice", row.pk)
    try:
        delete_draft(row, by=request.user)
    except SalesError as error:
        messages.error(request, str(error))
        return redirect("sales:invoice", row.pk)
    messages.success(request, "The draft is gone. It had no number, so none is missing.")
    return redirect("sales:invoices")
