"""The words of quotes and invoices. Sums and terms of business are the provider's own and stand elsewhere."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from trivet.content.schema.base import Frozen, Text


class InvoiceStatus(StrEnum):
    """Where an invoice stands, as stamped on it."""

    DRAFT = "draft"
    ISSUED = "issued"
    PAID = "paid"
    CREDITED = "credited"


class PriceWords(Frozen):
    """The table of lines and sums."""

    description: Text
    quantity: Text
    unit: Text
    amount: Text
    net: Text
    vat_number: Text
    total: Text


class QuoteWords(PriceWords):
    title: Text
    to: Annotated[Text, Field(alias="for")]
    by: Annotated[Text, Field(alias="from")]
    dated: Text
    valid: Text
    po: Text
    what: Text
    date: Text
    place: Text
    people: Text
    price: Text
    plan: Text
    plan_second: Text
    plan_told: Text
    standards: Text
    standards_some: Text
    standards_none: Text
    ladder: Text
    ladder_when: Text
    ladder_due: Text
    ladder_from: Text
    ladder_between: Text
    ladder_one: Text
    ladder_late: Text
    ladder_free: Text
    ladder_per_cent: Text
    terms: Text
    terms_version: Text
    notes: Text
    accept: Text
    accept_told: Text
    accept_paper: Text
    accepted_by: Text
    signature: Text
    order: Text


class InvoiceWords(PriceWords):
    title: Text
    credit_title: Text
    to: Annotated[Text, Field(alias="for")]
    by: Annotated[Text, Field(alias="from")]
    number: Text
    dated: Text
    due: Text
    supplied: Text
    po: Text
    quote: Text
    credits: Text
    credited: Text
    pay: Text
    pay_told: Text
    no_bank: Text
    statuses: dict[InvoiceStatus, str]
    paid: Text
    was_credited: Text
    note_told: Text


class SalesWords(Frozen):
    quote: QuoteWords
    invoice: InvoiceWords
