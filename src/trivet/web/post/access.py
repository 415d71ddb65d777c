"""Letters, for those who may read them: what a person may not see is not there."""

from django.db.models import QuerySet
from django.http import Http404

from trivet.web.people.models import User
from trivet.web.post.letter import MONEY_ONLY, OWNER_ONLY
from trivet.web.post.models import Enclosed, Message


def messages_of(user: User) -> QuerySet[Message]:
    """Every letter that somebody at the desk may read: not another's keys, nor the money of those who do not handle it."""
    if not user.is_staff_member:
        return Message.objects.none()
    hidden = (*(() if user.is_owner else OWNER_ONLY), *(() if user.handles_money else MONEY_ONLY))
    return Message.objects.exclude(template__in=hidden)


def message_for(user: User, message_id: int) -> Message:
    """Raises Http404."""
    found = messages_of(user).select_related("by").filter(pk=message_id).first()
    if found is None:
        raise Http404("There is no such letter.")
    return found


def enclosure_for(user: User, message_id: int, enclosure_id: int) -> Enclosed:
    """Raises Http404."""
    found = Enclosed.objects.filter(pk=enclosure_id, message=message_for(user, message_id)).first()
    if found is None:
        raise Http404("There is no such file.")
    return found
