"""Fetching drills, moments and letters with permission: a learner's own, or by a sealed link."""

from dataclasses import dataclass
from datetime import timedelta

from django.core import signing
from django.http import Http404
from django.urls import reverse

from trivet.content.schema.practice import Drill, VignetteForm
from trivet.web.addresses import absolute
from trivet.web.drills.models import BoosterLetter, Moments, Run
from trivet.web.events.models import Participant
from trivet.web.people.models import User
from trivet.web.practice.learner import Learner, owned_by
from trivet.web.practice.people import practice

_BOOSTER, _STOP = "trivet.drills.booster", "trivet.drills.stop"
#: A drill may be opened from its letter for so long.
LASTS = timedelta(days=220)
#: Whoever finds an old letter can still stop the next ones.
_STOP_LASTS = timedelta(days=730)


class LinkOverError(ValueError):
    """The link was good once, and is too old."""


@dataclass(frozen=True, slots=True)
class Person:
    """Whose letters they are: somebody who came to a day, or an account."""

    participant: Participant | None = None
    user: User | None = None


def drill_named(name: str) -> Drill:
    """Raises Http404."""
    found = practice().drills.get(name)
    if found is None:
        raise Http404("There is no such drill.")
    return found


def moments_form(form: str) -> VignetteForm:
    """Raises Http404."""
    found = practice().vignettes.get(form)
    if found is None:
        raise Http404("There is no such form.")
    return found


def run_for(learner: Learner, drill: str, slug: str) -> Run:
    """The learner's own. Raises Http404."""
    found = owned_by(Run.objects.select_related("letter"), learner).filter(drill=drill, slug=slug).first()
    if found is None:
        raise Http404("There is no such drill of yours.")
    return found


def moments_for(learner: Learner, form: str, slug: str) -> Moments:
    """The learner's own. Raises Http404."""
    rows = owned_by(Moments.objects.select_related("booking__event"), learner)
    found = rows.filter(form=form, slug=slug).first()
    if found is None:
        raise Http404("There are no such moments of yours.")
    return found


def booster_link(letter: BoosterLetter) -> str:
    """The whole address in the letter: it opens this drill, and makes the browser this participant's."""
    return absolute(reverse("drills:booster", args=[sealed(letter)]))


def sealed(letter: BoosterLetter) -> str:
    return signing.dumps(letter.pk, salt=_BOOSTER, compress=True)


def letter_behind(seal: str) -> BoosterLetter:
    """Raises LinkOverError for one that is too old, Http404 for a link of nobody's."""
    number = _opened(seal, _BOOSTER, LASTS)
    rows = BoosterLetter.objects.select_related("booking__participant__merged_into", "plan__user")
    found = rows.filter(pk=number).first()
    if found is None or (found.booking and found.booking.participant.erased_at):
        raise Http404("There is no such link.")
    return found


def stop_link(person: Person) -> str:
    """A link that opens nothing but this choice."""
    mark = f"u{person.user.pk}" if person.user else f"p{person.participant.pk}" if person.participant else ""
    return absolute(reverse("drills:letters", args=[signing.dumps(mark, salt=_STOP, compress=True)]))


def person_behind(seal: str) -> Person:
    """Whose letters a link stops. Raises LinkOverError, Http404."""
    mark = _opened(seal, _STOP, _STOP_LASTS)
    if mark.startswith("u"):
        user = User.objects.filter(pk=int(mark[1:]), is_active=True).first()
        found = Person(user=user) if user else None
    else:
        row = Participant.objects.select_related("merged_into").filter(pk=int(mark[1:])).first()
        row = row.merged_into or row if row else None
        found = Person(participant=row) if row and not row.erased_at else None
    if found is None:
        raise Http404("There is no such link.")
    return found


def _opened(seal: str, salt: str, lasts: timedelta) -> str:
    try:
        return str(signing.loads(seal, salt=salt, max_age=lasts))
    except signing.SignatureExpired as error:
        raise LinkOverError from error
    except signing.BadSignature as error:
        raise Http404("There is no such link.") from error
