"""The people of a course: who is enrolled, how far they are, and the link by which they join. Never their notes."""

from collections.abc import Callable, Mapping, Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from trivet.web.people.access import DeskRequest, desk
from trivet.web.people.paging import page_of
from trivet.web.training.access import course_for, enrolment_at_desk
from trivet.web.training.actions import open_join_link, remove_enrolment, renew_join_link
from trivet.web.training.planning import planned
from trivet.web.training.queries import library, people_in

#: How many modules each enrolment has finished. Learning knows; it hangs on this room, not this room on it.
Finished = Callable[[Sequence[int]], Mapping[int, int]]


@desk
def people(request: DeskRequest, course_id: int, finished: Finished) -> HttpResponse:
    course = course_for(request.user, course_id)
    page = page_of(people_in(course), request.GET.get("page"))
    done = finished([enrolment.pk for enrolment in page])
    day = planned(library(), course.customer.details(), course.details())
    values = {
        "course": course,
        "page": page,
        "rows": [(enrolment, done.get(enrolment.pk, 0)) for enrolment in page],
        "modules": len(day.plan.modules) if day.plan else 0,
        "join_url": request.build_absolute_uri(reverse("join:join", args=[course.join_token])),
    }
    return render(request, "desk/people.html", values)


@desk
def joining(request: DeskRequest, course_id: int) -> HttpResponse:
    """Open, close or renew the join link."""
    course = course_for(request.user, course_id)
    wish = request.POST.get("joining", "")
    if wish in ("open", "close"):
        open_join_link(course, is_open=wish == "open", by=request.user)
        messages.success(request, "The link is open." if wish == "open" else "The link is closed. Nobody new can join.")
    elif wish == "renew":
        renew_join_link(course, by=request.user)
        messages.success(request, "There is a new link. The old one leads nowhere now.")
    return redirect("desk:people", course.pk)


@desk
def remove(request: DeskRequest, course_id: int, enrolment_id: int) -> HttpResponse:
    """Take somebody out of a course, after asking once."""
    enrolment = enrolment_at_desk(request.user, course_id, enrolment_id)
    if request.method == "POST":
        remove_enrolment(enrolment, by=request.user)
        messages.success(request, f"{enrolment.participant.name} no longer takes part. Their account is kept.")
        return redirect("desk:people", course_id)
    return render(request, "desk/remove.html", {"enrolment": enrolment, "course": enrolment.course})
