"""Self check-in: when the door is open, and what it says when it is not."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from trivet.curriculum import clock
from trivet.events.attendance import Source
from trivet.web.day.actions import Seen, mark_in
from trivet.web.day.hours import day_of, hours_of, minute_at
from trivet.web.day.models import Mark
from trivet.web.day.queries import arrived_on
from trivet.web.events.models import Booking, Event
from trivet.web.events.queries import participants_booked


@dataclass(frozen=True, slots=True)
class Door:
    """Whether somebody may check in now. `day` is 0 or 1; when the door is shut, `sentence` says why and until when."""

    day: int
    is_open: bool
    sentence: str = ""


def door_of(event: Event, now: datetime) -> Door:
    """By the clock on the wall where the event is held."""
    today = timezone.localdate(now)
    day = day_of(event, today)
    if day is None:
        return Door(0, False, _not_today(event, now))
    start, minute = hours_of(event)[day].start, minute_at(now)
    opens, closes = start - event.opens_before, start + event.closes_after
    if minute < opens:
        return Door(
            day, False, _("Check-in opens at %(time)s today. Scan the code again then.") % {"time": clock(opens)}
        )
    if minute > closes:
        said = _("Check-in closed at %(time)s. Tell the trainer that you are here: they note when you came.")
        return Door(day, False, said % {"time": clock(closes)})
    return Door(day, True)


def check_in(booking: Booking, day: int, *, submission: uuid.UUID, now: datetime) -> Mark:
    """Somebody says with their own phone that they are here. A second time changes nothing."""
    return mark_in(booking, Seen(day, minute_at(now), Source.QR), submission=submission, now=now, by=None)


def names_to_choose(event: Event, day: int, search: str) -> list[Booking]:
    """Those who are booked and not here yet, by name: what somebody in the room may choose from. Names only."""
    here = arrived_on(event, day)
    rows = participants_booked(event)
    if search:
        rows = rows.filter(printed_name__icontains=search)
    return [row for row in rows if row.pk not in here]


def _not_today(event: Event, now: datetime) -> str:
    today = timezone.localdate(now)
    still = [day for day in event.days if day > today]
    if not still:
        return _("This event is over. If your attendance is missing, ask the trainer.")
    opens = hours_of(event)[event.days.index(still[0])].start - event.opens_before
    said = _("Check-in opens on %(date)s at %(time)s. Scan the code in the room then.")
    return said % {"date": date_format(still[0], "j F Y"), "time": clock(opens)}
