"""The list of clients: one's own with what stands in their way, and those that came with Trivet."""

from dataclasses import dataclass
from datetime import datetime

from trivet.content.schema.clients import Client
from trivet.web.authoring.checking import checked
from trivet.web.authoring.models import OwnClient
from trivet.web.people.audit import name_of, sentence
from trivet.web.people.models import AuditEntry
from trivet.web.practice.people import practice


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A client of one's own in the list."""

    client: OwnClient
    faults: int
    clashes: bool


def own_rows() -> tuple[OwnRow, ...]:
    """Everybody written here, whoever wrote them."""
    shipped = practice().clients
    rows = OwnClient.objects.select_related("updated_by", "published")
    return tuple(OwnRow(row, len(checked(row.text, row.slug).faults), row.slug in shipped) for row in rows)


def shipped_rows() -> tuple[Client, ...]:
    """Everybody who came with Trivet, by first name."""
    return tuple(sorted(practice().clients.values(), key=lambda one: one.person.name))


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that was done with a client, other than writing."""

    at: datetime
    words: str


def happened(row: OwnClient) -> tuple[Happened, ...]:
    """Who put a client into practice, and who took them out, the newest first."""
    entries = AuditEntry.objects.filter(object=name_of(row), verb__in=("published", "withdrew"))
    rows = entries.select_related("actor").order_by("-id")[:20]
    return tuple(Happened(one.at, sentence(one).replace("a simulated client", "this client")) for one in rows)
