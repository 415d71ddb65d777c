"""Invoices from the moment they have a number: issued, mailed, paid, taken back."""

import uuid
from datetime import date, datetime, timedelta

from django.db import transaction

from trivet.events.money import pounds, reversed_lines
from trivet.web.events.queries import business
from trivet.web.people.audit import record
from trivet.web.people.models import User
from trivet.web.sales.actions.numbers import next_number
from trivet.web.sales.details import Paid, SalesError
from trivet.web.sales.letters import invoice_sent
from trivet.web.sales.lines import lines_of, stored
from trivet.web.sales.models import Invoice, InvoicedBooking, Payment
from trivet.web.sales.papers import invoice_pdf
from trivet.web.sales.seller import seller_now

#: So that an invoice is taken back once, whoever presses how often.
_CREDIT_OF = uuid.UUID("0d0a7f0c-0f3e-4b52-9d2c-6a1f0c9d7e02")


@transaction.atomic
def issue(invoice: Invoice, *, by: User, today: date) -> Invoice:
    """Give a draft its number and its days. Issued twice, it keeps the first one's."""
    row = _locked(invoice)
    if row.state != "draft":
        return row
    if not row.lines or row.gross <= 0:
        raise SalesError("An invoice needs a line, and a sum above nought. Nothing was issued.")
    row.number = next_number("invoice")
    row.state, row.seller = "issued", seller_now().stored()
    row.issued_on, row.due_on = today, today + timedelta(days=business().payment_days)
    return _stored(row, "issued", by)


def mail_invoice(invoice: Invoice, *, by: User, now: datetime) -> Invoice:
    """Send it with its PDF; a second press sends nothing. Raises PressError, SalesError."""
    if invoice.state == "draft":
        raise SalesError("Issue the invoice first: then it has a number. Nothing was sent.")
    if not invoice.buyer_email:
        raise SalesError("This invoice names no e-mail address. Print it and post it; nothing was sent.")
    pdf = invoice_pdf(invoice)
    with transaction.atomic():
        row = _locked(invoice)
        invoice_sent(row, pdf, by=by)
        if row.mailed_at is None:
            row.mailed_at = now
            return _stored(row, "sent", by)
    return row


@transaction.atomic
def pay(invoice: Invoice, paid: Paid, *, submission: uuid.UUID, by: User) -> Payment:
    """Write down what came. The same form sent twice is one payment; a payment is never changed, only put right."""
    row = _locked(invoice)
    found = Payment.objects.filter(submission=submission).first()
    if found:
        return found
    if row.is_credit or row.state in {"draft", "credited"}:
        raise SalesError("Nothing can be paid on this paper. Nothing was written down.")
    _check_sum(row, paid.amount)
    made = Payment.objects.create(
        invoice=row, amount=paid.amount, on=paid.on, reference=paid.reference, submission=submission, created_by=by
    )
    row.paid += paid.amount
    row.state = "paid" if row.paid == row.gross else "part-paid" if row.paid else "issued"
    _stored(row, "paid", by)
    return made


@transaction.atomic
def credit(invoice: Invoice, *, why: str, by: User, today: date) -> Invoice:
    """Take a whole invoice back by a credit note with a number of its own. Pressed twice, it is one note."""
    row = _locked(invoice)
    known = row.credit_notes.first()
    if known:
        return known
    if row.is_credit or row.state == "draft":
        raise SalesError("Only an issued invoice can be taken back. Nothing was changed.")
    if row.paid:
        raise SalesError(
            f"{pounds(row.paid)} was paid on it. Pay that back and write it down first; nothing was changed."
        )
    note = Invoice.objects.create(
        kind="credit", number=next_number("credit"), state="issued", credits=row, quote=None, event=row.event,
        group=row.group, customer=row.customer, organisation=row.organisation, buyer_name=row.buyer_name,
        buyer_address=row.buyer_address, buyer_email=row.buyer_email, po_number=row.po_number, seller=row.seller,
        language=row.language, lines=stored(reversed_lines(lines_of(row.lines))), title=row.title, notes=why,
        supplied_on=row.supplied_on, issued_on=today, due_on=today, net=-row.net, vat=-row.vat, gross=-row.gross,
        submission=uuid.uuid5(_CREDIT_OF, f"{row.pk}"), updated_by=by,
    )  # fmt: skip
    InvoicedBooking.objects.filter(invoice=row).delete()
    row.state = "credited"
    _stored(row, "credited", by)
    return note


def _check_sum(row: Invoice, amount: int) -> None:
    after = row.paid + amount
    if amount == 0 or after < 0:
        raise SalesError("That would leave less than nothing paid. Nothing was written down.")
    if after > row.gross:
        owed = pounds(row.gross - row.paid)
        raise SalesError(f"Only {owed} is owed on this invoice. Look at the sum again; nothing was written down.")


def _locked(invoice: Invoice) -> Invoice:
    return Invoice.objects.select_for_update().get(pk=invoice.pk)


def _stored(row: Invoice, verb: str, by: User) -> Invoice:
    row.version, row.updated_by = row.version + 1, by
    row.save()
    record(by, verb, row)
    return row
