"""What forms say of an enquiry, a quote, an answer or an invoice: finished values."""

import datetime as dt
from dataclasses import dataclass

from trivet.events.money import Line
from trivet.web.people.models import User


class SalesError(ValueError):
    """Something cannot be done to an enquiry, a quote or an invoice as it stands. A sentence for a person."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An enquiry as it was asked."""

    name: str
    organisation: str
    email: str
    sector: str
    nation: str
    phone: str = ""
    language: str = "en"
    delivery: str = "in-person"
    postcode: str = ""
    venue_nation: str = ""
    group_size: int = 12
    options: tuple[str, ...] = ()
    variant: str = "standard"
    half_day: bool = False
    dates: tuple[dt.date, ...] = ()
    notes: str = ""


@dataclass(frozen=True, slots=True)
class QuoteDetails:
    """What a person may change of a quote that has not been sent. The dates are those agreed, if any are."""

    to_name: str
    to_email: str
    to_address: str
    lines: tuple[Line, ...]
    valid_until: dt.date
    notes: str = ""
    date: dt.date | None = None
    second_date: dt.date | None = None
    trainer: User | None = None


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Who accepts, in what capacity, and when they would like the day where none was agreed."""

    name: str
    role: str
    po_number: str = ""
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class InvoiceDetails:
    """What a person may change of an invoice that has not been issued."""

    buyer_name: str
    buyer_address: str
    buyer_email: str
    po_number: str
    lines: tuple[Line, ...]
    title: str = ""
    notes: str = ""
    supplied_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Paid:
    """Money that came; less than nothing puts a slip right."""

    amount: int
    on: dt.date
    reference: str = ""
