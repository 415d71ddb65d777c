"""The desk: what needs me today?"""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from trivet.web.people.access import DeskRequest, desk
from trivet.web.people.paging import page_of
from trivet.web.people.queries import lately, provider
from trivet.web.training.queries import courses_past, courses_to_come, has_customers, library, verifications
from trivet.web.training.tasks import Desk, about, tasks


@desk
def home(request: DeskRequest) -> HttpResponse:
    today = timezone.localdate()
    coming = about(courses_to_come(today))
    waiting = tasks(Desk(provider(), bool(coming) or has_customers(), coming, verifications(), library(), today))
    return render(request, "desk/home.html", {"tasks": waiting, "courses": coming, "lately": lately()})


@desk
def course_list(request: DeskRequest) -> HttpResponse:
    today, past = timezone.localdate(), "past" in request.GET
    rows = page_of(courses_past(today) if past else courses_to_come(today), request.GET.get("page"))
    return render(request, "desk/courses.html", {"page": rows, "past": past})
