"""What is known about the provider and the people at its desk."""

from trivet.web.people.models import AuditEntry, Provider, User

UNNAMED = "Your training company"


def provider(*, with_logo: bool = False) -> Provider:
    """The provider; on a bare installation one that is not saved yet. The logo's bytes are left out unless asked for."""
    rows = Provider.objects.all() if with_logo else Provider.objects.defer("logo_data")
    return rows.first() or Provider(id=1, name=UNNAMED)


def is_set_up(row: Provider) -> bool:
    """Somebody has said who the provider is."""
    return not row._state.adding


def person_by_email(email: str) -> User | None:
    return User.objects.filter(email__iexact=email.strip()).first()


def last_changes(count: int = 10) -> list[AuditEntry]:
    """The newest entries of the audit log."""
    return list(AuditEntry.objects.select_related("actor").order_by("-at", "-id")[:count])
