"""A trainer's days as a calendar that their own program fetches: by a link that a new password shuts."""

from datetime import datetime, timedelta

from django.core.signing import BadSignature, Signer
from django.http import Http404
from django.urls import reverse

from trivet.vocabulary import EventState
from trivet.web.addresses import absolute
from trivet.web.events.letters.invitations import trainer_feed
from trivet.web.events.models import Event
from trivet.web.people.models import User

_SIGNER = Signer(salt="trivet.letters.feed")
_BACK = timedelta(days=90)


def feed_link(trainer: User) -> str:
    """Whoever has it sees this trainer's days, and no participant."""
    return absolute(reverse("letters:feed", args=[_SIGNER.sign(_mark(trainer))]))


def trainer_by_link(token: str) -> User:
    """Raises Http404 for a link that is not ours, or that a new password or the owner has shut."""
    try:
        number, _, _ = _SIGNER.unsign(token).partition("-")
    except BadSignature as error:
        raise Http404("This link no longer works.") from error
    trainer = User.objects.filter(pk=int(number), is_active=True).first()
    if trainer is None or not trainer.is_staff_member or _SIGNER.sign(_mark(trainer)) != token:
        raise Http404("This link no longer works.")
    return trainer


def days_of_trainer(trainer: User, now: datetime) -> bytes:
    """Their events of late and to come, tentative ones marked so; those called off are shown as such."""
    rows = Event.objects.exclude(state=EventState.DRAFT).filter(date__gte=now.date() - _BACK)
    mine = rows.filter(trainer=trainer) | rows.filter(co_trainer=trainer)
    return trainer_feed(
        trainer, mine.select_related("course", "venue", "trainer", "co_trainer").order_by("date", "id"), stamp=now
    )


def _mark(trainer: User) -> str:
    """Changes with the password, as a session does."""
    return f"{trainer.pk}-{trainer.get_session_auth_hash()[:16]}"
