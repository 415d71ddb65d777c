"""Addresses of the classroom: the trainer's controls and the screen, the phones' vote, the observer's sheet."""

from django.urls import path

from trivet.web.classroom.views import observe, phone, screen, steer

app_name = "classroom"
_EVENT = "desk/events/<int:event_id>/client"
_ROOM = "room/<slug:slug>"
urlpatterns = [
    path(f"{_EVENT}/", steer.controls, name="controls"),
    path(f"{_EVENT}/now/", steer.now, name="controls-now"),
    path(f"{_EVENT}/on/", steer.begin, name="begin"),
    path(f"{_EVENT}/press/", steer.press, name="press"),
    path(f"{_EVENT}/<int:scene_id>/again/", steer.again, name="again"),
    path(f"{_EVENT}/screen/", screen.screen, name="screen"),
    path(f"{_EVENT}/observed/", steer.observed, name="observed"),
    path(f"{_ROOM}/client/", phone.client, name="client"),
    path(f"{_ROOM}/client/now/", phone.now, name="client-now"),
    path(f"{_ROOM}/client/vote/", phone.cast, name="vote"),
    path(f"{_ROOM}/observe/", observe.sheet, name="observe"),
    path(f"{_ROOM}/observe/tap/", observe.tap, name="tap"),
    path(f"{_ROOM}/observe/talk/", observe.talk, name="talk"),
    path(f"{_ROOM}/observe/keep/", observe.keep, name="keep"),
    path(f"{_ROOM}/observe/next/", observe.onward, name="onward"),
]
