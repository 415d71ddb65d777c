"""The audit log: one row for each thing done at the desk, by id."""

from django.db.models import Model

from trivet.web.people.models import AuditEntry, User


def record(actor: User | None, verb: str, row: Model) -> AuditEntry:
    """Note that somebody did something to a row, in the transaction that did it."""
    return AuditEntry.objects.create(actor=actor, verb=verb, object=f"{row._meta.model_name}:{row.pk}")
