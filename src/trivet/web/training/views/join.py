"""The page behind a join link: an account and a place in the course, in one step."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from trivet.web.people.models import User
from trivet.web.training.access import course_by_token
from trivet.web.training.actions import enrol
from trivet.web.training.forms import JoinForm
from trivet.web.training.joining import KnownPersonError, come_in
from trivet.web.training.models import Course


def join(request: HttpRequest, token: str) -> HttpResponse:
    course = course_by_token(token)
    if not course.join_open:
        return render(request, "join/closed.html", {"course": course}, status=410)
    if isinstance(request.user, User):
        return _take_part(request, course, request.user)
    form = JoinForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            come_in(request, course, form)
        except KnownPersonError as error:
            form.add_error("email", str(error))
        else:
            messages.success(request, "Welcome. Here is your course; start where you like.")
            return redirect("learning:course", course.pk)
    return render(request, "join/join.html", {"course": course, "form": form})


def _take_part(request: HttpRequest, course: Course, person: User) -> HttpResponse:
    if request.method == "POST":
        enrol(course, person)
        return redirect("learning:course", course.pk)
    return render(request, "join/join.html", {"course": course})
