"""Whose practice it is. Anybody may practise; what they did is theirs alone: by account, by a link in a letter, or by browser."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TypedDict, TypeVar

from django.conf import settings
from django.core import signing
from django.db.models import Model, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from trivet.web.addresses import absolute
from trivet.web.day.device import participant_of
from trivet.web.events.models import Participant
from trivet.web.people.models import User

Row = TypeVar("Row", bound=Model)

_COOKIE, _BROWSER = "practice", "practice-browser"
#: No participant has this number.
_NOBODY = "0"
_SALT, _LINK_SALT = "trivet.practice", "trivet.practice.link"
#: A link in a letter, and what it leaves in the browser: the last booster comes after half a year.
_KNOWN = timedelta(days=220)
#: What only a browser knows is deleted when it was not seen for that long; see content/privacy/retention.yaml.
UNSEEN = timedelta(days=30)


class Owner(TypedDict):
    """The columns of `practice.owned.Owned`."""

    user: User | None
    participant: Participant | None
    browser: str


@dataclass(frozen=True, slots=True)
class Learner:
    """Whoever practises. Signed in: `user`. Else known by a link or by the phone that checked in: `participant`.

    `browser` is there for everybody: what was practised before signing in stays in reach from the same browser.
    """

    user: User | None
    participant: Participant | None
    browser: str

    @property
    def is_known(self) -> bool:
        """Whether what they practise can be found again from another device."""
        return self.user is not None or self.participant is not None

    @property
    def name(self) -> str:
        """Who we take them for; empty for a browser alone."""
        person = self.user or self.participant
        return person.name if person is not None else ""

    @property
    def owner(self) -> Owner:
        """The columns for a new row: `Session.objects.create(**learner.owner, ...)`. Exactly one of them is set."""
        if self.user is not None:
            return {"user": self.user, "participant": None, "browser": ""}
        if self.participant is not None:
            return {"user": None, "participant": self.participant, "browser": ""}
        return {"user": None, "participant": None, "browser": self.browser}


def learner_of(request: HttpRequest) -> Learner:
    """Whoever sends this request. Changes nothing: call `remember` on the answer to whatever stores a row."""
    browser = _cookie(request, _BROWSER, UNSEEN) or secrets.token_urlsafe(24)
    if isinstance(request.user, User):
        return Learner(request.user, None, browser)
    return Learner(None, _participant(request), browser)


def remember(response: HttpResponse, learner: Learner) -> None:
    """Leave in the browser what `learner_of` needs to know them again. One cookie, signed, not readable by scripts."""
    if learner.participant is not None:
        _put(response, _COOKIE, str(learner.participant.pk), _KNOWN)
    if not learner.is_known:
        _put(response, _BROWSER, learner.browser, UNSEEN)


def forget(response: HttpResponse) -> None:
    """This browser is nobody's, whatever links were opened in it."""
    _put(response, _COOKIE, _NOBODY, _KNOWN)


def owned_by(rows: QuerySet[Row], learner: Learner) -> QuerySet[Row]:
    """Those rows (of a model that is `Owned`) that are this learner's own, and no others."""
    mine = Q(browser=learner.browser)
    if learner.user is not None:
        mine |= Q(user=learner.user) | Q(participant__user=learner.user)
    if learner.participant is not None:
        mine |= Q(participant=learner.participant) | Q(participant__merged_into=learner.participant)
    return rows.filter(mine)


def link_for(participant: Participant, onward: str = "") -> str:
    """The whole address that makes a browser this participant's: for their letters only. `onward`: a path of ours to end at."""
    address = absolute(reverse("practice:mine", args=[signing.dumps(participant.pk, salt=_LINK_SALT, compress=True)]))
    return f"{address}?next={onward}" if onward else address


def participant_behind(sealed: str) -> Participant:
    """Whose link it is. Raises Http404, also for one that is too old."""
    try:
        number = signing.loads(sealed, salt=_LINK_SALT, max_age=_KNOWN)
    except signing.BadSignature as error:
        raise Http404("There is no such link.") from error
    found = _standing(str(number))
    if found is None:
        raise Http404("There is no such link.")
    return found


def known(participant: Participant, learner: Learner) -> Learner:
    """The same browser, now known to be this participant's."""
    return Learner(None, participant, learner.browser)


def _participant(request: HttpRequest) -> Participant | None:
    number = _cookie(request, _COOKIE, _KNOWN)
    return _standing(number) if number else participant_of(request)


def _standing(number: str) -> Participant | None:
    """That participant, or whoever they were merged into; not one who was erased."""
    found = Participant.objects.select_related("merged_into").filter(pk=int(number)).first()
    found = found.merged_into or found if found else None
    return found if found and found.erased_at is None else None


def _cookie(request: HttpRequest, name: str, age: timedelta) -> str:
    found: str | None = request.get_signed_cookie(name, default=None, salt=_SALT, max_age=age)
    return found or ""


def _put(response: HttpResponse, name: str, value: str, age: timedelta) -> None:
    response.set_signed_cookie(
        name, value, salt=_SALT, max_age=age, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
