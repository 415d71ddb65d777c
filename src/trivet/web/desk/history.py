"""What happened to a row: who, when, and which fields."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model, Q

from trivet.web.people.audit import SAW, name_of, sentence
from trivet.web.people.models import AuditEntry

MOST = 40


@dataclass(frozen=True, slots=True)
class Happened:
    """One entry in words, with what it changed: "date: 2027-03-04 → 2027-03-11"."""

    at: datetime
    words: str
    changes: tuple[str, ...] = ()


def history_of(*rows: Model, most: int = MOST) -> tuple[Happened, ...]:
    """The newest entries about these rows, newest first."""
    about = Q(object__in=[name_of(row) for row in rows])
    entries = AuditEntry.objects.filter(about).exclude(verb=SAW).select_related("actor").order_by("-id")[:most]
    return tuple(Happened(entry.at, sentence(entry), _changes(entry.detail)) for entry in entries)


def _changes(detail: dict[str, list[str]]) -> tuple[str, ...]:
    return tuple(_change(name.removesuffix("_id").replace("_", " "), pair) for name, pair in detail.items())


def _change(name: str, pair: list[str]) -> str:
    return f"{name}: {pair[0] or 'nothing'} → {pair[1] or 'nothing'}" if pair else name
