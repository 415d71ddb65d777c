"""Quotes at the desk: what do we offer, and what did they say?"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from trivet.curriculum import DayDoesNotFitError, UnknownPartError
from trivet.press.catalogue import Printed
from trivet.press.pdf import PressError
from trivet.web.people.access import DeskRequest, money
from trivet.web.people.paging import page_of
from trivet.web.people.versions import ChangedMeanwhileError, opened_anew
from trivet.web.sales.access import quote_for
from trivet.web.sales.actions import new_edition, reprice, save_quote, send_quote
from trivet.web.sales.details import SalesError
from trivet.web.sales.forms import MilesForm, QuoteForm
from trivet.web.sales.links import link_of
from trivet.web.sales.models import Quote
from trivet.web.sales.papers import quote_file
from trivet.web.sales.queries import clashes_of_quote, editions, quotes, wished_days
from trivet.web.sales.shown import shown_quote
from trivet.web.training.documents import answer

CANNOT_PRINT = (PressError, DayDoesNotFitError, UnknownPartError)


@money
def quote_list(request: DeskRequest) -> HttpResponse:
    tab = request.GET.get("tab", "open")
    page = page_of(quotes(tab), request.GET.get("page"))
    return render(request, "sales/quotes.html", {"page": page, "tab": tab, "today": timezone.localdate()})


@money
def quote(request: DeskRequest, quote_id: int) -> HttpResponse:
    row = quote_for(request.user, quote_id)
    form = QuoteForm(row, request.POST if request.method == "POST" else None) if row.state == "draft" else None
    if form and form.is_to_be_stored:
        try:
            save_quote(row, form.details(), seen=form.cleaned_data["version"], by=request.user)
        except ChangedMeanwhileError as error:
            opened_anew(form, error)
        except SalesError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Stored. Look at the PDF, then send it.")
            return redirect("sales:quote", row.pk)
    return render(request, "sales/quote.html", _page(row, form))


@money
def quote_price(request: DeskRequest, quote_id: int) -> HttpResponse:
    """The lines anew from the prices of today."""
    row, form = quote_for(request.user, quote_id), MilesForm(request.POST)
    if request.method == "POST" and form.is_valid():
        try:
            reprice(row, miles=form.miles_or_none(), by=request.user)
        except SalesError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, "The lines are new, from your prices of today.")
    return redirect("sales:quote", row.pk)


@money
def quote_send(request: DeskRequest, quote_id: int) -> HttpResponse:
    row = quote_for(request.user, quote_id)
    if request.method == "POST":
        try:
            send_quote(row, by=request.user, now=timezone.now())
        except SalesError as error:
            messages.error(request, str(error))
        except CANNOT_PRINT as error:
            messages.error(request, f"The quote could not be printed, so it was not sent. {error}")
        else:
            messages.success(request, "Sent. The letter with its PDF is in the mail queue.")
    return redirect("sales:quote", row.pk)


@money
def quote_again(request: DeskRequest, quote_id: int) -> HttpResponse:
    """A new version."""
    row = quote_for(request.user, quote_id)
    if request.method == "POST":
        try:
            row = new_edition(row, by=request.user, today=timezone.localdate())
        except SalesError as error:
            messages.error(request, str(error))
    return redirect("sales:quote", row.pk)


@money
def quote_paper(request: DeskRequest, quote_id: int) -> HttpResponse:
    row = quote_for(request.user, quote_id)
    try:
        data = quote_file(row)
    except CANNOT_PRINT as error:
        messages.error(request, f"That could not be printed. {error} Nothing was changed.")
        return redirect("sales:quote", row.pk)
    name = f"{row.label.replace('/', '-')}.pdf"
    return answer(Printed(name, "application/pdf", data), name)


def _page(row: Quote, form: QuoteForm | None) -> dict[str, object]:
    day = row.course.date or row.wanted_date
    return {
        "quote": row,
        "form": form,
        "shown": shown_quote(row, timezone.localdate()),
        "miles": MilesForm(initial={"miles": row.miles}),
        "clashes": clashes_of_quote(row, day) if day else (),
        "wished": wished_days(row) if form and not day else (),
        "link": link_of(row) if row.state != "draft" else "",
        "editions": editions(row),
        "invoice": row.invoices.exclude(state="credited").first(),
    }
