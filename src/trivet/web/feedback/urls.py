"""Addresses of feedback."""

from django.urls import path

from trivet.web.feedback.views import answering, entry, results

app_name = "feedback"
urlpatterns = [
    path("form/room/<slug:slug>/", answering.room, name="room"),
    path("form/<str:token>/<slug:kind>/", answering.form, name="form"),
    path("form/<str:token>/<slug:kind>/done/", answering.done, name="done"),
    path("form/<str:token>/<slug:kind>/<slug:part>/", answering.part, name="part"),
    path("desk/events/<int:event_id>/forms/", results.forms, name="forms"),
    path("desk/events/<int:event_id>/forms/words/", results.words, name="words"),
    path("desk/events/<int:event_id>/forms/answers.csv", results.export, name="export"),
    path("desk/events/<int:event_id>/forms/<slug:kind>/enter/", entry.enter, name="entry"),
    path("desk/events/<int:event_id>/forms/<slug:kind>/paper/", entry.paper, name="paper"),
]
