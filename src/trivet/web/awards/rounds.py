"""What is done again and again: certificates of days whose register was closed, and status lists signed in time."""

from datetime import datetime, timedelta

from django.db.models import Q

from trivet.vocabulary import EventState
from trivet.web.awards.lists import RENEWED_AT, sign
from trivet.web.awards.models import StatusList
from trivet.web.awards.queries import due, run_of
from trivet.web.awards.runs import has_failed_lately, is_alive, issue_all
from trivet.web.day.queries import is_register_closed
from trivet.web.events.models import Event

#: A register is closed on the day or within some weeks; later than that somebody presses a button.
LATEST = timedelta(days=45)


def issue_due(now: datetime) -> int:
    """Issue for every event of late whose register is closed, and go on with runs that were interrupted."""
    return sum(_issue(event, now) for event in _of_late(now))


def sign_lists(now: datetime) -> int:
    """Sign anew every list that changed or that will run out."""
    rows = StatusList.objects.filter(
        Q(revocation="") | Q(valid_until__isnull=True) | Q(valid_until__lt=now + RENEWED_AT)
    )
    return len([sign(row, now=now) for row in rows])


def _of_late(now: datetime) -> list[Event]:
    today = now.date()
    rows = Event.objects.exclude(state__in=(EventState.DRAFT, EventState.CANCELLED)).filter(
        Q(registers__closed_at__isnull=False), date__gte=today - LATEST
    )
    return list(rows.select_related("course__customer", "venue", "trainer", "co_trainer").distinct())


def _issue(event: Event, now: datetime) -> int:
    run = run_of(event)
    if run is not None and (is_alive(run, now) or has_failed_lately(run, now)):
        return 0
    if not is_register_closed(event) or not due(event, now=now):
        return 0
    return issue_all(event, clock=lambda: now).done
