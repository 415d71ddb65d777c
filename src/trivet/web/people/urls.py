"""The addresses of the provider's own pages at the desk."""

from django.urls import path

from trivet.web.people import team, views

urlpatterns = [
    path("brand/", views.brand, name="brand"),
    path("brand/preview/", views.preview, name="brand-preview"),
    path("brand/preview/<slug:what>.png", views.image, name="brand-image"),
    path("logos/<slug:key>", views.waiting, name="waiting-logo"),
    path("team/", team.members, name="team"),
    path("team/<int:person_id>/link/", team.link, name="team-link"),
    path("team/<int:person_id>/door/", team.door, name="team-door"),
]
