"""The audit log: one row for each thing done at the desk, by id."""

from django.db.models import Model

from trivet.web.people.models import AuditEntry, User

#: What is done, and how it is said.
VERBS = {
    "added": "added",
    "made": "made",
    "changed": "changed",
    "deleted": "deleted",
    "agreed": "agreed",
    "reopened": "made a draft of",
    "opened-joining": "opened the join link of",
    "closed-joining": "closed the join link of",
    "renewed-join-link": "renewed the join link of",
    "joined": "joined",
    "removed-enrolment": "removed somebody from",
    "verified": "looked up",
    "let-in": "let in",
    "shut-out": "shut out",
}
THINGS = {"provider": "the brand", "standardcheck": "a standard", "user": "an account"}


def record(actor: User | None, verb: str, row: Model) -> AuditEntry:
    """Note that somebody did something to a row, in the transaction that did it."""
    return AuditEntry.objects.create(actor=actor, verb=verb, object=f"{row._meta.model_name}:{row.pk}")


def sentence(entry: AuditEntry) -> str:
    """An entry in words: "Ruth Haworth changed course 3"."""
    who = entry.actor.name if entry.actor else "Somebody"
    kind, _, number = entry.object.partition(":")
    return f"{who} {VERBS.get(entry.verb, entry.verb)} {THINGS.get(kind, f'{kind} {number}')}"
