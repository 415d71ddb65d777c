"""Addresses of learning. A course's own pages stand before its modules, whose ids could be any word."""

from django.urls import path

from trivet.web.learning.views import checks, notes, reading

app_name = "learning"
urlpatterns = [
    path("", reading.home, name="home"),
    path("<int:course_id>/", reading.course, name="course"),
    path("<int:course_id>/notes/", notes.my_notes, name="notes"),
    path("<int:course_id>/search/", reading.search, name="search"),
    path("<int:course_id>/pack.<slug:form>", reading.pack, name="pack"),
    path("<int:course_id>/<slug:module_id>/", reading.module, name="module"),
    path("<int:course_id>/<slug:module_id>/check/", checks.check, name="check"),
    path("<int:course_id>/<slug:module_id>/finish/", reading.finish, name="finish"),
    path("<int:course_id>/<slug:module_id>/note/<slug:reflection>/", notes.save, name="note"),
]
