"""Addresses of a customer's contact."""

from django.urls import path

from trivet.web.portal import customer_views

app_name = "customer"
urlpatterns = [
    path("", customer_views.events, name="events"),
    path("events/<int:event_id>/", customer_views.event, name="event"),
]
