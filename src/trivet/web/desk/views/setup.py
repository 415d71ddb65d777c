"""Where everything is set up."""

from django.http import HttpResponse
from django.shortcuts import render

from trivet.web.desk.navigation import places
from trivet.web.people.access import DeskRequest, desk


@desk
def setup(request: DeskRequest) -> HttpResponse:
    return render(
        request, "desk/setup.html", {"places": places(owner=request.user.is_owner, author=request.user.writes_clients)}
    )
