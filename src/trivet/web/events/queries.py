"""What is known of one event: its places, its line, its plan and its documents."""

from copy import copy
from datetime import date, datetime
from functools import lru_cache

from django.db.models import Count, Q, QuerySet

from trivet.curriculum import CoursePlan, DayRequest, plan_course
from trivet.events.places import Places, Wish, in_line, position
from trivet.press.brief import CourseBrief, request_for
from trivet.vocabulary import BookingState
from trivet.web.events.models import HOLDS_A_PLACE, IS_ALIVE, Booking, BookingGroup, Business, Event, Terms, Venue
from trivet.web.training.models import Course
from trivet.web.training.queries import brief_for, library

_HELD = Count("pk", filter=Q(state__in=HOLDS_A_PLACE))
_BOOKED = Count("pk", filter=Q(state=BookingState.BOOKED.value))
_WAITING = Count("pk", filter=Q(state=BookingState.WAITING.value))


def business() -> Business:
    """How the provider does business; on a bare installation a row that is not saved yet."""
    return Business.objects.first() or Business(id=1)


def newest_terms() -> Terms | None:
    """The terms that somebody accepts who books today."""
    return Terms.objects.order_by("-number").first()


def places_of(event: Event) -> Places:
    """What the event has, what is taken, how many wait: one query."""
    found = event.bookings.aggregate(held=_HELD, waiting=_WAITING)
    return Places(event.capacity, found["held"], found["waiting"])


def booked_count(event: Event) -> int:
    """How many have booked; an offer is not a booking."""
    return event.bookings.filter(state=BookingState.BOOKED).count()


def participants_booked(event: Event) -> QuerySet[Booking]:
    """Everybody who has booked, by the name on the certificate."""
    rows = event.bookings.filter(state=BookingState.BOOKED).select_related("participant__organisation")
    return rows.order_by("printed_name", "id")


def bookings_of(event: Event) -> QuerySet[Booking]:
    """Every booking of an event, whatever became of it, by name."""
    return event.bookings.select_related("participant__organisation", "group").order_by("printed_name", "id")


def alive(event: Event) -> QuerySet[Booking]:
    """Everybody who holds a place or waits for one."""
    return event.bookings.filter(state__in=IS_ALIVE)


def waiting_in_line(event: Event) -> QuerySet[Booking]:
    """The waiting list, the next one first."""
    rows = event.bookings.filter(state=BookingState.WAITING).select_related("participant__organisation")
    return rows.order_by("queued_at", "id")


def wishes_of(event: Event) -> tuple[Wish, ...]:
    """The waiting list as the rules see it."""
    rows = event.bookings.filter(state=BookingState.WAITING).values_list("queued_at", "id")
    return in_line(Wish(at, number) for at, number in rows if at is not None)


def position_of(booking: Booking) -> int:
    """Somebody's place on the waiting list, from 1; 0 for somebody who does not wait."""
    if booking.state != BookingState.WAITING or booking.queued_at is None:
        return 0
    return position(wishes_of(booking.event), Wish(booking.queued_at, booking.pk))


def offers_over(now: datetime) -> tuple[int, ...]:
    """The events on which an offer has run out."""
    rows = Booking.objects.filter(state=BookingState.OFFERED, offered_until__lt=now)
    return tuple(rows.order_by("event_id").values_list("event_id", flat=True).distinct())


def bookings_of_address(email: str, today: date) -> list[Booking]:
    """What somebody with this e-mail address has booked, from today on and lately."""
    rows = Booking.objects.filter(participant__email__iexact=email.strip(), participant__erased_at=None)
    rows = rows.filter(Q(state__in=IS_ALIVE) | Q(event__date__gte=today)).exclude(state=BookingState.TRANSFERRED)
    rows = rows.select_related("event__course__customer", "event__venue", "participant")
    return list(rows.order_by("-event__date", "id")[:50])


def group_bookings(group: BookingGroup) -> QuerySet[Booking]:
    """A group's bookings in the order in which they were made."""
    return group.bookings.select_related("participant", "event").order_by("id")


def followed_by(booking: Booking) -> Booking | None:
    """The booking that came of a transfer or a substitution, if there is one."""
    return booking.followed_by.select_related("event").order_by("-id").first()


def venues() -> QuerySet[Venue]:
    """Venues by name, each with `event_count`."""
    return Venue.objects.annotate(event_count=Count("events")).order_by("name", "id")


def course_as_held(event: Event) -> Course:
    """The event's course with the day, the hours, the place and the trainer of the event; nobody stores it."""
    course = copy(event.course)
    course.date, course.second_date = event.date, event.second_date
    course.start, course.end = event.start, event.end
    course.venue = (event.venue.name if event.venue else "") or course.venue
    course.trainer = (event.trainer.name if event.trainer else "") or course.trainer
    return course


def brief_for_event(event: Event, today: date) -> CourseBrief:
    """Everything that the press needs. Raises DayDoesNotFitError or UnknownPartError when the content has moved on."""
    return brief_for(course_as_held(event), today)


def plan_of(event: Event) -> CoursePlan:
    """The timetable of the event. Raises DayDoesNotFitError or UnknownPartError when the content has moved on."""
    return _plan(request_for(event.course.customer.details(), course_as_held(event).details()))


@lru_cache(maxsize=128)
def _plan(request: DayRequest) -> CoursePlan:
    return plan_course(library(), request)
