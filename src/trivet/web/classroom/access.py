"""Fetching scenes with permission: the desk's own by the event, a phone's by the address and the number that it drew."""

from dataclasses import dataclass

from django.db.models import OuterRef, Q, Subquery
from django.http import Http404, HttpRequest
from django.utils import timezone

from trivet.web.classroom.device import new_voter, voter_of
from trivet.web.classroom.models import Scene, Vote
from trivet.web.day.access import event_at_the_door
from trivet.web.day.code import is_good
from trivet.web.day.device import checked_in
from trivet.web.events.models import Event


@dataclass(frozen=True, slots=True)
class Ballot:
    """What is on for one phone: the scene's seen-mark ("" for none) and the phone's own choice at this moment."""

    scene: int | None
    seen: str
    choice: int | None

    @property
    def key(self) -> str:
        """Changes with all that the phone shows."""
        return f"{self.seen}.{'' if self.choice is None else self.choice}"


def scene_on(event: Event) -> Scene | None:
    """What is on the screen of this event, with what it forked from."""
    return Scene.objects.filter(event=event, is_on=True).select_related("fork_of").first()


def scene_of(event: Event, number: int) -> Scene:
    """One scene of this event, for whoever may steer it. Raises Http404."""
    found = Scene.objects.filter(event=event, pk=number).first()
    if found is None:
        raise Http404("There is no such scene.")
    return found


def ballot_of(slug: str, voter: str) -> Ballot:
    """One query, so that thirty phones may ask every three seconds."""
    mine = Vote.objects.filter(scene=OuterRef("pk"), turn=OuterRef("turn"), voter=voter).values("choice")[:1]
    rows = Scene.objects.filter(Q(event__slug=slug), is_on=True).annotate(mine=Subquery(mine))
    found = rows.values_list("pk", "version", "mine").first()
    return Ballot(found[0], f"{found[0]}.{found[1]}", found[2]) if found else Ballot(None, "", None)


def voter_at_the_door(request: HttpRequest, slug: str) -> tuple[Event, str]:
    """The event, and the number by which this phone may vote; "" for a phone that shows neither code nor check-in.

    Raises Http404 for an event that is not held.
    """
    event = event_at_the_door(slug)
    known = voter_of(request, slug)
    if known:
        return event, known
    code = request.GET.get("c", "")
    is_in = is_good(slug, code, timezone.now()) if code else checked_in(request, event) is not None
    return event, new_voter() if is_in else ""
