"""An event's certificates, all of them: made in a process of its own, watched from a page, gone on with after a crash."""

import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from trivet.web.awards.actions import Workshop
from trivet.web.awards.issuing import Award, NotIssuedError, issue_many
from trivet.web.awards.models import IssueRun
from trivet.web.awards.queries import Earner, due
from trivet.web.events.models import Event
from trivet.web.people.audit import record
from trivet.web.people.models import User

#: A run that was not heard of for so long has died, and anybody may go on with it.
SILENT = timedelta(seconds=30)
#: What could not be made is tried again after so long, or when somebody presses the button.
AGAIN = timedelta(hours=6)
#: So few are made while the reader waits, in about a second; more of them in a process of their own.
AT_ONCE = 40
_BEAT = 10
Clock = Callable[[], datetime]


def issue_all(event: Event, *, clock: Clock, by: User | None = None) -> IssueRun:
    """Everything that an event's people have earned and do not have yet. Raises nothing about one person: it is noted.

    Each certificate is stored by itself, so that after a power cut the next call makes exactly the rest.
    """
    waiting = due(event, now=clock())
    run = _open(event, len(waiting), now=clock(), by=by)
    if waiting:
        _make(run, event, waiting, clock=clock, by=by)
    run.finished_at = run.beat_at = clock()
    run.save(update_fields=["done", "refused", "beat_at", "finished_at"])
    return run


def begin(event: Event, *, now: datetime, by: User | None) -> IssueRun:
    """Start making an event's certificates in another process, unless one is at it. The page can be left."""
    run = IssueRun.objects.filter(event=event).first()
    if run is not None and is_alive(run, now):
        return run
    run = _open(event, len(due(event, now=now)), now=now, by=by)
    # In a session of its own, so that restarting the web server does not stop it.
    subprocess.Popen(  # noqa: S603 -- our own interpreter and command, and a number
        [sys.executable, "-m", "trivet.web", "issue_certificates", str(event.pk)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    return run


def is_alive(run: IssueRun, now: datetime) -> bool:
    """Somebody is at it."""
    return run.finished_at is None and run.beat_at > now - SILENT


def has_failed_lately(run: IssueRun, now: datetime) -> bool:
    """It came to its end and could not make some: to try again at once would make the same of it."""
    return run.finished_at is not None and bool(run.refused) and run.finished_at > now - AGAIN


def was_interrupted(run: IssueRun, now: datetime) -> bool:
    return run.finished_at is None and not is_alive(run, now)


def _make(run: IssueRun, event: Event, waiting: tuple[Earner, ...], *, clock: Clock, by: User | None) -> None:
    try:
        workshop = Workshop(event, now=clock())
    except NotIssuedError as error:
        run.refused = {str(one.booking.pk): str(error)[:500] for one in waiting}
        return
    awards = [workshop.award(one.booking, one.attended, kind) for one in waiting for kind in one.due]
    for award, made in issue_many(awards, workshop.bench, clock=clock, by=by or run.by):
        _note(run, award, made, clock())


def _note(run: IssueRun, award: Award, made: object, now: datetime) -> None:
    if isinstance(made, NotIssuedError):
        run.refused[str(award.booking.pk)] = str(made)[:500]
    else:
        run.done += 1
    if run.done % _BEAT == 0 or run.refused:
        run.beat_at = now
        run.save(update_fields=["done", "refused", "beat_at"])


@transaction.atomic
def _open(event: Event, people: int, *, now: datetime, by: User | None) -> IssueRun:
    """The event's run, as it starts or starts again."""
    fresh: dict[str, object] = {
        "started_at": now,
        "beat_at": now,
        "finished_at": None,
        "due": people,
        "done": 0,
        "refused": {},
    }
    run, is_new = IssueRun.objects.get_or_create(event=event, defaults={**fresh, "by": by})
    if not is_new:
        for name, value in fresh.items():
            setattr(run, name, value)
        run.by = by or run.by
        run.save()
    if by is not None:
        record(by, "issued-all", event)
    return run
