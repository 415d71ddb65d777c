"""What is done to letters: queue, call off, send again. Each is one transaction."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from trivet.press.mail import one_line
from trivet.web.people.audit import record
from trivet.web.people.models import User
from trivet.web.post.letter import Enclosure
from trivet.web.post.models import Enclosed, Message, State, Step
from trivet.web.post.writing import written

CALLED_OFF = (State.QUEUED, State.UNSURE, State.FAILED)
SENT_AGAIN = (State.SENT, State.KEPT, State.FAILED, State.UNSURE, State.CANCELLED)


class LetterMovedError(ValueError):
    """A letter is no longer where somebody saw it."""


@transaction.atomic
def queue(
    template: str,
    *,
    to: str,
    language: str,
    words: Mapping[str, str],
    key: str,
    about: str,
    event: int | None = None,
    due: datetime | None = None,
    enclosures: Iterable[Enclosure] = (),
    by: User | None = None,
) -> Message:
    """Write a letter and let it wait until it is due. The same key finds the letter that is there.

    `words` fill the placeholders of the template (trivet.content.schema.mail.LETTERS says which); those that are empty
    take their line with them. `about` is like "booking:17". Raises UnfilledLetterError.
    """
    found = Message.objects.filter(key=key).first()
    if found is not None:
        return found
    letter = written(template, words, language)
    columns = {
        "template": template, "language": language, "to": one_line(to), "subject": letter.subject[:500],
        "text": letter.text, "html": letter.html, "due_at": due or timezone.now(), "about": about, "event": event, "by": by,
        "unsubscribe": words.get("unsubscribe_link", ""),
    }  # fmt: skip
    message, is_new = Message.objects.get_or_create(key=key, defaults=columns)
    if is_new:
        Enclosed.objects.bulk_create(
            Enclosed(message=message, name=one.name, media_type=one.media_type, data=one.data) for one in enclosures
        )
        note_step(message, State.QUEUED, "", by=by)
    return message


def note_step(
    message: Message, state: State, words: str, *, by: User | None = None, at: datetime | None = None
) -> None:
    """Add to a letter's history."""
    Step.objects.create(message=message, state=state, words=words[:500], by=by, at=at or timezone.now())


@transaction.atomic
def call_off(message: Message, *, by: User) -> None:
    """A letter that has not gone shall not go. Raises LetterMovedError."""
    moved = Message.objects.filter(pk=message.pk, state__in=CALLED_OFF).update(state=State.CANCELLED)
    if not moved:
        raise LetterMovedError(
            "This letter is on its way or has gone, so it cannot be called off. Nothing was changed."
        )
    note_step(message, State.CANCELLED, "Called off at the desk.", by=by)
    record(by, "called-off", message)


@transaction.atomic
def send_again(message: Message, *, by: User) -> None:
    """Let a letter wait once more, due at once. Raises LetterMovedError."""
    row = Message.objects.select_for_update().get(pk=message.pk)
    if row.state not in SENT_AGAIN:
        raise LetterMovedError("This letter is waiting to go already, so it will not be sent twice.")
    # One that surely arrived before goes as a new letter, else mail programs show only the first.
    row.edition += row.state == State.SENT
    row.state, row.due_at, row.attempts, row.error = State.QUEUED, timezone.now(), 0, ""
    row.save(update_fields=["edition", "state", "due_at", "attempts", "error"])
    note_step(row, State.QUEUED, "Sent again from the desk.", by=by)
    record(by, "sent-again", row)


@transaction.atomic
def drop(about: str, why: str, *, templates: Sequence[str] = ()) -> int:
    """Call off all that waits about something, such as a booking that is cancelled."""
    rows = Message.objects.filter(about=about, state=State.QUEUED)
    waiting = list((rows.filter(template__in=templates) if templates else rows).select_for_update())
    Message.objects.filter(pk__in=[row.pk for row in waiting], state=State.QUEUED).update(
        state=State.CANCELLED, error=why
    )
    for row in waiting:
        note_step(row, State.CANCELLED, why)
    return len(waiting)
