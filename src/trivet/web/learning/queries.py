"""What learning reads: enrolments, progress, answers and a person's own notes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Count
from django.utils.safestring import SafeString

from trivet.content.library import Library
from trivet.content.schema import Module
from trivet.curriculum import terms_for
from trivet.vocabulary import Nation, Sector
from trivet.web.learning.models import CheckAnswer, ModuleProgress, Note
from trivet.web.learning.outline import Been, Outline, modules_of, outline
from trivet.web.learning.rendered import Setting, reader_for
from trivet.web.people.models import User
from trivet.web.secrets import SealError, keyring
from trivet.web.training.models import Course, Enrolment


@dataclass(frozen=True, slots=True)
class OwnNote:
    """A note, opened for the person who wrote it. `words` is empty when its key is gone."""

    reflection: str
    words: str
    version: int
    updated_at: datetime
    is_readable: bool = True


@dataclass(frozen=True, slots=True)
class Chosen:
    """The newest answer to an item."""

    option: str
    is_correct: bool


def enrolments_of(user: User) -> list[Enrolment]:
    """A person's courses, the newest first."""
    rows = Enrolment.objects.filter(participant=user).select_related("course__customer")
    return list(rows.defer("course__customer__logo_data").order_by("-created_at", "-id"))


def setting_of(library: Library, course: Course) -> Setting:
    """The words and sector in which a course is read."""
    customer = course.customer
    terms = terms_for(library, Nation(customer.nation), Sector(customer.sector), customer.terms)
    return Setting(tuple(sorted(terms.items())), Sector(customer.sector), course.pk)


def course_modules(library: Library, course: Course) -> tuple[str, ...]:
    return modules_of(library, course.customer.details(), course.details())


def outline_of(library: Library, enrolment: Enrolment) -> Outline:
    """Where one person stands in one course: one query."""
    return outlines_of(library, [enrolment])[enrolment.pk]


def outlines_of(library: Library, enrolments: Sequence[Enrolment]) -> dict[int, Outline]:
    """Where one person stands in each of their courses: one query for all of them."""
    progress, notes, answers = _standing([enrolment.pk for enrolment in enrolments])
    found = {}
    for enrolment in enrolments:
        modules = course_modules(library, enrolment.course)
        been = {module: _been(library.module(module), enrolment.pk, progress, notes, answers) for module in modules}
        found[enrolment.pk] = outline(library, modules, been)
    return found


#: Written out, since it stands on every page of learning: as three queries it took a fifth of the page's time.
_STANDING = """
    SELECT 'read', enrolment_id, module, CASE WHEN finished_at IS NULL THEN 0 ELSE 1 END, 0 AS place
    FROM learning_moduleprogress WHERE enrolment_id IN ({ids})
    UNION ALL SELECT 'note', enrolment_id, reflection, 1, 0 FROM learning_note WHERE body <> '' AND enrolment_id IN ({ids})
    UNION ALL SELECT 'answer', enrolment_id, item, CASE WHEN is_correct THEN 1 ELSE 0 END, id
    FROM learning_checkanswer WHERE enrolment_id IN ({ids})
    ORDER BY place
"""
Placed = tuple[int, str]


def _standing(ids: Sequence[int]) -> tuple[dict[Placed, bool], set[Placed], dict[Placed, bool]]:
    """Progress, notes and answers by enrolment and name; the newest answer to an item wins."""
    found: dict[str, dict[Placed, bool]] = {"read": {}, "note": {}, "answer": {}}
    if ids:
        with connection.cursor() as cursor:
            cursor.execute(_STANDING.format(ids=", ".join(["%s"] * len(ids))), [*ids] * 3)
            for kind, enrolment, name, yes, _ in cursor.fetchall():
                found[kind][enrolment, name] = bool(yes)
    return found["read"], set(found["note"]), found["answer"]


def _been(
    module: Module,
    enrolment: int,
    progress: dict[tuple[int, str], bool],
    notes: set[tuple[int, str]],
    answers: dict[tuple[int, str], bool],
) -> Been:
    given = [answers[key] for item in module.check.items if (key := (enrolment, item.id)) in answers]
    return Been(
        opened=(enrolment, module.id) in progress,
        finished=progress.get((enrolment, module.id), False),
        notes=sum((enrolment, one.id) in notes for one in module.head.reflection),
        answered=len(given),
        right=sum(given),
    )


def chosen_of(enrolment: Enrolment, items: Sequence[str]) -> dict[str, Chosen]:
    """The newest answer to each of those items that has one."""
    rows = CheckAnswer.objects.filter(enrolment=enrolment, item__in=items).order_by("at", "id")
    return {
        item: Chosen(option, is_correct)
        for item, option, is_correct in rows.values_list("item", "option", "is_correct")
    }


def notes_of(enrolment: Enrolment, reflections: Sequence[str] | None = None) -> dict[str, OwnNote]:
    """A person's own notes by reflection; only those asked for, when any are named."""
    rows = Note.objects.filter(enrolment=enrolment)
    wanted = rows if reflections is None else rows.filter(reflection__in=reflections)
    return {row.reflection: opened(row) for row in wanted}


def opened(row: Note) -> OwnNote:
    """The note's words, if its key is still there."""
    if not row.body:
        return OwnNote(row.reflection, "", row.version, row.updated_at)
    try:
        words = keyring().unseal(row.body, bound_to=bound_to(row.enrolment_id, row.reflection))
    except SealError:
        return OwnNote(row.reflection, "", row.version, row.updated_at, is_readable=False)
    return OwnNote(row.reflection, words, row.version, row.updated_at)


def bound_to(enrolment_id: int, reflection: str) -> str:
    """What a note is sealed to: moved to another row it does not open."""
    return f"learning_note.body:{enrolment_id}:{reflection}"


@dataclass(frozen=True, slots=True)
class Newest:
    """The note that somebody wrote last, and where it stands."""

    course: int
    module: str
    question: SafeString
    note: OwnNote


def newest_note(library: Library, enrolments: Sequence[Enrolment]) -> Newest | None:
    """The note written last in any of those courses, if its question is still asked."""
    courses = {enrolment.pk: enrolment.course for enrolment in enrolments}
    row = Note.objects.filter(enrolment_id__in=courses).exclude(body="").order_by("-updated_at", "-id").first()
    asked = {one.id: (module.id, one.text) for module in library.modules.values() for one in module.head.reflection}
    if row is None or row.reflection not in asked:
        return None
    module, question = asked[row.reflection]
    course = courses[row.enrolment_id]
    reader = reader_for(library, dict(setting_of(library, course).terms))
    return Newest(course.pk, module, reader.line(question), opened(row))


def modules_finished(enrolment_ids: Sequence[int]) -> dict[int, int]:
    """How many modules each enrolment has finished; only those that have any."""
    counts = ModuleProgress.objects.filter(enrolment_id__in=enrolment_ids, finished_at__isnull=False)
    return dict(counts.values_list("enrolment_id").annotate(Count("id")))
