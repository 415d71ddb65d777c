"""My learning, a course, a module, its end, the search, and a person's own pack."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from trivet.content.library import Library, load_library
from trivet.curriculum import DayDoesNotFitError, UnknownPartError
from trivet.vocabulary import DocumentKind
from trivet.web.learning.access import LearnerRequest, enrolment_for, learner
from trivet.web.learning.actions import finish_module, open_module, reopen_module
from trivet.web.learning.finding import search as find
from trivet.web.learning.outline import plan_of
from trivet.web.learning.queries import (
    course_modules,
    enrolments_of,
    newest_note,
    notes_of,
    outline_of,
    outlines_of,
    setting_of,
)
from trivet.web.learning.rendered import module_page
from trivet.web.training.documents import answer, printed, stem
from trivet.web.training.models import Course, Enrolment

FORMS = ("html", "pdf")


def module_in(library: Library, course: Course, module: str) -> str:
    """The module, if this course teaches it. Raises Http404."""
    if module not in course_modules(library, course):
        raise Http404(module)
    return module


@require_safe
@learner
def home(request: LearnerRequest) -> HttpResponse:
    library, enrolments = load_library(), enrolments_of(request.user)
    outlines = outlines_of(library, enrolments)
    courses = [(enrolment.course, outlines[enrolment.pk]) for enrolment in enrolments]
    context = {"courses": courses, "newest": newest_note(library, enrolments)}
    return render(request, "learning/home.html", context)


@require_safe
@learner
def course(request: LearnerRequest, course_id: int) -> HttpResponse:
    library, enrolment = load_library(), enrolment_for(request.user, course_id)
    row = enrolment.course
    context = {
        "course": row,
        "outline": outline_of(library, enrolment),
        "plan": plan_of(library, row.customer.details(), row.details()),
    }
    return render(request, "learning/course.html", context)


@require_safe
@learner
def module(request: LearnerRequest, course_id: int, module_id: str) -> HttpResponse:
    library, enrolment = load_library(), enrolment_for(request.user, course_id)
    module_in(library, enrolment.course, module_id)
    outline = outline_of(library, enrolment)
    here = next(part for part in outline.parts if part.id == module_id)
    if not here.been.opened:
        open_module(enrolment, module_id, now=timezone.now())
    page = module_page(library, module_id, setting_of(library, enrolment.course))
    before, after = outline.around(module_id)
    context = {
        "course": enrolment.course,
        "page": page,
        "part": here,
        "before": before,
        "after": after,
        "notes": _notes(enrolment, page.reflections),
    }
    return render(request, "learning/module.html", context)


def _notes(enrolment: Enrolment, reflections: tuple[tuple[str, str], ...]) -> list[dict[str, object]]:
    """Each question with the note that answers it, if there is one."""
    written = notes_of(enrolment, [reflection for reflection, _ in reflections])
    return [{"id": one, "question": question, "note": written.get(one)} for one, question in reflections]


@require_POST
@learner
def finish(request: LearnerRequest, course_id: int, module_id: str) -> HttpResponse:
    """The end of a module, or, with `undo`, not the end after all."""
    enrolment = enrolment_for(request.user, course_id)
    module_in(load_library(), enrolment.course, module_id)
    here = reverse("learning:module", args=[course_id, module_id])
    if "undo" in request.POST:
        reopen_module(enrolment, module_id)
    else:
        finish_module(enrolment, module_id, now=timezone.now())
    return HttpResponseRedirect(f"{here}#end")


@require_safe
@learner
def search(request: LearnerRequest, course_id: int) -> HttpResponse:
    library, enrolment = load_library(), enrolment_for(request.user, course_id)
    asked = request.GET.get("q", "")[:200].strip()
    modules = course_modules(library, enrolment.course)
    found = find(library, modules, setting_of(library, enrolment.course), asked)
    return render(request, "learning/search.html", {"course": enrolment.course, "asked": asked, "found": found})


@require_safe
@learner
def pack(request: LearnerRequest, course_id: int, form: str) -> HttpResponse:
    """A participant's own pack."""
    row = enrolment_for(request.user, course_id).course
    if form not in FORMS:
        raise Http404(form)
    try:
        file = printed(row, DocumentKind.PACK, form, today=timezone.localdate())
    except (DayDoesNotFitError, UnknownPartError):
        return render(request, "learning/no_pack.html", {"course": row}, status=503)
    return answer(file, f"{stem(row)}-{file.name}", inline=form == "html")
