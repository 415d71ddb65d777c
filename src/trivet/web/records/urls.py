"""Addresses of pages about privacy."""

from django.urls import path

from trivet.web.records.views import desk, own

app_name = "records"
urlpatterns = [
    path("privacy/how-long/", own.kept, name="kept"),
    path("my/data/<str:sealed>/", own.copy, name="copy"),
    path("my/<str:token>/data/", own.mine, name="mine"),
    path("desk/privacy/", desk.privacy, name="privacy"),
    path("desk/privacy/seen/", desk.seen, name="seen"),
    path("desk/privacy/keep/<slug:kept>/", desk.period, name="period"),
    path("desk/privacy/papers/<slug:paper>.<slug:form>", desk.starter, name="starter"),
    path("desk/people/<int:participant_id>/data/", desk.person, name="person"),
    path("desk/people/<int:participant_id>/data/send/", desk.send, name="send"),
    path("desk/people/<int:participant_id>/data/erase/", desk.erasure, name="erase"),
]
