"""Venues: added and changed."""

import uuid

from django.db import transaction

from trivet.web.events.details import VENUE_FIELDS, VenueDetails
from trivet.web.events.models import Venue
from trivet.web.people.audit import record
from trivet.web.people.models import User
from trivet.web.people.versions import check_version


@transaction.atomic
def add_venue(details: VenueDetails, *, submission: uuid.UUID, by: User) -> Venue:
    """A new venue; the same form sent twice finds the one that it made."""
    row, is_new = Venue.objects.get_or_create(submission=submission, defaults={**_columns(details), "updated_by": by})
    if is_new:
        record(by, "added", row)
    return row


@transaction.atomic
def change_venue(venue: Venue, details: VenueDetails, *, seen: int, by: User) -> Venue:
    """Store a venue anew. Raises ChangedMeanwhileError when somebody else did so after this form was opened."""
    row = Venue.objects.select_for_update().get(pk=venue.pk)
    columns = _columns(details)
    if all(getattr(row, name) == value for name, value in columns.items()):
        return row
    check_version(row, seen)
    for name, value in columns.items():
        setattr(row, name, value)
    row.updated_by, row.version = by, row.version + 1
    row.save()
    record(by, "changed", row)
    return row


def _columns(details: VenueDetails) -> dict[str, object]:
    known: dict[str, object] = {name: getattr(details, name) for name in VENUE_FIELDS}
    return known | {"features": list(details.features), "nation": details.nation.value}
