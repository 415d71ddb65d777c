"""Who may open the desk: everybody who works for the provider, and for some pages its owner."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django_htmx.middleware import HtmxDetails

from trivet.web.people.models import DESK_ROLES, User

Rest = ParamSpec("Rest")
Page = Callable[Concatenate["DeskRequest", Rest], HttpResponse]
Door = Callable[Concatenate[HttpRequest, Rest], HttpResponse]

MONEY_ONLY = "Enquiries, quotes and invoices are for the owner and the co-ordinators. Go back to the desk."
ANSWERS_ONLY = "What participants wrote is for those who teach the day. Go back to the event."
AUTHORS_ONLY = "Clients to practise with are written by the owner and the trainers. Go back to the desk."
OWNER_ONLY = "Only the owner of this installation may do that. Ask them, or go back to the desk."
DESK_ONLY = "The desk is for the people who work at the training company."


class DeskRequest(HttpRequest):
    """A request by somebody who works at the provider's desk."""

    user: User
    htmx: HtmxDetails


def colleague_for(user: User, person_id: int) -> User:
    """Somebody else at the desk, for its owner. Raises Http404."""
    row = User.objects.filter(pk=person_id, role__in=DESK_ROLES).first() if user.is_owner else None
    if row is None or row == user:
        raise Http404("There is no such colleague.")
    return row


def desk(page: Page[Rest]) -> Door[Rest]:
    """Everybody who works for the provider. Anybody else signs in first, or is refused."""
    return _door(page, lambda user: user.is_staff_member, DESK_ONLY)


def owner(page: Page[Rest]) -> Door[Rest]:
    """Owners only."""
    return _door(page, lambda user: user.is_owner, OWNER_ONLY)


def money(page: Page[Rest]) -> Door[Rest]:
    """Owners and co-ordinators only."""
    return _door(page, lambda user: user.handles_money, MONEY_ONLY)


def answers(page: Page[Rest]) -> Door[Rest]:
    """Owners and trainers only."""
    return _door(page, lambda user: user.may_read_answers, ANSWERS_ONLY)


def author(page: Page[Rest]) -> Door[Rest]:
    """Owners and trainers only: whoever writes clients."""
    return _door(page, lambda user: user.writes_clients, AUTHORS_ONLY)


def _door(page: Page[Rest], may: Callable[[User], bool], sentence: str) -> Door[Rest]:
    @wraps(page)
    def answer(request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        user = request.user
        if not isinstance(user, User):
            return redirect_to_login(request.get_full_path())
        if not may(user):
            raise PermissionDenied(sentence)
        return page(cast("DeskRequest", request), *args, **kwargs)

    # wraps() tells the type checker the inner page's own kind of request.
    return cast("Door[Rest]", answer)
