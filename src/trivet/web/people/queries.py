"""What is known about the provider and the people at its desk."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from trivet.web.people.audit import SAW, sentence
from trivet.web.people.models import DESK_ROLES, AuditEntry, Provider, User

UNNAMED = "Your training company"


def provider(*, with_logo: bool = False) -> Provider:
    """The provider; on a bare installation one that is not saved yet. The logo's bytes are left out unless asked for."""
    rows = Provider.objects.all() if with_logo else Provider.objects.defer("logo_data")
    return rows.first() or Provider(id=1, name=UNNAMED)


def is_set_up(row: Provider) -> bool:
    """Somebody has said who the provider is."""
    return not row._state.adding


def team() -> QuerySet[User]:
    """Everybody who works at the desk, by name; those who may no longer sign in come last."""
    return User.objects.filter(role__in=DESK_ROLES).order_by("-is_active", "name", "id")


def person_by_email(email: str) -> User | None:
    return User.objects.filter(email__iexact=email.strip()).first()


@dataclass(frozen=True, slots=True)
class Done:
    """Something that was done, in words."""

    at: datetime
    words: str


def lately(count: int = 8) -> tuple[Done, ...]:
    """The newest entries of the audit log."""
    rows = AuditEntry.objects.exclude(verb=SAW).select_related("actor").order_by("-id")[:count]
    return tuple(Done(row.at, sentence(row)) for row in rows)
