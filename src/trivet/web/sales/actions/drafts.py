"""Invoices before they have a number: drafted from a quote or from bookings, changed, thrown away."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from functools import partial
from itertools import starmap

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from trivet.events.days import working_days_between
from trivet.events.ladder import due
from trivet.events.money import Line, pounds, totals
from trivet.vocabulary import Nation
from trivet.web.events.models import Booking, Event
from trivet.web.events.queries import business
from trivet.web.events.reckoning import closures, ladder_of
from trivet.web.people.audit import record
from trivet.web.people.models import User
from trivet.web.people.versions import check_version
from trivet.web.sales.details import InvoiceDetails, SalesError
from trivet.web.sales.letters import course_title
from trivet.web.sales.lines import lines_of, stored
from trivet.web.sales.models import Invoice, InvoicedBooking, Quote
from trivet.web.sales.pricing import tax_of
from trivet.web.sales.queries import invoiceable

_ISSUED = "This invoice has a number, so it no longer changes. Take it back with a credit note; nothing was changed."
#: Who is written to: a group's contact, an organisation with its order, or one person.
Buyer = tuple[str, int, str]


@transaction.atomic
def draft_for_quote(quote: Quote, *, by: User) -> Invoice:
    """The invoice of an accepted quote; a second press finds the first one's."""
    row = Quote.objects.select_for_update(of=("self",)).select_related("customer", "course").get(pk=quote.pk)
    if row.state != "accepted":
        raise SalesError("Only an accepted quote can be invoiced. Nothing was made.")
    found = row.invoices.filter(kind="invoice").exclude(state="credited").first()
    if found:
        return found
    made = Invoice(
        customer=row.customer, quote=row, event_id=row.event_id, buyer_name=row.customer.name,
        buyer_address=row.to_address or row.customer.address, buyer_email=row.to_email, po_number=row.po_number,
        language=row.language, title=course_title(row.course), updated_by=by,
        supplied_on=row.event.date if row.event else row.course.date,
    )  # fmt: skip
    return _stored(made, _owed_on(row), "made", by)


def _owed_on(row: Quote) -> tuple[Line, ...]:
    """What was agreed; for an event that was cancelled, what the ladder of the accepted terms asks of it."""
    lines, event = lines_of(row.lines), row.event
    if event is None or not event.is_cancelled or event.cancelled_at is None:
        return lines
    known, on = totals(lines), timezone.localdate(event.cancelled_at)
    notice = partial(working_days_between, nation=Nation(event.nation), closures=closures(Q(trainer=None, venue=None)))
    fee = due(ladder_of(row.terms), known.net, on=on, start=event.date, working_days_between=notice)
    if not fee.pence:
        raise SalesError("By the terms that were accepted nothing is due for this cancellation. Nothing was made.")
    words = f"Cancellation {fee.working_days} working days before: {fee.percent}% of {pounds(known.net)}"
    return (Line(words, 1, fee.pence, tax_of(business())),)


@transaction.atomic
def draft_for_event(event: Event, *, by: User) -> list[Invoice]:
    """A draft for each buyer who owes a place or a cancellation fee that stands on no invoice yet."""
    locked = Event.objects.select_for_update(of=("self",)).select_related("course").get(pk=event.pk)
    billed = set(InvoicedBooking.objects.filter(booking__event=locked).values_list("booking_id", "what"))
    owing: dict[Buyer, list[Booking]] = defaultdict(list)
    for booking in invoiceable(locked):
        if (booking.pk, _what(booking)) not in billed:
            owing[_buyer(booking)].append(booking)
    return [_draft_for(locked, bookings, by) for bookings in owing.values()]


@transaction.atomic
def save_draft(invoice: Invoice, details: InvoiceDetails, *, seen: int, by: User) -> Invoice:
    """Raises ChangedMeanwhileError, SalesError."""
    row = _draft(invoice)
    check_version(row, seen)
    for name in ("buyer_name", "buyer_address", "buyer_email", "po_number", "title", "notes", "supplied_on"):
        setattr(row, name, getattr(details, name))
    row.version, row.updated_by = row.version + 1, by
    return _stored(row, details.lines, "changed", by)


@transaction.atomic
def delete_draft(invoice: Invoice, *, by: User) -> None:
    """A draft has no number, so nothing is missing when it goes."""
    row = _draft(invoice)
    record(by, "deleted", row)
    row.delete()


def _draft_for(event: Event, bookings: list[Booking], by: User) -> Invoice:
    first = bookings[0]
    group, person = first.group, first.participant
    organisation = group.organisation if group else person.organisation
    name = organisation.name if organisation else group.name if group else first.printed_name
    made = Invoice(
        event=event, group=group, organisation=organisation,
        customer=organisation.customer if organisation else None,
        buyer_name=name,
        buyer_email=group.email if group else person.email,
        buyer_address=organisation.customer.address if organisation and organisation.customer else "",
        po_number=first.po_number or (group.po_number if group else ""), language=first.language,
        title=course_title(event.course), supplied_on=event.date, updated_by=by,
        submission=uuid.uuid4(),
    )  # fmt: skip
    tax = tax_of(business())
    lines = (Line(_words(one), 1, one.fee or one.price, tax) for one in bookings)
    row = _stored(made, lines, "made", by)
    InvoicedBooking.objects.bulk_create(starmap(_billed, ((row, one) for one in bookings)))
    return row


def _billed(row: Invoice, booking: Booking) -> InvoicedBooking:
    return InvoicedBooking(invoice=row, booking=booking, what=_what(booking))


def _what(booking: Booking) -> str:
    return "fee" if booking.fee else "place"


def _words(booking: Booking) -> str:
    said = "Cancellation fee" if _what(booking) == "fee" else "Place"
    return f"{said}: {booking.printed_name}"


def _buyer(booking: Booking) -> Buyer:
    if booking.group_id:
        return ("group", booking.group_id, "")
    organisation = booking.participant.organisation_id
    if organisation:
        return ("organisation", organisation, booking.po_number)
    return ("person", booking.participant_id, booking.po_number)


def _draft(invoice: Invoice) -> Invoice:
    row = Invoice.objects.select_for_update().get(pk=invoice.pk)
    if row.state != "draft":
        raise SalesError(_ISSUED)
    return row


def _stored(row: Invoice, lines: Iterable[Line], verb: str, by: User) -> Invoice:
    values = tuple(lines)
    sums = totals(values)
    row.lines, row.net, row.vat, row.gross = stored(values), sums.net, sums.vat, sums.gross
    row.save()
    record(by, verb, row)
    return row
