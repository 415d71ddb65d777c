"""A link to everything that somebody booked, sent to their address: the answer is the same whether it is known or not."""

from datetime import datetime, timedelta

from django.core import signing
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from trivet.web.addresses import absolute
from trivet.web.events.letters.words import moment
from trivet.web.events.models import Booking, Participant
from trivet.web.events.queries import bookings_of_address
from trivet.web.language import code_of
from trivet.web.post.actions import queue

_SALT = "trivet.portal.links"
LASTS = timedelta(hours=24)


class LinkOverError(ValueError):
    """A link was good once, and is too old."""


def send_links(email: str, *, language: str, now: datetime) -> None:
    """A letter with a link to all bookings of an address; nothing for an address without any. One an hour."""
    rows = bookings_of_address(email, timezone.localdate(now))
    if not rows:
        return
    person = rows[0].participant
    with override(code_of(language)):
        queue(
            "magic-link",
            to=person.email,
            language=language,
            words={
                "link": absolute(reverse("portal:mine", args=[_sealed(person)])),
                "expires": moment(now + LASTS),
                "name": person.name,
            },
            key=f"links:{person.pk}:{now:%Y%m%d%H}",
            about=f"participant:{person.pk}",
        )


def bookings_behind(sealed: str, now: datetime) -> list[Booking]:
    """The bookings that such a link leads to. Raises LinkOverError after a day, Http404 for a link of nobody's."""
    try:
        number = signing.loads(sealed, salt=_SALT, max_age=LASTS)
    except signing.SignatureExpired as error:
        raise LinkOverError from error
    except signing.BadSignature as error:
        raise Http404("There is no such link.") from error
    person = Participant.objects.filter(pk=number, erased_at=None).first()
    if person is None:
        raise Http404("There is no such link.")
    return bookings_of_address(person.email, timezone.localdate(now))


def _sealed(person: Participant) -> str:
    return signing.dumps(person.pk, salt=_SALT, compress=True)
