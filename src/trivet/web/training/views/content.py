"""Content: which version is served, and is everything in it in order?"""

from django.http import HttpResponse
from django.shortcuts import render

from trivet.web.people.access import DeskRequest, desk
from trivet.web.training.content import look, modules_in_order
from trivet.web.training.queries import library


@desk
def content(request: DeskRequest) -> HttpResponse:
    served = library()
    values = {"library": served, "found": look(served), "modules": modules_in_order(served)}
    return render(request, "desk/content.html", values)
