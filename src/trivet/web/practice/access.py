"""Fetching with permission: a learner's own meetings, and for trainers what was shared with their event."""

from django.http import Http404

from trivet.web.people.models import User
from trivet.web.practice.learner import Learner, owned_by
from trivet.web.practice.models import Session


def session_for(learner: Learner, slug: str) -> Session:
    """Their own meeting. Raises Http404."""
    found = owned_by(Session.objects.select_related("participant", "user"), learner).filter(slug=slug).first()
    if found is None:
        raise Http404("There is no such meeting.")
    return found


def shared_debrief_for(user: User, slug: str) -> Session:
    """A meeting whose debrief a participant shared, for those who teach. Raises Http404."""
    rows = Session.objects.select_related("shared_with__course__customer", "participant", "user").filter(
        shared_with__isnull=False
    )
    found = rows.filter(slug=slug).first() if user.may_read_answers else None
    if found is None:
        raise Http404("There is no such debrief.")
    return found
