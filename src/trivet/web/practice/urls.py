"""Addresses of practice."""

from django.urls import path

from trivet.web.practice.views import choosing, looking_back, talking, training

app_name = "practice"
urlpatterns = [
    path("practise/", choosing.home, name="home"),
    path("practise/start/", choosing.start, name="start"),
    path("practise/mine/", choosing.own, name="own"),
    path("practise/mine/<str:sealed>/", choosing.mine, name="mine"),
    path("practise/<slug:slug>/", talking.meeting, name="meeting"),
    path("practise/<slug:slug>/say/", talking.turn, name="say"),
    path("practise/<slug:slug>/end/", talking.end, name="end"),
    path("practise/<slug:slug>/back/", looking_back.debrief, name="debrief"),
    path("practise/<slug:slug>/again/<int:number>/", looking_back.again, name="again"),
    path("practise/<slug:slug>/next/", looking_back.next_time, name="next"),
    path("practise/<slug:slug>/share/", looking_back.share_it, name="share"),
    path("practise/<slug:slug>/delete/", choosing.remove, name="delete"),
    path("desk/events/<int:event_id>/practice/", training.event, name="event"),
    path("desk/practice/<slug:slug>/", training.shared, name="shared"),
]
