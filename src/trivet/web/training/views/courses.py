"""The course builder: does this day work for this customer, and what did it cost to fit?"""

import uuid

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render

from trivet.web.people.access import DeskRequest, desk
from trivet.web.people.versions import ChangedMeanwhileError, opened_anew
from trivet.web.training.access import course_for, customer_for
from trivet.web.training.actions import add_course, change_course, delete_course, set_status
from trivet.web.training.forms import CourseForm
from trivet.web.training.models import Course, Customer
from trivet.web.training.queries import customers, library


@desk
def course_new(request: DeskRequest) -> HttpResponse:
    chosen = request.GET.get("customer", "")
    if not chosen.isdecimal() or len(chosen) > 18:
        return render(request, "desk/course_choose.html", {"customers": customers()})
    customer = customer_for(request.user, int(chosen))
    form = _form(request, customer)
    if _is_sent(request) and form.is_valid():
        number = form.cleaned_data["submission"] or uuid.uuid4()
        made = add_course(
            customer, form.details(), content_version=library().version, submission=number, by=request.user
        )
        messages.success(request, "The course is stored. Everything for the day is on this page.")
        return redirect("desk:course", made.pk)
    return render(request, "desk/builder.html", {"form": _taken(request, form), "customer": customer})


@desk
def course_edit(request: DeskRequest, course_id: int) -> HttpResponse:
    course = course_for(request.user, course_id)
    form = _form(request, course.customer, course)
    if _is_sent(request) and form.is_valid():
        seen = form.cleaned_data["version"] or 0
        try:
            change_course(course, form.details(), content_version=library().version, seen=seen, by=request.user)
        except ChangedMeanwhileError as error:
            opened_anew(form, error)
        else:
            messages.success(request, "Stored. The documents below are made anew each time.")
            return redirect("desk:course", course.pk)
    page = {"form": _taken(request, form), "customer": course.customer, "course": course}
    return render(request, "desk/builder.html", page)


@desk
def timetable(request: DeskRequest, course_id: int) -> HttpResponse:
    """The day for the values ticked, stored by nobody: a part of the builder, or a page of its own."""
    course = course_for(request.user, course_id)
    return _timetable(request, course.customer, course)


@desk
def timetable_new(request: DeskRequest, customer_id: int) -> HttpResponse:
    return _timetable(request, customer_for(request.user, customer_id), None)


@desk
def course_status(request: DeskRequest, course_id: int) -> HttpResponse:
    course = course_for(request.user, course_id)
    if request.method == "POST":
        agreed = request.POST.get("status") == Course.Status.AGREED
        status = Course.Status.AGREED if agreed else Course.Status.DRAFT
        set_status(course, status, content_version=library().version, by=request.user)
        messages.success(request, "Agreed." if agreed else "A draft again.")
    return redirect("desk:course", course.pk)


@desk
def course_delete(request: DeskRequest, course_id: int) -> HttpResponse:
    course = course_for(request.user, course_id)
    if request.method == "POST":
        delete_course(course, by=request.user)
        messages.success(request, "The course is deleted.")
        return redirect("desk:customer", course.customer_id)
    return render(request, "desk/course_delete.html", {"course": course, "people": course.enrolments.count()})


def _timetable(request: DeskRequest, customer: Customer, course: Course | None) -> HttpResponse:
    values = request.POST if request.method == "POST" else request.GET
    form = CourseForm(library(), customer.details(), values or None, course=course)
    form.is_valid()
    page = {"form": form, "planned": form.planned, "customer": customer, "course": course}
    return render(request, "desk/_timetable.html" if request.htmx else "desk/timetable.html", page)


def _form(request: DeskRequest, customer: Customer, course: Course | None = None) -> CourseForm:
    data: QueryDict | None = request.POST if request.method == "POST" else None
    return CourseForm(library(), customer.details(), data, course=course)


def _taken(request: DeskRequest, form: CourseForm) -> CourseForm:
    """The form with the day that somebody chose instead of their own, if they did."""
    chosen = request.POST.get("take", "")
    if not form.is_bound:
        return form
    form.is_valid()
    return next((form.taking(offer) for offer in form.planned.offers if str(offer.number) == chosen), form)


def _is_sent(request: DeskRequest) -> bool:
    """The form is meant to be stored, rather than shown with another day."""
    return request.method == "POST" and not {"show", "take"} & set(request.POST)
