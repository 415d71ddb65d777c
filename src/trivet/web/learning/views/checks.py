"""A knowledge check: one question at a time, and what each answer does."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from trivet.content.library import Library, load_library
from trivet.curriculum import UnknownAnswerError
from trivet.web.learning.access import LearnerRequest, enrolment_for, learner
from trivet.web.learning.actions import answer_item
from trivet.web.learning.checking import standing_of
from trivet.web.learning.forms import AnswerForm
from trivet.web.learning.queries import outline_of, setting_of
from trivet.web.learning.rendered import shown_items
from trivet.web.learning.views.reading import module_in
from trivet.web.training.models import Enrolment


@require_http_methods(["GET", "HEAD", "POST"])
@learner
def check(request: LearnerRequest, course_id: int, module_id: str) -> HttpResponse:
    library, enrolment = load_library(), enrolment_for(request.user, course_id)
    module_in(library, enrolment.course, module_id)
    if request.method == "POST":
        return _answered(request, library, enrolment, module_id)
    return _page(request, library, enrolment, module_id)


def _page(
    request: LearnerRequest, library: Library, enrolment: Enrolment, module_id: str, *, wrong: str = "", error: str = ""
) -> HttpResponse:
    items = shown_items(library, module_id, setting_of(library, enrolment.course))
    standing = standing_of(enrolment, items, again=request.GET.get("again", ""), wrong=wrong, error=error)
    outline = outline_of(library, enrolment)
    context = {
        "course": enrolment.course,
        "part": next(part for part in outline.parts if part.id == module_id),
        "after": outline.around(module_id)[1],
        "standing": standing,
    }
    return render(request, "learning/check.html", context, status=422 if error else 200)


def _answered(request: LearnerRequest, library: Library, enrolment: Enrolment, module_id: str) -> HttpResponse:
    form = AnswerForm(request.POST)
    given = request.POST.get("item", "")
    item = next((one for one in library.module(module_id).check.items if one.id == given), None)
    if item is None:
        raise Http404(given)
    if not form.is_valid():
        return _refused(request, library, enrolment, module_id, given, str(form.errors["option"][0]))
    try:
        option = form.cleaned_data["option"]
        answer_item(enrolment, item, option, content_version=library.version, now=timezone.now())
    except UnknownAnswerError:
        return _refused(request, library, enrolment, module_id, given, "That answer is not one of these. Choose again.")
    if "HX-Request" in request.headers:
        return _one(request, library, enrolment, module_id, given)
    return HttpResponseRedirect(f"{reverse('learning:check', args=[enrolment.course_id, module_id])}#{given}")


def _refused(
    request: LearnerRequest, library: Library, enrolment: Enrolment, module_id: str, item: str, error: str
) -> HttpResponse:
    if "HX-Request" in request.headers:
        return _one(request, library, enrolment, module_id, item, error=error)
    return _page(request, library, enrolment, module_id, wrong=item, error=error)


def _one(
    request: LearnerRequest, library: Library, enrolment: Enrolment, module_id: str, item: str, *, error: str = ""
) -> HttpResponse:
    """The question that was answered, and how the check stands now."""
    items = shown_items(library, module_id, setting_of(library, enrolment.course))
    standing = standing_of(enrolment, items, again=item if error else "", wrong=item, error=error)
    question = next(question for question in standing.questions if question.item.id == item)
    context = {"course": enrolment.course, "module_id": module_id, "question": question, "standing": standing}
    return render(request, "learning/check_one.html", context, status=422 if error else 200)
