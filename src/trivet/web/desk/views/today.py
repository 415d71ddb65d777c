"""What needs me today, what is on today, what comes next."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from trivet.web.desk.month import events_between
from trivet.web.desk.today import NEXT, today_of
from trivet.web.people.access import DeskRequest, desk
from trivet.web.people.queries import lately
from trivet.web.training.queries import courses_to_come
from trivet.web.training.tasks import about


@desk
def today(request: DeskRequest) -> HttpResponse:
    day = timezone.localdate()
    coming = events_between(day, day + NEXT)
    values = {
        "tasks": today_of(request.user, day),
        "events": coming[:20],
        "courses": about(courses_to_come(day)),
        "today": day,
        "lately": lately(),
    }
    return render(request, "desk/home.html", values)
