"""Somebody's copy of their data: a link in a letter to their own address, good for a week. Nobody else can open it."""

from datetime import datetime, timedelta

from django.core import signing
from django.db import transaction
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext, override

from trivet.web.addresses import absolute
from trivet.web.events.letters.words import moment
from trivet.web.events.models import Participant
from trivet.web.language import code_of
from trivet.web.people.audit import record, saw
from trivet.web.people.models import User
from trivet.web.post.actions import queue
from trivet.web.records.models import DataRequest
from trivet.web.records.person.copy import zipped
from trivet.web.records.person.who import Person, person

LASTS = timedelta(days=7)
#: The button pressed twice, or by two people, sends one letter.
_ONCE_IN = timedelta(minutes=10)
_SALT = "trivet.records.copy"


class NoAddressError(ValueError):
    """A copy goes by letter to the person's own address, and none is known."""


class LinkOverError(ValueError):
    """The link was good once."""


@transaction.atomic
def send_link(asked: Person, *, now: datetime, by: User | None) -> DataRequest:
    """A letter with the link to the person themself. Raises NoAddressError."""
    row = Participant.objects.select_for_update().get(pk=asked.row.pk)
    if not row.email or row.erased_at:
        raise NoAddressError("No e-mail address is known of them, and a copy goes to nobody else. Add one first.")
    lately = DataRequest.objects.filter(participant=row, kind="export", asked_at__gt=now - _ONCE_IN).first()
    if lately:
        return lately
    made = DataRequest.objects.create(participant=row, kind="export", by=by, asked_at=now, expires_at=now + LASTS)
    with override(code_of(row.language)):
        queue(
            "data-request",
            to=row.email,
            language=row.language,
            words={
                "name": row.name,
                "request": gettext("Somebody asked for a copy of everything that we hold about you. Here it is."),
                "details": gettext(
                    "The link leads to a page from which you download it. Only this letter has the link."
                ),
                "link": absolute(reverse("records:copy", args=[signing.dumps(made.pk, salt=_SALT)])),
                "expires": moment(now + LASTS),
            },
            key=f"data-request:{made.pk}",
            about=f"participant:{row.pk}",
            by=by,
        )
    record(by, "asked-for-data", row)
    if by:
        saw(by, row, "sent a copy of their data")
    return made


def request_behind(sealed: str, now: datetime) -> DataRequest:
    """What a link asks for. Raises LinkOverError after a week, Http404 for a link of nobody's."""
    try:
        number = signing.loads(sealed, salt=_SALT)
    except signing.BadSignature as error:
        raise Http404("There is no such link.") from error
    found = DataRequest.objects.select_related("participant").filter(pk=number, kind="export").first()
    if found is None or found.participant.erased_at:
        raise Http404("There is no such link.")
    if found.expires_at is None or found.expires_at <= now:
        raise LinkOverError
    return found


@transaction.atomic
def fetch(request: DataRequest, now: datetime) -> bytes:
    """The copy itself, and a note that it was fetched."""
    DataRequest.objects.filter(pk=request.pk).update(fetched_at=now)
    row = request.participant.merged_into or request.participant
    record(None, "asked-for-data", row)
    return zipped(person(row), now)
