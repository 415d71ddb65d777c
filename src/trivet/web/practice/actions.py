"""What a learner does: meets somebody, says something, ends it, tries a turn again, shares, deletes. Each is one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from trivet.simulation.cast import Character
from trivet.simulation.luck import Luck
from trivet.simulation.persona import start_of
from trivet.simulation.state import State, to_plain
from trivet.simulation.step import step
from trivet.simulation.voice import AuthoredVoice, Bag, called, filled, first_line
from trivet.vocabulary import MoveId, Stage
from trivet.web.events.models import Event
from trivet.web.practice.learner import Learner, owned_by
from trivet.web.practice.meeting import Guess, Meeting
from trivet.web.practice.models import Session, Turn, new_seed
from trivet.web.practice.people import Own, practice
from trivet.web.practice.queries import lines_met
from trivet.web.practice.sealed import sealed

#: The usual length of a meeting that no scenario limits.
TURNS = 20
_A_WEEK = timedelta(days=7)


class AlreadySaidError(ValueError):
    """Something was said in this meeting after the page was opened. Nothing was changed."""


class MeetingOverError(ValueError):
    """The meeting has ended. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Whom a learner wants to meet, and how."""

    own: Own
    stage: Stage = Stage.FIRST
    mode: str = "choose"
    exam: bool = False
    scenario: str = ""
    limit: int = TURNS


@dataclass(frozen=True, slots=True)
class Said:
    """One turn of the learner's: the words, the moves that they are, what the ears guessed and what was predicted."""

    words: str
    moves: tuple[MoveId, ...]
    ears: tuple[Guess, ...] = ()
    prediction: str = ""


@transaction.atomic
def begin(learner: Learner, wish: Wish, *, now: datetime) -> Session:
    """Start a meeting. One that was begun the same way and in which nobody has spoken yet is the same meeting."""
    character = wish.own.character
    same = owned_by(Session.objects.filter(turns=None, ended="", follows=None, branch_of=None), learner).filter(
        client=character.id, stage=wish.stage, mode=wish.mode, exam=wish.exam, scenario=wish.scenario,
        practice_version=practice().version, client_source=wish.own.source,
    ).first()  # fmt: skip
    if same is not None:
        touch(same, now=now)
        return same
    return open_session(learner, wish, start_of(character.persona, wish.stage), now=now)


def open_session(
    learner: Learner, wish: Wish, start: State, *, now: datetime, follows: Session | None = None, **more: object
) -> Session:
    """A new row with the client's first line. `more`: other columns."""
    character = wish.own.character
    row = Session(
        **learner.owner, client=character.id, client_source=wish.own.source, client_name=character.client.person.name,
        scenario=wish.scenario, stage=wish.stage, mode=wish.mode, exam=wish.exam, seed=new_seed(), limit=wish.limit,
        practice_version=practice().version, start=to_plain(start), follows=follows, started_at=now, last_seen=now, **more,
    )  # fmt: skip
    line = first_line(character, start, Bag(row.seed, stage=wish.stage, met=lines_met(row)))
    row.opening_id, row.opening = line.id, _filled(line.line, character, row, now)
    row.save()
    return row


@transaction.atomic
def say(meeting: Meeting, said: Said, *, seen: int, now: datetime) -> Turn:
    """Say something and hear the answer. Raises AlreadySaidError when the page had seen another state, MeetingOverError."""
    row, character = Session.objects.select_for_update().get(pk=meeting.session.pk), meeting.character
    if row.is_over or character is None:
        raise MeetingOverError("This meeting is over.")
    if not seen == meeting.seen == row.turns.count():
        raise AlreadySaidError("That was already said.")
    before = meeting.state
    after = step(character.persona, Luck(row.seed), before, said.moves)
    bag = Bag(row.seed, stage=Stage(row.stage), said=meeting.line_ids, met=lines_met(row))
    spoken = AuthoredVoice().say(character, before, after, said.moves, bag)
    number = seen + 1
    turn = Turn.objects.create(
        session=row, number=number, moves=list(said.moves), words=sealed(said.words, row.pk, number),
        ears=[[one.move, round(one.confidence, 3)] for one in said.ears], prediction=said.prediction,
        line_id=spoken.id, line=_filled(spoken.line, character, row, now), state=to_plain(after), at=now,
    )  # fmt: skip
    _settle(row, after, number, now)
    return turn


@transaction.atomic
def stop(session: Session, *, now: datetime) -> None:
    """End a meeting before its time. Twice is once."""
    Session.objects.filter(pk=session.pk, ended="").update(ended="stopped", ended_at=now, last_seen=now)


@transaction.atomic
def branch(meeting: Meeting, number: int, *, now: datetime) -> Session:
    """The same meeting up to that turn, to be gone on with otherwise under the same luck. Raises ValueError for no such turn."""
    if not 1 <= number <= meeting.seen:
        raise ValueError(f"this meeting has no turn {number}")
    source = Session.objects.select_for_update().get(pk=meeting.session.pk)
    waiting = (
        Session.objects.filter(branch_of=source, branch_turn=number, ended="")
        .exclude(turns__number__gte=number)
        .first()
    )
    if waiting is not None:
        return waiting
    row = Session(
        user=source.user, participant=source.participant, browser=source.browser, client=source.client,
        client_source=source.client_source, client_name=source.client_name, scenario=source.scenario, stage=source.stage,
        mode=source.mode, exam=source.exam, seed=source.seed, limit=source.limit, practice_version=practice().version,
        start=source.start, opening_id=source.opening_id, opening=source.opening, missed=source.missed, promise=source.promise,
        branch_of=source, branch_turn=number, started_at=now, last_seen=now,
    )  # fmt: skip
    row.save()
    _copy_turns(source, row, meeting, number)
    return row


def touch(session: Session, *, now: datetime) -> None:
    """The learner came back to it."""
    if now - session.last_seen > timedelta(hours=1):
        Session.objects.filter(pk=session.pk).update(last_seen=now)


@transaction.atomic
def share(session: Session, event: Event, *, now: datetime) -> None:
    """Let those who teach that event read this debrief."""
    Session.objects.filter(pk=session.pk).exclude(shared_with=event).update(shared_with=event, shared_at=now)


@transaction.atomic
def unshare(session: Session) -> None:
    Session.objects.filter(pk=session.pk).update(shared_with=None, shared_at=None)


@transaction.atomic
def delete(session: Session) -> None:
    """Away with it, and with every turn. What was tried again from it stays."""
    Session.objects.filter(pk=session.pk).delete()


def _settle(row: Session, after: State, number: int, now: datetime) -> None:
    ended = "left" if after.has_left else "closed" if after.is_over else "clock" if number >= row.limit else ""
    row.last_seen, row.ended, row.ended_at = now, ended, now if ended else None
    row.save(update_fields=["last_seen", "ended", "ended_at"])


def _copy_turns(source: Session, row: Session, meeting: Meeting, number: int) -> None:
    words = {one.number: one.words for one in meeting.exchanges}
    copied: Sequence[Turn] = list(source.turns.filter(number__lt=number))
    for turn in copied:
        turn.pk, turn.session, turn.words = None, row, sealed(words[turn.number], row.pk, turn.number)
    Turn.objects.bulk_create(copied)


def _filled(line: str, character: Character, row: Session, now: datetime) -> str:
    """The line as it is said to this learner; next week is the same day."""
    person = row.user or row.participant
    worker = called(person.name if person else "")
    day = f"{timezone.localtime(now + _A_WEEK):%A}"
    return filled(line, name=character.client.person.name, worker=worker, day=day)
