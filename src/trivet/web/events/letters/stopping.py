"""Follow-ups stop when a person says so: by a signed link in the letter, without an account."""

from datetime import timedelta

from django.core.signing import BadSignature, TimestampSigner
from django.db import transaction
from django.http import Http404

from trivet.web.events.letters.words import page
from trivet.web.events.models import Participant
from trivet.web.people.audit import record

_SIGNER = TimestampSigner(salt="trivet.letters.stop")
_FOR = timedelta(days=730)


def stop_link(person: Participant) -> str:
    """A link that opens nothing but this choice."""
    return page("letters:stop", _SIGNER.sign(str(person.pk)))


def person_by_link(token: str) -> Participant:
    """Raises Http404 for a link that is not ours, that was changed, or that is two years old."""
    try:
        number = _SIGNER.unsign(token, max_age=_FOR)
    except BadSignature as error:
        raise Http404("This link no longer works.") from error
    found = Participant.objects.filter(pk=int(number)).first()
    if found is None:
        raise Http404("This link no longer works.")
    return found


@transaction.atomic
def set_follow_up(person: Participant, *, wanted: bool) -> None:
    """The person's own word."""
    if Participant.objects.filter(pk=person.pk).exclude(wants_follow_up=wanted).update(wants_follow_up=wanted):
        record(None, "changed", person)
