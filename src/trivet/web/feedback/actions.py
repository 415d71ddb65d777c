"""What is done with a form: a page kept, the whole sent. Each is one transaction."""

import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from trivet.content.schema.forms import FormKind
from trivet.events.evaluation import Answers, CheckMark, Value, mark_check
from trivet.events.forms import Part, check_items, scene_set
from trivet.vocabulary import Language
from trivet.web.events.models import Booking
from trivet.web.feedback.models import FormAnswer, FormDraft
from trivet.web.feedback.queries import Given, bound_to, given_in, modules_taught
from trivet.web.people.audit import record
from trivet.web.people.models import User
from trivet.web.secrets import keyring
from trivet.web.training.queries import library


@dataclass(frozen=True, slots=True)
class Filled:
    """Pages of a form with what was answered on them; what those pages held before is replaced."""

    parts: tuple[Part, ...]
    answers: Answers
    words: Mapping[str, str]


@transaction.atomic
def keep_page(booking: Booking, kind: FormKind, filled: Filled, *, now: datetime) -> FormDraft:
    """Keep one page of a form that is not sent yet."""
    Booking.objects.select_for_update().get(pk=booking.pk)
    whole = _with(given_in(booking, kind), filled)
    draft = FormDraft.objects.filter(booking=booking, kind=kind).first() or FormDraft(booking=booking, kind=kind)
    draft.answers, draft.words, draft.updated_at = dict(whole.answers), _sealed(draft, whole.words), now
    draft.save()
    return draft


@transaction.atomic
def send_form(
    booking: Booking, kind: FormKind, filled: Filled, *, submission: uuid.UUID, now: datetime,
    language: str = Language.ENGLISH.value, by: User | None = None,
) -> FormAnswer:  # fmt: skip
    """Send the pages kept so far with these. Sent again it replaces the first, which stays. `by`: entered from paper."""
    Booking.objects.select_for_update().get(pk=booking.pk)
    known = FormAnswer.objects.filter(submission=submission).first()
    if known is not None and known.booking_id == booking.pk and known.kind == kind:
        return known
    whole = _with(given_in(booking, kind), filled)
    row = FormAnswer(
        booking=booking, kind=kind, submission=uuid.uuid4() if known else submission, answers=dict(whole.answers),
        scene_set=scene_set(library().forms.file.kinds[kind], booking.pk), content_version=library().version,
        language=language, source="paper" if by else "phone", entered_by=by, submitted_at=now,
    )  # fmt: skip
    row.words = _sealed(row, whole.words)
    mark = mark_of(booking, kind, whole.answers)
    if mark.is_taken:
        row.check_right, row.check_of, row.check_passed = mark.right, mark.of, mark.is_passed
    FormAnswer.objects.filter(booking=booking, kind=kind, is_current=True).update(is_current=False)
    row.save()
    FormDraft.objects.filter(booking=booking, kind=kind).delete()
    record(by, "entered" if by else "sent-in", row)
    return row


def mark_of(booking: Booking, kind: FormKind, answers: Answers) -> CheckMark:
    """The knowledge check of a form, marked; nothing was taken where it is not asked."""
    asks = booking.event.requires_check
    items = check_items(library(), kind, modules_taught(booking.event)) if asks else ()
    return mark_check(items, answers, library().forms.file.check.enough)


def _with(before: Given, filled: Filled) -> Given:
    """What stood there, with the filled pages in place of what they held."""
    shown = {question.id for part in filled.parts for question in part.questions}
    return Given({**_without(before.answers, shown), **filled.answers}, {**_kept(before.words, shown), **filled.words})


def _without(answers: Answers, shown: Iterable[str]) -> dict[str, Value]:
    return {name: value for name, value in answers.items() if name not in set(shown)}


def _kept(words: Mapping[str, str], shown: Iterable[str]) -> dict[str, str]:
    return {name: text for name, text in words.items() if name not in set(shown)}


def _sealed(row: FormAnswer | FormDraft, words: Mapping[str, str]) -> str:
    said = {name: text for name, text in words.items() if text}
    return keyring().seal(json.dumps(said, ensure_ascii=False), bound_to=bound_to(row)) if said else ""
