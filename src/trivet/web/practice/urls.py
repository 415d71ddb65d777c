"""Addresses of practice."""

from django.urls import path

from trivet.web.practice.views import choosing, looking_back, talking, training

app_name = "practice"
urlpatterns = [
    path("practise/", choosing.home, name="home"),
    path("practise/start/", choosing.start, name="start"),
    path("practise/not-me/", choosing.not_me, name="not-me"),
    path("practise/mine/", choosing.own, name="own"),
    path("practise/mine/<str:sealed>/", choosing.mine, name="mine"),
    path("practise/meeting/<slug:slug>/", talking.meeting, name="meeting"),
    path("practise/meeting/<slug:slug>/say/", talking.turn, name="say"),
    path("practise/meeting/<slug:slug>/end/", talking.end, name="end"),
    path("practise/meeting/<slug:slug>/back/", looking_back.debrief, name="debrief"),
    path("practise/meeting/<slug:slug>/again/<int:turn>/", looking_back.again, name="again"),
    path("practise/meeting/<slug:slug>/next/", looking_back.next_time, name="next"),
    path("practise/meeting/<slug:slug>/share/", looking_back.share_it, name="share"),
    path("practise/meeting/<slug:slug>/delete/", choosing.remove, name="delete"),
    path("desk/events/<int:event_id>/practice/", training.event, name="event"),
    path("desk/practice/<slug:slug>/", training.shared, name="shared"),
]
