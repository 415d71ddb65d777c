"""Invoices at the desk: what is owed, what came, and what does the accountant need?"""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from trivet.press.catalogue import Printed
from trivet.press.pdf import PressError
from trivet.web.events.access import event_for
from trivet.web.people import spreadsheet
from trivet.web.people.access import DeskRequest, money
from trivet.web.people.paging import page_of
from trivet.web.people.versions import ChangedMeanwhileError, opened_anew
from trivet.web.sales.access import invoice_for, quote_for
from trivet.web.sales.actions import draft_for_event, draft_for_quote, save_draft
from trivet.web.sales.details import SalesError
from trivet.web.sales.forms import CreditForm, InvoiceForm, PayForm, PeriodForm
from trivet.web.sales.ledger import to_csv
from trivet.web.sales.lines import lines_of
from trivet.web.sales.models import Invoice
from trivet.web.sales.papers import invoice_pdf
from trivet.web.sales.queries import invoices, issued_between, owed
from trivet.web.training.documents import answer


@money
def invoice_list(request: DeskRequest) -> HttpResponse:
    tab, today = request.GET.get("tab", "owed"), timezone.localdate()
    page = {
        "page": page_of(invoices(tab, today), request.GET.get("page")),
        "tab": tab,
        "today": today,
        "owed": owed(today),
        "period": PeriodForm(initial={"first": today.replace(day=1), "last": today}),
    }
    return render(request, "sales/invoices.html", page)


@money
def invoice(request: DeskRequest, invoice_id: int) -> HttpResponse:
    row = invoice_for(request.user, invoice_id)
    form = InvoiceForm(row, request.POST if request.method == "POST" else None) if row.state == "draft" else None
    if form and form.is_to_be_stored:
        try:
            save_draft(row, form.details(), seen=form.cleaned_data["version"], by=request.user)
        except ChangedMeanwhileError as error:
            opened_anew(form, error)
        except SalesError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Stored. It has no number until you issue it.")
            return redirect("sales:invoice", row.pk)
    return render(request, "sales/invoice.html", _page(row, form))


@money
def invoice_for_quote(request: DeskRequest, quote_id: int) -> HttpResponse:
    row = quote_for(request.user, quote_id)
    if request.method == "POST":
        try:
            return redirect("sales:invoice", draft_for_quote(row, by=request.user).pk)
        except SalesError as error:
            messages.error(request, str(error))
    return redirect("sales:quote", row.pk)


@money
def invoices_for_event(request: DeskRequest, event_id: int) -> HttpResponse:
    """A draft for each organisation or person who owes something for an event."""
    event = event_for(request.user, event_id)
    if request.method == "POST":
        made = draft_for_event(event, by=request.user)
        count = len(made)
        words = f"{count} draft{'s' if count > 1 else ''} made. Look at each, then issue it." if made else ""
        messages.success(request, words or "Nobody owes anything for this event that is not on an invoice yet.")
    return redirect("/desk/invoices/?tab=drafts")


@money
def invoice_paper(request: DeskRequest, invoice_id: int) -> HttpResponse:
    row = invoice_for(request.user, invoice_id)
    try:
        data = invoice_pdf(row)
    except PressError as error:
        messages.error(request, f"That could not be printed. {error} Nothing was changed.")
        return redirect("sales:invoice", row.pk)
    name = f"{row.label if row.number else f'draft-{row.pk}'}.pdf"
    return answer(Printed(name, "application/pdf", data), name)


@money
def accountant(request: DeskRequest) -> HttpResponse:
    """Everything issued in a period, as CSV."""
    form = PeriodForm(request.GET)
    if not form.is_valid():
        messages.error(request, "Choose two days, the first one first.")
        return redirect("sales:invoices")
    first, last = form.cleaned_data["first"], form.cleaned_data["last"]
    name = f"invoices-{first}-to-{last}.csv"
    return spreadsheet.answer(to_csv(issued_between(first, last)), name)


def _page(row: Invoice, form: InvoiceForm | None) -> dict[str, object]:
    today = timezone.localdate()
    pay = PayForm(initial={"amount": row.open_sum, "on": today, "submission": uuid.uuid4()}, today=today)
    return {
        "invoice": row,
        "form": form,
        "lines": lines_of(row.lines),
        "pay": pay,
        "credit": CreditForm(),
        "payments": row.payments.select_related("created_by").order_by("on", "id"),
        "note": row.credit_notes.first(),
        "is_overdue": row.is_overdue(today),
    }
