"""A person's notes: saved while they write, or by a button; read on one page that can be printed."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from trivet.content.library import load_library
from trivet.web.learning.access import LearnerRequest, enrolment_for, learner
from trivet.web.learning.actions import NoteChangedError, save_note
from trivet.web.learning.forms import NoteForm
from trivet.web.learning.notebook import notebook_of
from trivet.web.learning.queries import opened, setting_of
from trivet.web.learning.rendered import module_page
from trivet.web.learning.views.reading import module_in

CONFLICT, UNUSABLE = 409, 422


@require_POST
@learner
def save(request: LearnerRequest, course_id: int, module_id: str, reflection: str) -> HttpResponse:
    """Store a note. A script gets the line that says so; a form goes back to the note."""
    library, enrolment = load_library(), enrolment_for(request.user, course_id)
    page = module_page(library, module_in(library, enrolment.course, module_id), setting_of(library, enrolment.course))
    questions = dict(page.reflections)
    if reflection not in questions:
        raise Http404(reflection)
    form = NoteForm(request.POST)
    frame: dict[str, object] = {
        "course": enrolment.course, "page": page, "id": reflection, "question": questions[reflection], "form": form,
        "mine": request.POST.get("words", ""),
    }  # fmt: skip
    if not form.is_valid():
        return _told(request, "unusable", frame, UNUSABLE)
    try:
        note = save_note(enrolment, reflection, form.cleaned_data["words"], seen=form.version, now=timezone.now())
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
    return render(
        request, "learning/notes.html", {"course": enrolment.course, "book": notebook_of(load_library(), enrolment)}
    )
