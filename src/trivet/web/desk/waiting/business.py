"""Enquiries without a quote, quotes without an answer, invoices without money."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse

from trivet.events.money import pounds
from trivet.web.sales.models import Enquiry, Invoice, Quote
from trivet.web.training.tasks import Task

SOON = timedelta(days=5)
MOST = 10


def of_business(today: date) -> Iterator[Task]:
    """For those who handle money: three queries."""
    yield from _enquiries()
    yield from _quotes(today)
    yield from _invoices(today)


def _enquiries() -> Iterator[Task]:
    for enquiry in Enquiry.objects.filter(state="new").order_by("created_at")[:MOST]:
        yield Task(
            f"{enquiry.organisation} asks for a day",
            f"Since {enquiry.created_at.day} {enquiry.created_at:%B}, for {enquiry.group_size} people.",
            reverse("sales:enquiry", args=[enquiry.pk]),
            "Make a quote",
        )


def _quotes(today: date) -> Iterator[Task]:
    rows = Quote.objects.filter(state="sent", valid_until__lte=today + SOON).select_related("customer")
    for quote in rows.defer("pdf", "customer__logo_data").order_by("valid_until")[:MOST]:
        ends = "ran out" if quote.valid_until < today else "runs out"
        yield Task(
            f"{quote.customer.name} has not answered",
            f"The {quote} {ends} on {quote.valid_until.day} {quote.valid_until:%B}.",
            reverse("sales:quote", args=[quote.pk]),
            "Look at the quote",
        )


def _invoices(today: date) -> Iterator[Task]:
    late = Invoice.objects.filter(kind="invoice", state__in=("issued", "part-paid"), due_on__lt=today)
    for invoice in late.order_by("due_on")[:MOST]:
        yield Task(
            f"{invoice.buyer_name} owes {pounds(invoice.open_sum)}",
            f"{invoice} was due on {invoice.due_on:%d %B %Y}.",
            reverse("sales:invoice", args=[invoice.pk]),
            "Look at the invoice",
        )
