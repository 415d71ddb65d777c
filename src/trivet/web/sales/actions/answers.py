"""The customer says yes or no. A yes makes the event."""

import uuid
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from trivet.events.travel import travel
from trivet.vocabulary import Delivery, EventKind, EventState, Nation
from trivet.web.events.actions import add_event
from trivet.web.events.details import EventDetails
from trivet.web.events.models import Event
from trivet.web.events.queries import business
from trivet.web.people.audit import record
from trivet.web.sales.details import Acceptance, SalesError
from trivet.web.sales.letters import quote_accepted, quote_declined
from trivet.web.sales.models import Enquiry, Quote
from trivet.web.sales.pricing import travel_rule
from trivet.web.training.actions import set_status
from trivet.web.training.models import Course

#: So that the event of a quote is made once, whoever presses how often.
_EVENT_OF_QUOTE = uuid.UUID("5c0f3d5e-52a1-4a9e-9a55-1f0d7b8f6f11")


@transaction.atomic
def accept_quote(quote: Quote, said: Acceptance, *, now: datetime) -> Quote:
    """Accept what was sent: the event exists, the course is agreed, both sides get a letter. Said twice, it is one yes.

    Raises SalesError for a quote that has run out, was replaced or was declined, or that needs a day to be chosen.
    """
    row = _open(quote, timezone.localdate(now))
    if row.state == "accepted":
        return row
    agreed = row.offered().date
    day = agreed or said.date
    if day is None or day <= timezone.localdate(now):
        raise SalesError(_("Choose a day that lies ahead. We will confirm it, or suggest another."))
    row.wanted_date = None if agreed else day
    row.answered_name, row.answered_role, row.po_number = said.name, said.role, said.po_number
    row.state, row.answered_at = "accepted", now
    row.event = _event(row, day)
    row.save()
    set_status(row.course, Course.Status.AGREED, content_version=row.course.content_version, by=None)
    if row.enquiry_id:
        Enquiry.objects.filter(pk=row.enquiry_id).update(state="won")
    record(None, "accepted", row)
    quote_accepted(row, day)
    return row


@transaction.atomic
def decline_quote(quote: Quote, why: str, *, now: datetime) -> Quote:
    """Say no, with a word if they like."""
    row = _open(quote, timezone.localdate(now))
    if row.state == "accepted":
        raise SalesError(_("This quote was accepted already. Write to us if that was not meant; nothing was changed."))
    row.state, row.answered_at, row.declined_why = "declined", now, why
    row.save()
    if row.enquiry_id:
        Enquiry.objects.filter(pk=row.enquiry_id).update(state="lost", lost_why=why[:300], updated_at=now)
    record(None, "declined", row)
    quote_declined(row)
    return row


def _open(quote: Quote, today: date) -> Quote:
    joined = Quote.objects.select_related("course__customer", "customer", "enquiry")
    row = joined.select_for_update(of=("self",)).get(pk=quote.pk)
    if row.state == "accepted":
        return row
    if row.state == "superseded":
        raise SalesError(
            _("This quote was replaced by a newer one. Use the link in our latest letter; nothing was changed.")
        )
    if row.state == "declined":
        raise SalesError(_("This quote was declined. Write to us if you would like it again; nothing was changed."))
    if row.is_expired(today):
        raise SalesError(_("This quote has run out. Write to us and we will send a new one; nothing was changed."))
    return row


def _event(row: Quote, day: date) -> Event:
    """In-house: confirmed where the day was agreed, tentative where the customer only wished for one."""
    state = EventState.TENTATIVE if row.wanted_date else EventState.CONFIRMED
    number = uuid.uuid5(_EVENT_OF_QUOTE, f"{row.number}")
    made = add_event(row.course, _details(row, day), submission=number, by=None, state=state)
    # The terms are those that were accepted, whatever has been written since.
    Event.objects.filter(pk=made.pk).update(terms=row.terms)
    return made


def _details(row: Quote, day: date) -> EventDetails:
    course, asked = row.offered(), row.enquiry
    trip = travel(row.miles, travel_rule(business()))
    online = asked is not None and asked.delivery == Delivery.ONLINE
    nation = (asked.venue_nation if asked else "") or row.customer.nation
    return EventDetails(
        kind=EventKind.IN_HOUSE, date=day, nation=Nation(nation), second_date=course.second_date,
        start=course.start, end=course.end, delivery=Delivery.ONLINE if online else Delivery.IN_PERSON,
        venue=asked.venue if asked else None, trainer=row.trainer, travel_before=0 if online else trip.before,
        travel_after=0 if online else trip.after, capacity=max(course.group_size, business().most_people),
        taught_in=row.language, notes=_notes(row),
    )  # fmt: skip


def _notes(row: Quote) -> str:
    place = f"The venue’s postcode: {row.enquiry.postcode}. " if row.enquiry and row.enquiry.postcode else ""
    return f"{place}Made from quote {row.label}."
