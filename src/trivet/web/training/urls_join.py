"""The address of a join link."""

from django.urls import path

from trivet.web.training.views.join import join

app_name = "join"
urlpatterns = [path("<str:token>/", join, name="join")]
