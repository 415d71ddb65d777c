"""Fetching with permission: owners and trainers write clients, and all of them the same ones."""

from dataclasses import dataclass

from django.http import Http404

from trivet.web.authoring.models import OwnClient, Revision
from trivet.web.authoring.sources import shipped_text
from trivet.web.people.models import User


@dataclass(frozen=True, slots=True)
class Anybody:
    """A client whom an author may read: one of their own, or one that came with Trivet (`own` is None)."""

    slug: str
    text: str
    own: OwnClient | None


def own_client_for(user: User, slug: str) -> OwnClient:
    """A client that somebody here writes. Raises Http404."""
    rows = OwnClient.objects.select_related("updated_by", "published")
    found = rows.filter(slug=slug).first() if user.writes_clients else None
    if found is None:
        raise Http404("There is no such client of yours.")
    return found


def anybody_for(user: User, slug: str) -> Anybody:
    """One's own or a shipped client. Raises Http404."""
    text = shipped_text(slug) if user.writes_clients else None
    if text is not None:
        return Anybody(slug, text, None)
    own = own_client_for(user, slug)
    return Anybody(slug, own.text, own)


def revision_for(user: User, slug: str, number: int) -> Revision:
    """An earlier state of a client's file. Raises Http404."""
    found = own_client_for(user, slug).revisions.filter(number=number).first()
    if found is None:
        raise Http404("There is no such revision.")
    return found
