"""Fetching people and organisations with permission: what a person may not see is not there."""

from django.http import Http404

from trivet.web.events.models import Organisation, Participant
from trivet.web.people.models import User


def participant_for(user: User, participant_id: int) -> Participant:
    """Somebody the provider knows, for the desk; whoever was merged is found as who they are now. Raises Http404."""
    rows = Participant.objects.select_related("organisation", "merged_into", "user")
    found = rows.filter(pk=participant_id).first() if user.is_staff_member else None
    if found is None:
        raise Http404("There is no such person.")
    return found


def organisation_for(user: User, organisation_id: int) -> Organisation:
    """An organisation, for the desk. Raises Http404."""
    rows = Organisation.objects.select_related("customer", "merged_into")
    found = rows.filter(pk=organisation_id).first() if user.is_staff_member else None
    if found is None:
        raise Http404("There is no such organisation.")
    return found
