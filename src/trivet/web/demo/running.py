"""The business side of the demonstration: open dates, bookings, a day that was held, an enquiry and a quote."""

import uuid
from datetime import date, datetime, time, timedelta
from itertools import cycle

from django.utils import timezone

from trivet.content.customer import CourseDetails
from trivet.content.schema.forms import FormKind
from trivet.events.attendance import Source
from trivet.events.days import is_working_day
from trivet.events.forms import Asked as Question
from trivet.events.forms import Asking
from trivet.events.ladder import Step
from trivet.vocabulary import Delivery, EventKind, Nation
from trivet.web.awards.runs import issue_all
from trivet.web.day.actions import Seen, mark_in, mark_out
from trivet.web.day.closing import close_day
from trivet.web.demo.crowd import (
    BUSINESS,
    DATES,
    EXPERIENCE,
    LADDER,
    PEOPLE,
    SAID,
    TERMS,
    TERMS_CY,
    THERE,
    Date,
)
from trivet.web.events.actions import add_open_event, add_venue, book
from trivet.web.events.actions.opening import Opening
from trivet.web.events.details import BookingDetails, EventDetails, VenueDetails
from trivet.web.events.models import Booking, Business, Event, Venue
from trivet.web.events.queries import business, newest_terms, participants_booked
from trivet.web.feedback.actions import Filled, send_form
from trivet.web.feedback.queries import parts_for
from trivet.web.people.models import User
from trivet.web.sales.actions import add_terms, ask, quote_enquiry, save_business, send_quote
from trivet.web.sales.actions.business import BUSINESS_FIELDS
from trivet.web.sales.details import Asked

_NAMES = uuid.UUID("3d0d3e0e-7d0b-4f6a-9a58-0d6f1b8a2c11")


def run_business(owner: User, *, now: datetime) -> None:
    """Everything. A second time changes nothing."""
    _terms(owner)
    past, *_ = [_date(one, owner, now) for one in DATES]
    _hold(past, owner)
    _enquiries(owner, now)


def _terms(owner: User) -> None:
    if newest_terms() is None:
        add_terms(TERMS, TERMS_CY, tuple(Step(*one) for one in LADDER), by=owner)
    if not Business.objects.exists():
        values = {name: getattr(business(), name) for name in BUSINESS_FIELDS} | BUSINESS
        save_business(values, seen=1, by=owner)


def _date(one: Date, owner: User, now: datetime) -> Event:
    number = uuid.uuid5(_NAMES, one.key)
    found = Event.objects.filter(submission=number).first()
    if found:
        return found
    day = _working_day(timezone.localdate(now) + timedelta(days=one.days), one.nation, forwards=one.days > 0)
    # A day that is past was published a month before it.
    then = min(now, timezone.make_aware(datetime.combine(day - timedelta(days=30), time(10))))
    details = EventDetails(
        kind=EventKind.OPEN,
        date=day,
        nation=one.nation,
        delivery=Delivery.IN_PERSON if one.venue else Delivery.ONLINE,
        online_link="" if one.venue else "https://meet.example.org/trivet",
        venue=_venue(one.venue, owner) if one.venue else None,
        trainer=owner,
        capacity=one.capacity,
        minimum=one.minimum,
        decide_by=day - timedelta(days=10),
        price=14500,
        taught_in=one.taught_in,
        bilingual_certificate=one.taught_in == "both",
        joining_notes="Bring a moment from your own work. Lunch is provided."
        if one.venue
        else "Bring a moment from your own work.",
    )
    opening = Opening(one.sector, one.nation, CourseDetails(date=day), details, is_public=True)
    event = add_open_event(opening, submission=number, by=owner, now=then)
    for at, person in enumerate(PEOPLE[: one.people]):
        wish = BookingDetails(
            person=person,
            experience=EXPERIENCE[at % len(EXPERIENCE)],
            prior={"experience": EXPERIENCE[at % len(EXPERIENCE)]},
            access_needs="A chair near the door, please." if at == 1 else "",
            dietary_needs="Vegetarian" if at in (0, 3) else "",
            terms=newest_terms(),
        )
        book(event, wish, submission=uuid.uuid5(number, person.email), now=then + timedelta(hours=at))
    return event


