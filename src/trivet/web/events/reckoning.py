"""What a cancellation costs, and what stands in an event's way: the rows of the database given to the pure rules."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import partial

from django.db.models import Q
from django.utils import timezone

from trivet.events.days import Clash, Closed, Engagement, clashes, working_days_between
from trivet.events.ladder import Due, Ladder, LadderError, due, ladder
from trivet.vocabulary import BookingState, EventState, Nation
from trivet.web.events.models import Booking, Closure, Event, Terms
from trivet.web.people.models import User

NOTHING = Due(0, 0, 0)


def due_for(booking: Booking, now: datetime) -> Due:
    """What cancelling this booking costs now. Only a place that was booked costs anything."""
    if booking.state != BookingState.BOOKED or not booking.price:
        return NOTHING
    event = booking.event
    company = closures(Q(trainer=None, venue=None, last__gte=timezone.localdate(now)))
    return due(
        ladder_of(booking.terms or event.terms),
        booking.price,
        on=timezone.localdate(now),
        start=event.date,
        working_days_between=partial(working_days_between, nation=Nation(event.nation), closures=company),
    )


def ladder_of(terms: Terms | None) -> Ladder:
    """The steps of some terms; none where there are no terms, or theirs cannot be gone by: then nothing is charged."""
    try:
        return ladder(terms.ladder) if terms else ()
    except LadderError:
        return ()


def closures(wanted: Q) -> tuple[Closed, ...]:
    """Closures as the rules see them."""
    rows = Closure.objects.filter(wanted).order_by("first", "id")
    return tuple(Closed(row.first, row.last, row.why, row.trainer_id, row.venue_id) for row in rows)


def clashes_of(event: Event) -> tuple[Clash, ...]:
    """What stands in the way of an event, stored or not: it warns, and never forbids."""
    around = _around(event)
    others = Event.objects.filter(around).exclude(pk=event.pk).exclude(state=EventState.CANCELLED)
    rows = [event, *others.select_related("course__customer", "venue")]
    shut = closures(Q(first__lte=max(event.days), last__gte=min(event.days)))
    return clashes(engagement(event), map(engagement, rows[1:]), shut, _names(rows))


def engagement(event: Event) -> Engagement:
    """An event as a calendar sees it."""
    return Engagement(
        id=event.pk or 0,
        name=str(event),
        days=event.days,
        nation=Nation(event.nation),
        trainers=tuple(one for one in (event.trainer_id, event.co_trainer_id) if one),
        venue=event.venue_id,
        travel_before=event.travel_before,
        travel_after=event.travel_after,
    )


def _around(event: Event) -> Q:
    """Events of the same weeks: a journey may take some days at each end."""
    first, last = _months_around(event.days)
    return Q(date__range=(first, last)) | Q(second_date__range=(first, last))


def _months_around(days: Iterable[date]) -> tuple[date, date]:
    known = sorted(days)
    return date.fromordinal(known[0].toordinal() - 31), date.fromordinal(known[-1].toordinal() + 31)


def _names(events: Iterable[Event]) -> dict[int, str]:
    ids = {one for event in events for one in (event.trainer_id, event.co_trainer_id) if one}
    return dict(User.objects.filter(pk__in=ids).values_list("pk", "name"))
