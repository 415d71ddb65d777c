"""This month."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from trivet.web.desk.month import first_of, month_of
from trivet.web.people.access import DeskRequest, desk


@desk
def month(request: DeskRequest) -> HttpResponse:
    today = timezone.localdate()
    found = month_of(first_of(request.GET.get("month", ""), today))
    return render(request, "desk/month.html", {"month": found, "today": today})
