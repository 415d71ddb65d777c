"""Addresses of records."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path


def soon(request: HttpRequest, **words: int) -> HttpResponse:
    raise Http404("not yet")


app_name = "records"
urlpatterns = [
    path("desk/privacy/", soon, name="privacy"),
    path("desk/people/<int:participant_id>/data/", soon, name="person"),
]
