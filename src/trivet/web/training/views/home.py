"""Courses: to come, and past."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from trivet.web.people.access import DeskRequest, desk
from trivet.web.people.paging import page_of
from trivet.web.training.queries import courses_past, courses_to_come


@desk
def course_list(request: DeskRequest) -> HttpResponse:
    today, past = timezone.localdate(), "past" in request.GET
    rows = page_of(courses_past(today) if past else courses_to_come(today), request.GET.get("page"))
    return render(request, "desk/courses.html", {"page": rows, "past": past})
