"""What a participant does: opens, finishes, notes, answers. Each is one transaction."""

from datetime import datetime

from django.db import transaction

from trivet.content.schema import CheckItem
from trivet.curriculum import UnknownAnswerError
from trivet.web.learning.models import CheckAnswer, ModuleProgress, Note
from trivet.web.learning.queries import OwnNote, bound_to, opened
from trivet.web.secrets import keyring
from trivet.web.training.models import Enrolment


class NoteChangedError(ValueError):
    """The note was saved elsewhere after this page was opened. Carries what is stored; nothing was overwritten."""

    def __init__(self, stored: OwnNote) -> None:
        super().__init__("This note was changed in another window or on another device.")
        self.stored = stored


def open_module(enrolment: Enrolment, module: str, *, now: datetime) -> ModuleProgress:
    """Remember that somebody began a module; the first time counts."""
    row, _ = ModuleProgress.objects.get_or_create(enrolment=enrolment, module=module, defaults={"opened_at": now})
    return row


@transaction.atomic
def finish_module(enrolment: Enrolment, module: str, *, now: datetime) -> ModuleProgress:
    """Remember that somebody read a module to the end; the first time counts."""
    row = open_module(enrolment, module, now=now)
    if row.finished_at is None:
        row.finished_at = now
        row.save(update_fields=["finished_at"])
    return row


def reopen_module(enrolment: Enrolment, module: str) -> None:
    """Undo finish_module."""
    ModuleProgress.objects.filter(enrolment=enrolment, module=module).update(finished_at=None)


@transaction.atomic
def save_note(enrolment: Enrolment, reflection: str, words: str, *, seen: int, now: datetime) -> Note:
    """Store a note over the version that its writer saw (0: none). Raises NoteChangedError when another one stands."""
    rows = Note.objects.select_for_update().filter(enrolment=enrolment, reflection=reflection)
    row = rows.first() or Note(enrolment=enrolment, reflection=reflection, version=0)
    stored = opened(row) if row.version else None
    if stored and stored.is_readable and stored.words == words:
        return row
    if row.version != seen:
        raise NoteChangedError(stored or OwnNote(reflection, "", 0, now))
    row.body = keyring().seal(words, bound_to=bound_to(enrolment.pk, reflection)) if words else ""
    row.version += 1
    row.updated_at = now
    row.save()
    return row


def answer_item(
    enrolment: Enrolment, item: CheckItem, option: str, *, content_version: str, now: datetime
) -> CheckAnswer:
    """Add an answer; earlier ones stay. Raises UnknownAnswerError for an option that the item does not have."""
    chosen = next((one for one in item.options if one.id == option), None)
    if chosen is None:
        raise UnknownAnswerError(f"item {item.id} has no option '{option}'")
    return CheckAnswer.objects.create(
        enrolment=enrolment, item=item.id, option=option, is_correct=chosen.correct,
        content_version=content_version, at=now,
    )  # fmt: skip