def _venue(details: VenueDetails, owner: User) -> Venue:
    return add_venue(details, submission=uuid.uuid5(_NAMES, details.name), by=owner)


def _working_day(day: date, nation: Nation, *, forwards: bool) -> date:
    step = timedelta(days=1 if forwards else -1)
    while not is_working_day(day, nation):
        day += step
    return day


def _hold(event: Event, owner: User) -> None:
    """The day that was: who came and went, what they answered, their certificates."""
    end = event.ends_at
    event.refresh_from_db()
    if event.state in ("run", "closed"):
        return
    bookings = list(participants_booked(event))
    for booking, (came, left) in zip(bookings, THERE, strict=False):
        _there(booking, came, left, end, owner)
    close_day(event, 0, now=end, today=event.date, by=owner)
    event.refresh_from_db()
    for at, booking in enumerate(bookings[: len(THERE) - 1]):
        _answer(booking, FormKind.BEFORE, at, event.starts_at - timedelta(hours=16))
        if at != 1:
            _answer(booking, FormKind.AFTER, at, end + timedelta(minutes=5 + at))
    issue_all(event, clock=lambda: end + timedelta(hours=1), by=owner)


def _there(booking: Booking, came: int, left: int | None, end: datetime, owner: User) -> None:
    number = uuid.uuid5(booking.submission, "came")
    mark_in(booking, Seen(0, came, Source.TAP), submission=number, now=end, by=owner)
    if left:
        gone = uuid.uuid5(booking.submission, "left")
        mark_out(booking, Seen(0, left, Source.TAP), submission=gone, now=end, by=owner)


def _answer(booking: Booking, kind: FormKind, at: int, when: datetime) -> None:
    parts = parts_for(booking, kind, booking.language)
    asked = [one for part in parts for one in part.main]
    answers = {one.id: _chosen(one, at, kind) for one in asked if one.how is not Asking.WORDS}
    words = {one.id: said for one, said in zip((one for one in asked if one.how is Asking.WORDS), cycle(SAID))}
    send_form(
        booking,
        kind,
        Filled(parts, answers, words),
        submission=uuid.uuid5(booking.submission, kind.value),
        now=when,
        language=booking.language,
    )


def _chosen(question: Question, at: int, kind: FormKind) -> str | list[str]:
    if question.how is Asking.SCALE:
        return str(min(10, 3 + (at + len(question.id)) % 5 + 2 * (kind is FormKind.AFTER)))
    if question.how is Asking.TICK:
        return "yes"
    one = question.options[(at + len(question.id)) % len(question.options)][0] if question.options else ""
    return [one] if question.how is Asking.MANY else one


def _enquiries(owner: User, now: datetime) -> None:
    today = timezone.localdate(now)
    wanted = _working_day(today + timedelta(days=60), Nation.SCOTLAND, forwards=True)
    ask(
        Asked(
            name="Helen Marsden", organisation="Oldgate Youth Justice Service", email="helen@oldgate.example.org",
            sector="youth-work", nation="england", postcode="BB1 1AA", venue_nation="england", group_size=14,
            options=("pro-social-modelling",), dates=(wanted,), notes="Half of the team is new.",
        ),
        submission=uuid.uuid5(_NAMES, "oldgate"),
    )  # fmt: skip
    made = ask(
        Asked(
            name="Iain Gillies", organisation="Braeside Justice Social Work", email="iain@braeside.example.org",
            sector="probation", nation="scotland", postcode="PH1 1AA", venue_nation="scotland", group_size=12,
            options=("compliance",), dates=(wanted,),
        ),
        submission=uuid.uuid5(_NAMES, "braeside"),
    )  # fmt: skip
    if not made.quotes.exists():
        send_quote(quote_enquiry(made, miles=140, by=owner, today=today), by=owner, now=now)
