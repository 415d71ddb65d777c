"""Who saw what: the entries of the log that say that somebody looked at something personal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.urls import NoReverseMatch, reverse

from trivet.web.people.audit import SAW
from trivet.web.people.models import AuditEntry, User
from trivet.web.records.person.who import Person

_PAGES = {"participant": "desk:participant", "booking": "events:booking", "event": "desk:event", "message": "post:message",
          "certificate": "awards:desk"}  # fmt: skip
_WORDS = {"message": "a letter", "participant": "person", "formanswer": "a form"}


@dataclass(frozen=True, slots=True)
class Look:
    """One look, in words."""

    at: datetime
    who: str
    what: str
    thing: str
    address: str


def looks(*, by: int | None = None, person: Person | None = None) -> "QuerySet[AuditEntry]":
    """The newest first; of one colleague, or about one person: their rows, and the events that they booked."""
    rows = AuditEntry.objects.filter(verb=SAW).select_related("actor").order_by("-id")
    if by is not None:
        rows = rows.filter(actor=by)
    return rows.filter(_about(person)) if person else rows


def shown(entries: Iterable[AuditEntry]) -> list[Look]:
    return [_look(entry) for entry in entries]


def lookers() -> "QuerySet[User]":
    """Everybody who ever looked, by name."""
    return User.objects.filter(pk__in=AuditEntry.objects.filter(verb=SAW).values("actor")).order_by("name", "id")


def _about(person: Person) -> Q:
    names = [f"participant:{one}" for one in person.ids]
    names += [f"booking:{one}" for one in person.bookings]
    names += [f"message:{one}" for one in person.letters().values_list("pk", flat=True)]
    names += [f"event:{one}" for one in _events(person)]
    return Q(object__in=names)


def _events(person: Person) -> list[int]:
    rows = person.row.bookings.model._default_manager.filter(pk__in=person.bookings)
    return list(rows.values_list("event_id", flat=True).distinct())


def _look(entry: AuditEntry) -> Look:
    kind, _, number = entry.object.partition(":")
    who = entry.actor.name if entry.actor else "Somebody who has left"
    thing = f"{_WORDS.get(kind, kind)} {number}"
    return Look(entry.at, who, ", ".join(entry.detail), thing, _address(kind, number))


def _address(kind: str, number: str) -> str:
    try:
        return reverse(_PAGES[kind], args=[int(number)])
    except (KeyError, ValueError, NoReverseMatch):
        return ""
