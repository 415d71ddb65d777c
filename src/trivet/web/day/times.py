"""Times set by hand at the desk: for one person on one day, each change a new mark with its reason."""

import uuid
from datetime import datetime

from django.db import transaction

from trivet.events.attendance import Mark as Noted
from trivet.events.attendance import Sign, Source, reconciled, standing
from trivet.web.day.actions import Seen, add_mark, correct, hold, take_back
from trivet.web.day.models import Mark
from trivet.web.day.queries import as_value
from trivet.web.events.models import Booking
from trivet.web.people.models import User

CORRECTED = "Corrected at the register"


@transaction.atomic
def set_times(
    booking: Booking,
    day: int,
    *,
    came: int,
    left: int | None,
    reason: str,
    submission: uuid.UUID,
    now: datetime,
    by: User,
) -> int:
    """When somebody came and left. What already stands so is not touched; says how many marks were made."""
    hold(booking.event)
    if Mark.objects.filter(submission__in=[uuid.uuid5(submission, sign) for sign in Sign]).exists():
        return 0
    counted = _counted(booking, day)
    first = next((mark for mark in counted if mark.sign is not Sign.LEFT), None)
    last = counted[-1] if counted and counted[-1].sign is Sign.LEFT else None
    changes = ((Sign.ARRIVED, first, came), (Sign.LEFT, last, left))
    return sum(
        _set(booking, sign, old, minute, day, reason, uuid.uuid5(submission, sign), now, by)
        for sign, old, minute in changes
    )


def _set(
    booking: Booking,
    sign: Sign,
    old: Noted | None,
    minute: int | None,
    day: int,
    reason: str,
    submission: uuid.UUID,
    now: datetime,
    by: User,
) -> bool:
    if (old.at if old else None) == minute:
        return False
    why = reason or CORRECTED
    if old is None:
        assert minute is not None
        seen = Seen(day, minute, Source.DESK)
        add_mark(booking, sign, seen, reason=reason, submission=submission, now=now, by=by)
    elif minute is None:
        take_back(Mark.objects.get(pk=old.id), reason=why, submission=submission, now=now, by=by)
    else:
        correct(Mark.objects.get(pk=old.id), minute, reason=why, submission=submission, now=now, by=by)
    return True


def _counted(booking: Booking, day: int) -> tuple[Noted, ...]:
    marks = [as_value(mark) for mark in Mark.objects.filter(booking=booking, day=day)]
    return reconciled(standing(marks))[0]
