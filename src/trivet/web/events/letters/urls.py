"""Addresses of letters' texts and of an event's schedule."""

from django.urls import path

from trivet.web.events.letters import views

app_name = "letters"
urlpatterns = [
    path("desk/mail/texts/", views.texts, name="texts"),
    path("desk/mail/texts/<slug:key>/<slug:language>/", views.text, name="text"),
    path("desk/mail/texts/<slug:key>/<slug:language>/preview/", views.preview, name="preview"),
    path("desk/mail/texts/<slug:key>/<slug:language>/back/", views.back, name="back"),
    path("calendar/<str:token>.ics", views.feed, name="feed"),
    path("stop/<str:token>/", views.stop, name="stop"),
    path("desk/events/<int:event_id>/letters/", views.schedule, name="schedule"),
]
