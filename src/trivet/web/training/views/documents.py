"""Documents: give me everything for this course, now."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from trivet.curriculum import DayDoesNotFitError, UnknownPartError
from trivet.press.catalogue import NotOfferedError, Printed
from trivet.press.pdf import PressError
from trivet.vocabulary import DocumentKind
from trivet.web.people.access import DeskRequest, desk
from trivet.web.training.access import course_for
from trivet.web.training.documents import answer, offered, printed, stem, whole_set
from trivet.web.training.models import Course
from trivet.web.training.planning import planned
from trivet.web.training.queries import library


@desk
def course(request: DeskRequest, course_id: int) -> HttpResponse:
    row = course_for(request.user, course_id)
    day = planned(library(), row.customer.details(), row.details())
    page = {
        "course": row,
        "planned": day,
        "documents": offered(day.plan.modules) if day.plan else (),
        "is_outdated": row.content_version != library().version,
    }
    return render(request, "desk/course.html", page)


@desk
def document(request: DeskRequest, course_id: int, kind: str, form: str) -> HttpResponse:
    row = course_for(request.user, course_id)
    if kind not in set(DocumentKind):
        raise Http404("There is no such document.")
    module, draft = request.GET.get("module", ""), "draft" in request.GET
    today = timezone.localdate()
    return _sent(request, row, lambda: printed(row, DocumentKind(kind), form, today=today, module=module, draft=draft))


@desk
def everything(request: DeskRequest, course_id: int) -> HttpResponse:
    row = course_for(request.user, course_id)
    return _sent(request, row, lambda: whole_set(row, today=timezone.localdate()))


def _sent(request: DeskRequest, row: Course, make: Callable[[], Printed]) -> HttpResponse:
    try:
        file = make()
    except NotOfferedError as error:
        raise Http404(str(error)) from error
    except (PressError, DayDoesNotFitError, UnknownPartError) as error:
        messages.error(request, f"That could not be printed. {error} Nothing was changed.")
        return redirect("desk:course", row.pk)
    name = file.name if file.name.startswith(stem(row)) else f"{stem(row)}-{file.name}"
    return answer(file, name)
