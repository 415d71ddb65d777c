"""Taking a booking: one, several, by hand, or from somebody who just came."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime

from trivet.content.suitability import load_suitability
from trivet.events.places import answers, joins_at
from trivet.events.states import BOOKABLE, has_enough
from trivet.events.suitability import advice_for, known_answers
from trivet.vocabulary import BookingState, EventState
from trivet.web.events import letters
from trivet.web.events.actions.locking import in_turn, locked, locked_booking
from trivet.web.events.details import BookingDetails, ChangedDetails, GroupDetails
from trivet.web.events.finding import find_organisation, find_participant, tidy
from trivet.web.events.models import IS_ALIVE, Booking, BookingGroup, Event, Participant
from trivet.web.events.needs import seal_needs
from trivet.web.events.queries import booked_count, places_of, wishes_of
from trivet.web.events.refusals import ALREADY, BookingError, not_open
from trivet.web.people.audit import record
from trivet.web.people.models import User

_GONE = frozenset({EventState.CANCELLED.value, EventState.CLOSED.value})


@in_turn
def book(
    event: Event, details: BookingDetails, *, submission: uuid.UUID, now: datetime, by: User | None = None
) -> Booking:
    """A place, or one on the waiting list; the same form sent twice finds the booking that it made.

    Raises BookingError when the event takes no bookings, or this person has one.
    """
    row = locked(event.pk)
    earlier = Booking.objects.filter(submission=submission).first()
    if earlier is not None:
        return earlier
    check_open(row, now, by=by)
    [state] = answers(places_of(row), 1)
    made = _store(row, details, state, submission=submission, now=now, by=by)
    _tell((made,))
    confirm_if_enough(row, by=by)
    return made


@in_turn
def book_group(
    event: Event, details: GroupDetails, *, submission: uuid.UUID, now: datetime, by: User | None = None
) -> BookingGroup:
    """Several places at once, in the order of the names: the places there are, then the waiting list, side by side.

    Raises BookingError, and books nobody, when one of them has a booking already.
    """
    row = locked(event.pk)
    earlier = BookingGroup.objects.filter(submission=submission).first()
    if earlier is not None:
        return earlier
    check_open(row, now, by=by)
    group = BookingGroup.objects.create(
        event=row,
        submission=submission,
        name=tidy(details.name),
        email=details.email.strip().lower(),
        organisation=find_organisation(details.organisation),
        po_number=details.po_number,
        language=details.language,
    )
    states = answers(places_of(row), len(details.people))
    made = [
        _store(row, one, state, submission=uuid.uuid5(submission, str(at)), now=now, by=by, group=group)
        for at, (one, state) in enumerate(zip(details.people, states, strict=True))
    ]
    _tell(made)
    letters.group_booked(group)
    confirm_if_enough(row, by=by)
    return group


@in_turn
def add_walk_in(
    event: Event, details: BookingDetails, *, submission: uuid.UUID, now: datetime, by: User | None = None
) -> Booking:
    """Somebody who stands in the room: booked, even if that is one more than there are places.

    Who waits for a place gets it. Raises BookingError when the event is cancelled or closed.
    """
    row = locked(event.pk)
    earlier = Booking.objects.filter(submission=submission).first()
    if earlier is not None:
        return earlier
    if row.state in _GONE:
        raise not_open(row)
    person = find_participant(details.person)
    known = row.bookings.filter(participant=person, state__in=IS_ALIVE).first()
    if known is None:
        return _store(row, details, BookingState.BOOKED, submission=submission, now=now, by=by, person=person)
    if known.state != BookingState.BOOKED:
        known.state, known.offered_until, known.queued_at = BookingState.BOOKED, None, None
        known.version += 1
        known.save()
        record(by, "let-into-event", known)
    return known


@in_turn
def change_booking(booking: Booking, details: ChangedDetails, *, now: datetime, by: User | None = None) -> Booking:
    """Change a name's spelling, needs and language. Raises BookingError for a booking that is over."""
    row = locked_booking(booking)
    if not row.is_alive:
        raise BookingError("not-alive")
    row.printed_name, row.language = tidy(details.printed_name), details.language
    if details.po_number is not None:
        row.po_number = details.po_number
    if details.needs is not None:
        seal_needs(row, details.needs)
    row.updated_by, row.version = by, row.version + 1
    row.save()
    _change_person(row.participant, details)
    record(by, "changed", row)
    return row


def check_open(event: Event, now: datetime, *, by: User | None) -> None:
    """Raises BookingError unless the event takes bookings: of anybody before it starts, at the desk until it is over."""
    if by is not None:
        if event.state in _GONE:
            raise not_open(event)
        return
    is_open = event.is_published and event.takes_bookings and event.state in BOOKABLE
    if not is_open or now >= event.starts_at:
        raise not_open(event)


def confirm_if_enough(event: Event, *, by: User | None) -> None:
    """A tentative event that has its minimum goes ahead, and everybody is told."""
    if event.state != EventState.TENTATIVE or not has_enough(booked_count(event), event.minimum):
        return
    event.state, event.version = EventState.CONFIRMED, event.version + 1
    event.save(update_fields=["state", "version", "updated_at"])
    record(by, "confirmed-event", event)
    letters.event_confirmed(event)


def _store(
    event: Event,
    details: BookingDetails,
    state: BookingState,
    *,
    submission: uuid.UUID,
    now: datetime,
    by: User | None,
    group: BookingGroup | None = None,
    person: Participant | None = None,
) -> Booking:
    person = person or find_participant(details.person)
    if event.bookings.filter(participant=person, state__in=IS_ALIVE).exists():
        raise BookingError(ALREADY, person.name)
    prior = known_answers(load_suitability(), details.prior)
    row = Booking.objects.create(
        event=event,
        participant=person,
        group=group,
        state=state,
        submission=submission,
        printed_name=tidy(details.printed_name or details.person.name),
        language=details.person.language,
        prior=prior,
        advice=[one.id for one in advice_for(load_suitability(), prior)],
        experience=details.experience or prior.get("experience", ""),
        source=details.source,
        price=event.price,
        po_number=details.po_number,
        terms=details.terms or event.terms,
        queued_at=joins_at(now, wishes_of(event)) if state is BookingState.WAITING else None,
        updated_by=by,
    )
    if details.needs:
        seal_needs(row, details.needs)
        row.save(update_fields=["access_needs", "dietary_needs"])
    record(by, "booked", row)
    return row


def _tell(made: Iterable[Booking]) -> None:
    for row in made:
        if row.state == BookingState.WAITING:
            letters.waiting(row)
        else:
            letters.booked(row)


def _change_person(person: Participant, details: ChangedDetails) -> None:
    said = {name: getattr(details, name) for name in ("job_role", "regulator", "registration_number")}
    changed: Sequence[str] = [name for name, value in said.items() if value is not None]
    for name in changed:
        setattr(person, name, said[name])
    person.language = details.language
    person.save(update_fields=[*changed, "language"])
