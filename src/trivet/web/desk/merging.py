"""Two rows that are one person, or one organisation: everything goes to the one that stays."""

from typing import TypeVar

from django.db import transaction
from django.db.models import ForeignKey, Model

from trivet.web.events.models import IS_ALIVE, Booking, Organisation, Participant
from trivet.web.people.audit import record
from trivet.web.people.models import User

Row = TypeVar("Row", Participant, Organisation)


class CannotMergeError(ValueError):
    """These two cannot become one. The message is for a person."""


@transaction.atomic
def merge_people(stays: Participant, goes: Participant, *, by: User) -> Participant:
    """Give one person's bookings to another row. Raises CannotMergeError, and then nothing was changed."""
    stays, goes = _both(Participant, stays, goes)
    _refuse_doubles(stays, goes)
    _hand_over(goes, stays)
    for name in ("email", "organisation_id", "job_role", "sector", "registration_number", "user_id"):
        setattr(stays, name, getattr(stays, name) or getattr(goes, name))
    stays.wants_follow_up = stays.wants_follow_up and goes.wants_follow_up
    stays.save()
    return _gone(goes, stays, by)


@transaction.atomic
def merge_organisations(stays: Organisation, goes: Organisation, *, by: User) -> Organisation:
    """Give one organisation's people to another row. Raises CannotMergeError, and then nothing was changed."""
    stays, goes = _both(Organisation, stays, goes)
    if stays.customer_id and goes.customer_id and stays.customer_id != goes.customer_id:
        raise CannotMergeError(
            "These two belong to two different customers. Nothing was changed. Take one of them from its customer first."
        )
    _hand_over(goes, stays)
    stays.customer_id = stays.customer_id or goes.customer_id
    stays.nation = stays.nation or goes.nation
    stays.save()
    return _gone(goes, stays, by)


def _both(kind: type[Row], stays: Row, goes: Row) -> tuple[Row, Row]:
    """Both rows, locked in one order, so that two people who merge the same pair do not wait for each other."""
    rows = {
        row.pk: row
        for row in kind._default_manager.select_for_update().filter(pk__in=(stays.pk, goes.pk)).order_by("pk")
    }
    if len(rows) < 2:
        raise CannotMergeError("Choose two different ones. Nothing was changed.")
    for row in rows.values():
        if row.merged_into_id:
            raise CannotMergeError("One of these was merged a moment ago. Nothing was changed; look at the list again.")
    return rows[stays.pk], rows[goes.pk]


def _refuse_doubles(stays: Participant, goes: Participant) -> None:
    live = Booking.objects.filter(state__in=IS_ALIVE)
    both = live.filter(participant=stays, event__in=live.filter(participant=goes).values("event"))
    double = both.select_related("event__course").first()
    if double:
        raise CannotMergeError(
            f"Both have a place on {double.event.date:%d %B %Y} ({double.event}). If they are one person, cancel one of "
            "those bookings first. Nothing was changed."
        )


def _hand_over(goes: Model, stays: Model) -> None:
    """Every row that points to the one points to the other, whatever room it stands in."""
    for relation in goes._meta.related_objects:
        field = relation.field
        if isinstance(field, ForeignKey) and field.name != "merged_into":
            relation.related_model._default_manager.filter(**{field.name: goes}).update(**{field.name: stays})


def _gone(goes: Row, stays: Row, by: User) -> Row:
    goes.merged_into = stays
    goes.save(update_fields=["merged_into"])
    goes._meta.model._default_manager.filter(merged_into=goes).update(merged_into=stays)
    record(by, "merged", stays, {"from": (str(goes.pk), str(stays.pk))})
    return stays
