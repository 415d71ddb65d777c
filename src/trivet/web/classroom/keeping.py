"""Keeping an observer's sheet for the room, because they pressed for it."""

from datetime import date

from django.db import transaction

from trivet.web.classroom.models import Observation
from trivet.web.classroom.observing import Sheet
from trivet.web.classroom.sealed import seal_words
from trivet.web.day.hours import day_of
from trivet.web.events.models import Event


@transaction.atomic
def keep_sheet(event: Event, sheet: Sheet, words: str, *, phone: str, today: date) -> Observation:
    """One sheet a phone and round: pressed again it takes the place of the first."""
    row, _ = Observation.objects.update_or_create(
        event=event,
        day=day_of(event, today) or 0,
        round=sheet.round,
        phone=phone,
        defaults={"counts": dict(sheet.counts), "strain": sheet.strain, "repaired": sheet.repaired},
    )
    seal_words(row, words)
    row.save(update_fields=["words"])
    return row
