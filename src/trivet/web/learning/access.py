"""Fetching with permission: a person's own enrolments, and nobody else's."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse

from trivet.web.people.models import User
from trivet.web.training.models import Enrolment

Rest = ParamSpec("Rest")
Page = Callable[Concatenate["LearnerRequest", Rest], HttpResponse]
Door = Callable[Concatenate[HttpRequest, Rest], HttpResponse]

SIGNED_OUT = 401


class LearnerRequest(HttpRequest):
    """A request by somebody who is signed in."""

    user: User


def learner(page: Page[Rest]) -> Door[Rest]:
    """Signed-in people only. A saving script is told so in a status: a sign-in page must not replace somebody's words."""

    @wraps(page)
    def answer(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        if isinstance(request.user, User):
            return page(cast(LearnerRequest, request), *args, **kwargs)
        if "HX-Request" in request.headers:
            return HttpResponse(status=SIGNED_OUT)
        return redirect_to_login(request.get_full_path())

    return answer


def enrolment_for(user: User, course_id: int) -> Enrolment:
    """Their own enrolment in that course, with course and customer. Raises Http404."""
    rows = Enrolment.objects.select_related("course__customer").defer("course__customer__logo_data")
    found = rows.filter(participant=user, course_id=course_id).first()
    if found is None:
        raise Http404("There is no such enrolment.")
    return found
