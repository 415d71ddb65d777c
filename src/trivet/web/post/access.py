"""Letters, for those who may read them: what a person may not see is not there."""

import re

from django.db.models import QuerySet
from django.http import Http404

from trivet.web.people.models import User
from trivet.web.post.letter import MONEY_ONLY, OWNER_ONLY
from trivet.web.post.models import Enclosed, Message

#: Whoever has one of these acts as the reader: the page of a booking, its forms, the end of follow-ups.
_KEYS = re.compile(r"(/(?:my|form|stop|quote|practise/(?:mine|booster|letters))/)(?:(?:group|all|room)/)?[\w:.-]{16,}")


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


def shown_to(user: User, words: str) -> str:
    """A letter's words with its reader's own links made useless, except for the owner."""
    return words if user.is_owner else _KEYS.sub(r"\1…", words)


def file_for(user: User, file: Enclosed) -> bytes:
    """An enclosed file; calendar files carry their reader's own link as well."""
    if user.is_owner or not file.media_type.startswith("text/calendar"):
        return bytes(file.data)
    unfolded = bytes(file.data).decode().replace("\r\n ", "")
    return shown_to(user, unfolded).encode()
