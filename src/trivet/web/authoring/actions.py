"""Writing a client: each verb one transaction; no revision is ever lost."""

from django.db import IntegrityError, transaction

from trivet.content.clientfile import client_values
from trivet.content.errors import ContentError
from trivet.content.practice import FILE_LIMIT
from trivet.web.authoring.checking import obstacles
from trivet.web.authoring.models import OwnClient, Revision, State
from trivet.web.authoring.sources import blank, copied, id_from
from trivet.web.people.audit import record
from trivet.web.people.models import User
from trivet.web.people.versions import check_version
from trivet.web.practice.people import practice

#: An address of its own.
RESERVED = "new"


class TooLongError(ValueError):
    """A file that no client needs."""

    def __init__(self, length: int) -> None:
        super().__init__(
            f"This file has {length:,} characters; {FILE_LIMIT:,} is the most, and a client is a page or two. "
            "Nothing was stored, and what you typed stands below."
        )


class NotReadyError(ValueError):
    """A client with whom nobody should practise yet. `obstacles` says why."""

    def __init__(self, found: tuple[str, ...]) -> None:
        super().__init__(found[0] if found else "")
        self.obstacles = found


class TakenError(ValueError):
    """Somebody began a client of the same name in the same moment."""


def begin(name: str, *, start: str, source: str, by: User) -> OwnClient:
    """A new client called `name`: a copy of the file `source`, or from nothing on the archetype `start`. Raises TakenError."""
    taken = {RESERVED, *practice().clients, *practice().archetypes, *OwnClient.objects.values_list("slug", flat=True)}
    slug = id_from(name, taken)
    text = copied(source, slug, name) if source else blank(slug, name, start)
    try:
        with transaction.atomic():
            row = OwnClient.objects.create(slug=slug, title=_title(text, slug), text=text, updated_by=by)
            row.revisions.create(number=1, text=text, why="Begun", by=by)
            record(by, "made", row)
    except IntegrityError as error:
        raise TakenError(
            f"Somebody else began a client called {name} just now. Look at theirs, or press again."
        ) from error
    return row


@transaction.atomic
def rewrite(row: OwnClient, text: str, *, why: str, seen: int, by: User) -> OwnClient:
    """Store the file as it is now, right or wrong. The same words again are no revision. Raises ChangedMeanwhileError, TooLongError."""
    if len(text) > FILE_LIMIT:
        raise TooLongError(len(text))
    standing = _locked(row)
    if text == standing.text:
        return standing
    check_version(standing, seen)
    standing.text, standing.version, standing.updated_by = text, standing.version + 1, by
    standing.title = _title(text, standing.slug)
    standing.save()
    standing.revisions.create(number=standing.version, text=text, why=why, by=by)
    record(by, "changed", standing, {"revision": (str(standing.version - 1), str(standing.version))})
    return standing


@transaction.atomic
def publish(row: OwnClient, *, seen: int, by: User) -> OwnClient:
    """Let learners meet the file as it stands. Raises NotReadyError, ChangedMeanwhileError."""
    standing = _locked(row)
    check_version(standing, seen)
    found = obstacles(standing.text, standing.slug)
    if found:
        raise NotReadyError(found)
    newest = standing.revisions.get(number=standing.version)
    if standing.is_ready and standing.published_id == newest.pk:
        return standing
    standing.state, standing.published, standing.updated_by = State.READY, newest, by
    standing.save()
    record(by, "published", standing, {"revision": ("", str(newest.number))})
    return standing


@transaction.atomic
def withdraw(row: OwnClient, *, by: User) -> OwnClient:
    """Nobody new meets this client; meetings that began go on, and all revisions stay."""
    standing = _locked(row)
    if standing.state != State.WITHDRAWN:
        standing.state, standing.published, standing.updated_by = State.WITHDRAWN, None, by
        standing.save()
        record(by, "withdrew", standing)
    return standing


def put_back(row: OwnClient, revision: Revision, *, seen: int, by: User) -> OwnClient:
    """An earlier file again, as a new revision. Raises ChangedMeanwhileError."""
    return rewrite(row, revision.text, why=f"Put back revision {revision.number}", seen=seen, by=by)


def _locked(row: OwnClient) -> OwnClient:
    return OwnClient.objects.select_for_update(of=("self",)).select_related("published", "updated_by").get(pk=row.pk)


def _title(text: str, slug: str) -> str:
    """What the list shows. A file that cannot be read keeps its id."""
    try:
        found = client_values(text, slug).get("title")
    except ContentError:
        found = None
    return (found.strip() if isinstance(found, str) else "")[:200] or slug
