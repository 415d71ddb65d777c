"""Steering the room screen: from the projector's page or a phone, by two people at once if need be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from django.db import transaction

from trivet.events.agenda import Piece, Running, add, go_to, pause, reflow, start
from trivet.events.groups import shuffled
from trivet.web.day.hours import second_at
from trivet.web.day.models import SHOWN, Room
from trivet.web.day.stage import groups_of, pieces_of, present_in, running_of
from trivet.web.events.models import Event
from trivet.web.people.audit import record
from trivet.web.people.models import User

#: How many seconds more one press gives.
MORE = 2
_VIEWS = frozenset(name for name, _ in SHOWN)


@dataclass(frozen=True, slots=True)
class Press:
    """A button: what it does, what the page that it stood on had seen, and to where for a jump."""

    verb: str
    seen: int
    to: int = 0


Change = Callable[[Running, Sequence[Piece], int, int], Running]
_VERBS: dict[str, Change] = {
    "start": lambda running, pieces, now, to: start(running, now),
    "pause": lambda running, pieces, now, to: pause(running, now),
    "next": lambda running, pieces, now, to: go_to(running, running.at + 1, now, pieces),
    "back": lambda running, pieces, now, to: go_to(running, running.at - 1, now, pieces),
    "jump": lambda running, pieces, now, to: go_to(running, to, now, pieces),
    "more": lambda running, pieces, now, to: add(running, MORE),
    "shift": lambda running, pieces, now, to: reflow(running, pieces, now),
}


@transaction.atomic
def steer(event: Event, day: int, press: Press, *, now: datetime, by: User) -> Room:
    """Do what a button says, once: a press from a page that is no longer what is on changes nothing."""
    room = _held(event, day)
    if room.version != press.seen:
        return room
    pieces = pieces_of(event, day)
    if press.verb in _VIEWS:
        room.shown = press.verb
    elif press.verb in _VERBS and pieces:
        _put(room, _VERBS[press.verb](running_of(room), pieces, second_at(now), press.to), now)
        room.shown = "plan" if press.verb in ("start", "next", "back", "jump") else room.shown
    return _stored(room, by)


@transaction.atomic
def shuffle(event: Event, day: int, *, seen: int, rng: Random, by: User) -> Room:
    """The next round of groups, from who is in the room; it remembers who has sat with whom today."""
    room = _held(event, day)
    if room.version != seen:
        return room
    if room.rounds:
        room.rounds = [*room.rounds[:-1], groups_of(event, room)]
    before = [tuple(tuple(group) for group in one) for one in room.rounds]
    room.rounds = [*room.rounds, shuffled(present_in(event, day), before, rng)]
    room.shown = "groups"
    return _stored(room, by)


def _held(event: Event, day: int) -> Room:
    Event.objects.select_for_update().get(pk=event.pk)
    row, _ = Room.objects.get_or_create(event=event, day=day)
    return row


def _put(room: Room, running: Running, now: datetime) -> None:
    room.at, room.added, room.shift = running.at, running.added, running.shift
    room.began_at = _moment(running.began, now)
    room.paused_at = _moment(running.paused, now)


def _moment(second: int | None, now: datetime) -> datetime | None:
    """A second of today, seen from now."""
    return None if second is None else now - timedelta(seconds=second_at(now) - second)


def _stored(room: Room, by: User) -> Room:
    room.version += 1
    room.updated_by = by
    room.save()
    record(by, "steered-room", room.event)
    return room
