"""A person's notes: saved while they write, or by a button; read on one page that can be printed."""

from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST, require_safe

from trivet.content.library import load_library
from trivet.web.learning.access import LearnerRequest, enrolment_for, learner
from trivet.web.learning.actions import NoteChangedError, save_note
from trivet.web.learning.forms import NoteForm
from trivet.web.learning.queries import OwnNote, course_modules, notes_of, opened, setting_of
from trivet.web.learning.rendered import ModulePage, module_page
from trivet.web.learning.views.reading import module_in
from trivet.web.training.models import Enrolment

CONFLICT, UNUSABLE = 409, 422


@dataclass(frozen=True, slots=True)
class Written:
    """A module with the notes that were written on it: (question, note)."""

    module: ModulePage
    notes: tuple[tuple[SafeString, OwnNote], ...]


@require_POST
@learner
def save(request: LearnerRequest, course_id: int, module_id: str, reflection: str) -> HttpResponse:
    """Store a note. A script gets the line that says so; a form goes back to the note."""
    library, enrolment = load_library(), enrolment_for(request.user, course_id)
    page = module_page(library, module_in(library, enrolment.course, module_id), setting_of(library, enrolment.course))
    questions = dict(page.reflections)
    if reflection not in questions:
        return render(request, "404.html", status=404)
    form = NoteForm(request.POST)
    frame: dict[str, object] = {
        "course": enrolment.course, "page": page, "id": reflection, "question": questions[reflection], "form": form,
        "mine": request.POST.get("words", ""),
    }  # fmt: skip
    if not form.is_valid():
        return _told(request, "unusable", frame, UNUSABLE)
    try:
        note = save_note(
            enrolment, reflection, form.cleaned_data["words"], seen=form.version, now=timezone.now()
        )
    except NoteChangedError as error:
        return _told(request, "conflict", {**frame, "stored": error.stored}, CONFLICT)
    if _by_script(request):
        return render(request, "learning/notes/saved.html", {"id": reflection, "note": opened(note)})
    return HttpResponseRedirect(f"{reverse('learning:module', args=[course_id, module_id])}#note-on-{reflection}")


def _told(request: LearnerRequest, what: str, frame: dict[str, object], status: int) -> HttpResponse:
    whole = "" if _by_script(request) else "_page"
    return render(request, f"learning/notes/{what}{whole}.html", frame, status=status)


def _by_script(request: LearnerRequest) -> bool:
    return "HX-Request" in request.headers


@require_safe
@learner
def my_notes(request: LearnerRequest, course_id: int) -> HttpResponse:
    enrolment = enrolment_for(request.user, course_id)
    written = _written(enrolment)
    context = {"course": enrolment.course, "written": written, "count": sum(len(one.notes) for one in written)}
    return render(request, "learning/notes.html", context)


def _written(enrolment: Enrolment) -> list[Written]:
    library, setting, notes = load_library(), setting_of(load_library(), enrolment.course), notes_of(enrolment)
    pages = [module_page(library, module, setting) for module in course_modules(library, enrolment.course)]
    found = [Written(page, tuple((q, notes[one]) for one, q in page.reflections if _is_there(notes, one))) for page in pages]
    return [one for one in found if one.notes]


def _is_there(notes: dict[str, OwnNote], reflection: str) -> bool:
    note = notes.get(reflection)
    return note is not None and bool(note.words or not note.is_readable)
