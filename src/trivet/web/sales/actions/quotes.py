"""A quote is written, priced, sent, and replaced by its next edition."""

import hashlib
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from trivet.web.events.queries import business, newest_terms
from trivet.web.people.audit import record
from trivet.web.people.models import User
from trivet.web.people.versions import check_version
from trivet.web.sales.details import QuoteDetails, SalesError
from trivet.web.sales.letters import quote_sent
from trivet.web.sales.lines import lines_of, stored
from trivet.web.sales.links import link_of
from trivet.web.sales.models import Enquiry, Quote
from trivet.web.sales.papers import frozen, quote_pdf
from trivet.web.sales.pricing import Wanted, priced
from trivet.web.training.actions import change_course

_SENT_BEFORE = "This quote has been sent, so it no longer changes. Make a new version of it; nothing was changed."


@transaction.atomic
def save_quote(quote: Quote, details: QuoteDetails, *, seen: int, by: User) -> Quote:
    """Store a draft. Raises ChangedMeanwhileError, SalesError."""
    row = _draft(quote)
    check_version(row, seen)
    for name in ("to_name", "to_email", "to_address", "valid_until", "notes", "trainer"):
        setattr(row, name, getattr(details, name))
    row.lines = stored(details.lines)
    _set_days(row, details, by)
    return _stored(row, "changed", by)


@transaction.atomic
def reprice(quote: Quote, *, miles: int, by: User) -> Quote:
    """The lines anew, from the prices of today and so many miles one way."""
    row = _draft(quote)
    is_online = row.enquiry is not None and row.enquiry.delivery == "online"
    row.lines = stored(priced(business(), Wanted(row.course.group_size, row.course.half_day, miles, is_online)))
    row.miles = miles
    return _stored(row, "changed", by)


def send_quote(quote: Quote, *, by: User, now: datetime) -> Quote:
    """Freeze a draft and write to the customer; earlier editions no longer stand. Sent twice, it is one letter.

    Raises SalesError, PressError, DayDoesNotFitError or UnknownPartError. The paper is set before the row is locked.
    """
    if quote.state == "sent":
        return quote
    _check_sendable(quote, timezone.localdate(now))
    pdf = quote_pdf(quote, timezone.localdate(now), accept_at=link_of(quote))
    return _send(quote, pdf, by=by, now=now)


@transaction.atomic
def new_edition(quote: Quote, *, by: User, today: date) -> Quote:
    """A draft with everything of this quote in it; the one that was sent stands until the new one is sent."""
    rows = list(Quote.objects.select_for_update().filter(number=quote.number).order_by("edition"))
    if waiting := next((row for row in rows if row.state == "draft"), None):
        return waiting
    if any(row.state == "accepted" for row in rows):
        raise SalesError("This quote was accepted. What changes now is the event; nothing was changed here.")
    last = rows[-1]
    made = Quote.objects.create(
        number=last.number, edition=last.edition + 1, enquiry=last.enquiry, customer=last.customer, course=last.course,
        terms=newest_terms() or last.terms, to_name=last.to_name, to_email=last.to_email, to_address=last.to_address,
        language=last.language, trainer=last.trainer, lines=last.lines, notes=last.notes, miles=last.miles,
        valid_until=today + timedelta(days=business().quote_days), updated_by=by,
    )  # fmt: skip
    record(by, "made", made)
    return made


@transaction.atomic
def _send(quote: Quote, pdf: bytes, *, by: User, now: datetime) -> Quote:
    rows = {row.pk: row for row in Quote.objects.select_for_update().filter(number=quote.number).order_by("edition")}
    row = rows[quote.pk]
    if row.state == "sent":
        return row
    if any(other.state == "accepted" for other in rows.values()):
        raise SalesError("The customer has accepted an earlier version meanwhile. Nothing was sent.")
    if row.state != "draft" or row.version != quote.version:
        raise SalesError("Somebody changed this quote just now. Look at it again, then send it; nothing was sent.")
    Quote.objects.filter(number=row.number, state="sent").update(state="superseded")
    row.state, row.sent_at, row.updated_by = "sent", now, by
    row.pdf, row.pdf_hash, row.frozen = pdf, hashlib.sha256(pdf).hexdigest(), frozen(row)
    row.save()
    if row.enquiry_id:
        Enquiry.objects.filter(pk=row.enquiry_id, state__in=("new", "quoted", "lost")).update(state="quoted")
    record(by, "sent", row)
    quote_sent(row, by=by)
    return row


def _check_sendable(quote: Quote, today: date) -> None:
    gross = sum(line.gross for line in lines_of(quote.lines))
    reasons = (
        (quote.state != "draft", _SENT_BEFORE),
        (not quote.to_email, "Say to which e-mail address it goes; nothing was sent."),
        (gross <= 0, "The quote comes to nothing. Set your prices, or write them on its lines; nothing was sent."),
        (quote.valid_until < today, "It would have run out before it arrives. Choose a later day; nothing was sent."),
    )
    for is_wrong, sentence in reasons:
        if is_wrong:
            raise SalesError(sentence)


def _draft(quote: Quote) -> Quote:
    row = Quote.objects.select_for_update().get(pk=quote.pk)
    if row.state != "draft":
        raise SalesError(_SENT_BEFORE)
    return row


def _set_days(row: Quote, details: QuoteDetails, by: User) -> None:
    course = row.course
    agreed = course.details().model_copy(update={"date": details.date, "second_date": details.second_date})
    row.course = change_course(course, agreed, content_version=course.content_version, seen=course.version, by=by)


def _stored(row: Quote, verb: str, by: User) -> Quote:
    row.version, row.updated_by = row.version + 1, by
    row.save()
    record(by, verb, row)
    return row
