"""An enquiry comes in, becomes a quote in one click, or comes to nothing and is forgotten."""

import uuid
from dataclasses import asdict
from datetime import date, datetime, timedelta

from django.db import transaction

from trivet.web.events.queries import business, newest_terms
from trivet.web.people.audit import record
from trivet.web.people.fields import LogoChoice
from trivet.web.people.models import User
from trivet.web.sales.actions.numbers import next_number
from trivet.web.sales.details import Asked, SalesError
from trivet.web.sales.letters import enquiry_received
from trivet.web.sales.lines import stored
from trivet.web.sales.models import Enquiry, Quote
from trivet.web.sales.pricing import Wanted, priced
from trivet.web.sales.queries import customer_named, usual_trainer
from trivet.web.training.actions import add_course, add_customer
from trivet.web.training.models import Course, Customer
from trivet.web.training.queries import library

#: What a person wrote about themselves, which goes when an enquiry is forgotten.
_PERSONAL = ("name", "email", "phone", "notes", "desk_notes", "lost_why")
_PERSONAL_IN_QUOTES = ("to_name", "to_email", "to_address", "answered_name", "answered_role", "declined_why")
_ENDED = ("lost", "closed")


@transaction.atomic
def ask(asked: Asked, *, submission: uuid.UUID) -> Enquiry:
    """Store what somebody asks for, and write to them. The same form sent twice is one enquiry and one letter."""
    columns = asdict(asked) | {"options": list(asked.options), "dates": [f"{day}" for day in asked.dates]}
    row, is_new = Enquiry.objects.get_or_create(submission=submission, defaults=columns)
    if is_new:
        record(None, "asked", row)
        enquiry_received(row)
    return row


@transaction.atomic
def quote_enquiry(enquiry: Enquiry, *, miles: int, by: User, today: date) -> Quote:
    """One click: the customer found or made, their course made, a priced quote drafted. Pressed twice, it is one quote."""
    row = Enquiry.objects.select_for_update().get(pk=enquiry.pk)
    living = row.quotes.exclude(state__in=("superseded", "declined")).order_by("-id").first()
    if living:
        return living
    if row.forgotten_at:
        raise SalesError("This enquiry has been forgotten, as the privacy notice promises. Nobody can be quoted.")
    row.customer = row.customer or _customer(row, by)
    row.course = row.course or _course(row, row.customer, by)
    row.save()
    quote = _draft(row, row.customer, row.course, miles, by, today)
    record(by, "quoted", row)
    return quote


@transaction.atomic
def set_enquiry_state(enquiry: Enquiry, state: str, *, why: str = "", desk_notes: str | None = None, by: User) -> None:
    """Lost, closed, or open again."""
    row = Enquiry.objects.select_for_update().get(pk=enquiry.pk)
    if row.quotes.filter(state="accepted").exists() and state != "won":
        raise SalesError("A quote for this enquiry was accepted. Cancel its event instead; nothing was changed.")
    if state == "new" and row.quotes.exists():
        state = "quoted"
    row.state, row.lost_why, row.updated_by, row.version = state, why[:300], by, row.version + 1
    row.save()
    record(by, "changed", row)


@transaction.atomic
def forget_enquiries(now: datetime, *, after: timedelta = timedelta(days=730)) -> int:
    """Take the person out of every enquiry that came to nothing so long ago, and out of its quotes and their papers;
    what was asked for and what it would have cost stays, to be counted."""
    old = Enquiry.objects.filter(state__in=_ENDED, updated_at__lt=now - after, forgotten_at=None)
    numbers = list(old.exclude(quotes__state="accepted").values_list("pk", flat=True))
    Quote.objects.filter(enquiry__in=numbers).update(**dict.fromkeys(_PERSONAL_IN_QUOTES, ""), pdf=b"")
    blank = dict.fromkeys(_PERSONAL, "")
    return Enquiry.objects.filter(pk__in=numbers).update(
        **blank, organisation="Forgotten", postcode="", forgotten_at=now
    )


def _customer(row: Enquiry, by: User) -> Customer:
    known = customer_named(row.organisation, row.sector, row.nation)
    number = uuid.uuid5(row.submission, "customer")
    return known or add_customer(row.customer_details(), LogoChoice(), submission=number, by=by)


def _course(row: Enquiry, customer: Customer, by: User) -> Course:
    number, version = uuid.uuid5(row.submission, "course"), library().version
    return add_course(customer, row.course_details(), content_version=version, submission=number, by=by)


def _draft(row: Enquiry, customer: Customer, course: Course, miles: int, by: User, today: date) -> Quote:
    known = business()
    wanted = Wanted(row.group_size, row.half_day, miles, row.delivery == "online")
    return Quote.objects.create(
        number=next_number("quote"), enquiry=row, customer=customer, course=course, terms=newest_terms(),
        to_name=row.name, to_email=row.email, to_address=customer.address, language=row.language,
        lines=stored(priced(known, wanted)), miles=miles, trainer=usual_trainer(by),
        valid_until=today + timedelta(days=known.quote_days), updated_by=by,
    )  # fmt: skip
