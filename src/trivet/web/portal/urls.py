"""Addresses of a participant's own pages. Whoever has the link, has the booking."""

from django.urls import path

from trivet.web.portal.views import booking, links

app_name = "portal"
urlpatterns = [
    path("my/links/", links.links, name="links"),
    path("my/all/<str:sealed>/", links.mine, name="mine"),
    path("my/group/<str:token>/", links.group, name="group"),
    path("my/<str:token>/", booking.booking, name="booking"),
    path("my/<str:token>/change/", booking.change, name="change"),
    path("my/<str:token>/cancel/", booking.cancel, name="cancel"),
    path("my/<str:token>/move/", booking.move, name="move"),
    path("my/<str:token>/colleague/", booking.colleague, name="colleague"),
    path("my/<str:token>/invitation.ics", booking.calendar, name="calendar"),
    path("my/<str:token>/<slug:verb>/", booking.act, name="act"),
]
