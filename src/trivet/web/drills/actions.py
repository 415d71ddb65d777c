"""What is done with drills and moments: begun, tried, answered. Each is one transaction; pressed twice is once."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db import transaction

from trivet.content.schema.practice import Drill, VignetteForm
from trivet.vocabulary import Component, MoveId
from trivet.web.drills.doing import doing_of
from trivet.web.drills.models import (
    BoosterLetter,
    EventMoments,
    Hardest,
    MomentAnswer,
    Moments,
    Run,
    Try,
)
from trivet.web.drills.queries import day_of, least_done, moments_of
from trivet.web.events.models import Event
from trivet.web.people.audit import record
from trivet.web.people.models import User
from trivet.web.practice.learner import Learner, owned_by
from trivet.web.practice.people import practice

Row = TypeVar("Row", Run, Moments)


class MovedOnError(ValueError):
    """A press came from a page that is behind. The message is for a person."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One try as its page saw it: at which line, the first or the second, and what was named. Never the words."""

    place: int
    second: bool
    how: str
    moves: tuple[MoveId, ...] = ()
    heard: tuple[MoveId, ...] = ()
    felt: str = ""


@transaction.atomic
def begin_run(
    learner: Learner,
    drill: Drill,
    form: str,
    *,
    submission: uuid.UUID,
    now: datetime,
    letter: BoosterLetter | None = None,
) -> Run:
    """Begin a drill in that form; in the one done least, if it has no such form. The same submission finds its run."""
    forms = {one.form for one in drill.forms}
    columns = {
        "drill": drill.drill, "letter": letter, "form": form if form in forms else least_done(learner, drill),
        "content_version": practice().version, "begun_at": now, "last_seen": now, **learner.owner,
    }  # fmt: skip
    return _once(Run, learner, submission, columns)


@transaction.atomic
def keep_try(run: Run, drill: Drill, tried: Tried, *, now: datetime) -> Try:
    """Store a try at the line that is on. The same try again finds the first one. Raises MovedOnError for another line."""
    Run.objects.select_for_update().get(pk=run.pk)
    known = Try.objects.filter(run=run, place=tried.place, second=tried.second).first()
    if known is not None:
        return known
    doing = doing_of(run, drill)
    if doing.is_over or tried.place != doing.place or tried.second != doing.is_second:
        raise MovedOnError("This drill has moved on since that page was opened. Nothing was stored; go on here.")
    row = Try.objects.create(
        run=run, place=tried.place, second=tried.second, provocation=doing.provocation.id, how=tried.how,
        moves=_plain(tried.moves), heard=_plain(tried.heard), felt=tried.felt, at=now,
    )  # fmt: skip
    _touch(run, is_over=tried.second and tried.place == doing.lines, now=now)
    return row


@transaction.atomic
def say_hardest(learner: Learner, leg: Component, *, now: datetime) -> Hardest:
    """Their answer to the one question. The same answer again adds nothing."""
    newest = owned_by(Hardest.objects.order_by("-at", "-pk"), learner).first()
    if newest is not None and newest.leg == leg:
        return newest
    return Hardest.objects.create(**learner.owner, leg=leg.value, at=now)


@transaction.atomic
def begin_moments(learner: Learner, form: str, *, submission: uuid.UUID, now: datetime) -> Moments:
    """Begin a form of moments, or go on with the one that was begun: each is answered once."""
    known = moments_of(learner, form)
    if known is not None:
        return known
    columns = {"form": form, "booking": day_of(learner, now), "begun_at": now, "last_seen": now, **learner.owner}
    return _once(Moments, learner, submission, columns)


@transaction.atomic
def answer_moment(
    moments: Moments, form: VignetteForm, item: str, option: int, *, now: datetime
) -> MomentAnswer | None:
    """Store the reply that was chosen; the first one counts. None for a moment or a reply that this form does not have."""
    Moments.objects.select_for_update().get(pk=moments.pk)
    vignette = next((one for one in form.vignettes if one.id == item), None)
    if vignette is None or not 0 <= option < len(vignette.options):
        return None
    row, is_new = MomentAnswer.objects.get_or_create(
        moments=moments, item=item,
        defaults={"option": option, "move": vignette.options[option].move.value, "content_version": practice().version, "at": now},
    )  # fmt: skip
    if is_new:
        answered = set(moments.answers.values_list("item", flat=True))
        is_over = all(one.id in answered for one in form.vignettes)
        Moments.objects.filter(pk=moments.pk).update(last_seen=now, **({"ended_at": now} if is_over else {}))
    return row


@transaction.atomic
def set_reasons(event: Event, reasons: str, *, by: User) -> EventMoments:
    """From which form on the participants of an event are shown the reasons."""
    row, _ = EventMoments.objects.select_for_update().get_or_create(event=event)
    if row.reasons != reasons:
        row.reasons, row.updated_by = reasons, by
        row.save()
        record(by, "changed", row)
    return row


def _once(model: type[Row], learner: Learner, submission: uuid.UUID, columns: dict[str, object]) -> Row:
    """The row that this press has made already, or makes now; a number that is somebody else's makes a row of one's own."""
    row, is_new = model._default_manager.get_or_create(submission=submission, defaults=columns)
    if is_new or owned_by(model._default_manager.filter(pk=row.pk), learner).exists():
        return row
    return model._default_manager.create(**columns)


def _touch(run: Run, *, is_over: bool, now: datetime) -> None:
    Run.objects.filter(pk=run.pk).update(last_seen=now, **({"ended_at": now} if is_over else {}))
    if is_over and run.letter_id:
        BoosterLetter.objects.filter(pk=run.letter_id, done_at=None).update(done_at=now)


def _plain(moves: Sequence[MoveId]) -> list[str]:
    return [move.value for move in moves]
