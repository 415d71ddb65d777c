"""Addresses of the day: the register, the room screen, and the door."""

from django.urls import path

from trivet.web.day.views import door, paper, person, register, room

app_name = "day"
_EVENT = "desk/events/<int:event_id>"
_PERSON = f"{_EVENT}/register/<int:booking_id>"
urlpatterns = [
    path(f"{_EVENT}/register/", register.register, name="register"),
    path(f"{_EVENT}/register/mark/", register.mark, name="mark"),
    path(f"{_EVENT}/register/walk-in/", register.walk_in, name="walk-in"),
    path(f"{_EVENT}/register/close/", register.close, name="close"),
    path(f"{_EVENT}/register/sheet.pdf", register.sheet, name="sheet"),
    path(f"{_EVENT}/register/paper/", paper.paper, name="paper"),
    path(f"{_EVENT}/register/compare/", paper.reconcile, name="reconcile"),
    path(f"{_PERSON}/", person.person, name="person"),
    path(f"{_PERSON}/add/", person.add, name="add-mark"),
    path(f"{_PERSON}/<int:mark_id>/away/", person.away, name="take-back"),
    path(f"{_PERSON}/<int:counted_id>/<int:other_id>/", paper.decide, name="decide"),
    path(f"{_EVENT}/room/", room.room, name="room"),
    path(f"{_EVENT}/room/remote/", room.remote, name="room-remote"),
    path(f"{_EVENT}/room/now/", room.now, {"page": "room"}, name="room-now"),
    path(f"{_EVENT}/room/remote/now/", room.now, {"page": "remote"}, name="room-remote-now"),
    path(f"{_EVENT}/room/press/", room.press, name="room-press"),
    path("in/<slug:slug>/", door.door, name="in"),
    path("in/<slug:slug>/here/", door.here, name="here"),
    path("in/<slug:slug>/welcome/", door.welcome, name="welcome"),
    path("in/<slug:slug>/mine/<str:token>/", door.mine, name="me"),
]
