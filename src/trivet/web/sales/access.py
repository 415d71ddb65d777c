"""Fetching with permission: money is for owners and co-ordinators; to everybody else it is not there."""

from typing import TypeVar

from django.db.models import QuerySet
from django.http import Http404

from trivet.web.events.models import Closure
from trivet.web.people.models import User
from trivet.web.sales.models import Enquiry, Invoice, Quote

Found = TypeVar("Found")


def enquiry_for(user: User, enquiry_id: int) -> Enquiry:
    """Raises Http404."""
    return _found(Enquiry.objects.select_related("customer", "course", "updated_by"), user, enquiry_id, "enquiry")


def quote_for(user: User, quote_id: int) -> Quote:
    """With its customer and course, without its PDF. Raises Http404."""
    joined = Quote.objects.select_related("customer", "course", "enquiry", "terms", "event", "updated_by")
    return _found(joined.defer("pdf", "customer__logo_data"), user, quote_id, "quote")


def invoice_for(user: User, invoice_id: int) -> Invoice:
    """Raises Http404."""
    joined = Invoice.objects.select_related("customer", "organisation", "quote", "event", "credits", "updated_by")
    return _found(joined.defer("quote__pdf", "customer__logo_data"), user, invoice_id, "invoice")


def closure_for(user: User, closure_id: int) -> Closure:
    """Raises Http404."""
    return _found(Closure.objects.select_related("trainer", "venue"), user, closure_id, "closure")


def _found(rows: "QuerySet[Found]", user: User, number: int, what: str) -> Found:  # type: ignore[type-var]
    row = rows.filter(pk=number).first() if user.handles_money else None
    if row is None:
        raise Http404(f"There is no such {what}.")
    return row
