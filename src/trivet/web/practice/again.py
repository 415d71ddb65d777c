"""The next meeting with the same client: what is carried over, and what happens when they do not come."""

from datetime import datetime

from django.db import transaction

from trivet.simulation.between import Promise, next_meeting
from trivet.simulation.cast import Character
from trivet.simulation.persona import start_of
from trivet.simulation.state import CALM, State
from trivet.vocabulary import MoveId, Stage
from trivet.web.practice.actions import Wish, open_session
from trivet.web.practice.learner import Learner
from trivet.web.practice.meeting import Meeting
from trivet.web.practice.models import Session
from trivet.web.practice.people import Own


class WithdrawnClientError(ValueError):
    """The client of a stored meeting is not there any more."""


@transaction.atomic
def meet_again(learner: Learner, meeting: Meeting, promise: Promise, *, now: datetime) -> Session:
    """The next meeting with this client, from where this one ended. Pressed twice it is the same one. Raises WithdrawnClientError."""
    before, character = Session.objects.select_for_update().get(pk=meeting.session.pk), meeting.character
    if character is None:
        raise WithdrawnClientError("This client is not here any more.")
    waiting = Session.objects.filter(follows=before, ended="", turns=None).first()
    if waiting is not None:
        return waiting
    kept = promise if was_promised(meeting) else Promise.NONE
    arrival = next_meeting(character.persona, meeting.state, before.seed, promise=kept)
    wish = Wish(
        Own(character, before.client_source), _stage(arrival.attended), before.mode, before.exam, "", before.limit
    )
    start = arrival.state if arrival.attended else _strained(character, arrival.state)
    more = {"missed": not arrival.attended, "promise": kept.value}
    return open_session(learner, wish, start, now=now, follows=before, **more)


def was_promised(meeting: Meeting) -> bool:
    """Whether the learner said that they would do something."""
    return any(MoveId.DELIVER in one.moves for one in meeting.exchanges)


def _stage(attended: bool) -> Stage:
    return Stage.MIDDLE if attended else Stage.REPAIR


def _strained(character: Character, state: State) -> State:
    """Somebody who stayed away comes back with a strain between you, even where there was none."""
    if state.rupture is not CALM:
        return state
    usual = start_of(character.persona, Stage.REPAIR)
    return state._replace(
        rupture=usual.rupture, severity=usual.severity, unaddressed=usual.unaddressed, strains=usual.strains,
        act=usual.act, stance=usual.stance,
    )  # fmt: skip
