"""Addresses of events: the public dates, and the desk's forms."""

from django.urls import path

from trivet.web.events.views import public

app_name = "events"
urlpatterns = [
    path("dates/", public.dates, name="dates"),
    path("dates/feed.ics", public.feed, name="feed"),
    path("dates/<slug:slug>/", public.date, name="date"),
    path("dates/<slug:slug>/group/", public.group, name="group"),
    path("dates/<slug:slug>/booked/<str:token>/", public.booked, name="booked"),
]
