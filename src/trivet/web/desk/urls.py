"""Addresses of the desk's own pages; the root includes them in the desk's namespace."""

from django.urls import path

from trivet.web.desk.views import event

urlpatterns = [
    path("events/<int:event_id>/", event.event, name="event"),
]
