"""Addresses of post."""

from django.urls import path

from trivet.web.post import views

app_name = "post"
urlpatterns = [
    path("desk/mail/", views.mail, name="mail"),
    path("desk/mail/<int:message_id>/", views.message, name="message"),
    path("desk/mail/<int:message_id>/words/", views.words, name="words"),
    path("desk/mail/<int:message_id>/files/<int:enclosure_id>/", views.enclosure, name="enclosure"),
    path("desk/mail/<int:message_id>/again/", views.again, name="again"),
    path("desk/mail/<int:message_id>/off/", views.off, name="off"),
]
