"""Addresses of drills and follow-through."""

from django.urls import path

from trivet.web.drills.views import desk, drill, follow, letters, moments

app_name = "drills"
urlpatterns = [
    path("practise/drills/", drill.home, name="home"),
    path("practise/drills/hardest/", drill.hardest, name="hardest"),
    path("practise/drills/<slug:drill>/", drill.drill, name="drill"),
    path("practise/drills/<slug:drill>/<slug:run>/", drill.run, name="run"),
    path("practise/moments/", moments.home, name="all-moments"),
    path("practise/moments/<slug:which>/", moments.form, name="moments"),
    path("practise/moments/<slug:which>/<slug:run>/", moments.answer, name="moment"),
    path("practise/follow-through/", follow.mine, name="follow"),
    path("practise/follow-through/letters/", follow.wish, name="wish"),
    path("practise/follow-through/begin/", follow.begin, name="begin"),
    path("practise/booster/<str:sealed>/", letters.booster, name="booster"),
    path("practise/letters/<str:sealed>/", letters.letters, name="letters"),
    path("practise/my/<str:token>/<slug:to>/", follow.enter, name="enter"),
    path("desk/events/<int:event_id>/follow-through/", desk.event, name="event"),
    path("desk/events/<int:event_id>/follow-through/reasons/", desk.reasons, name="reasons"),
]
