"""Every address of the house."""

from django.urls import include, path

from trivet.web.desk.urls import urlpatterns as desk_urls
from trivet.web.learning.queries import modules_finished
from trivet.web.people.urls import urlpatterns as people_urls
from trivet.web.training.urls import urlpatterns as training_urls
from trivet.web.training.views.people import people

handler400 = "trivet.web.site.errors.bad_request"
handler403 = "trivet.web.site.errors.forbidden"
handler404 = "trivet.web.site.errors.not_found"
handler500 = "trivet.web.site.errors.server_error"

_people = path("courses/<int:course_id>/people/", people, {"finished": modules_finished}, name="people")

urlpatterns = [
    path("", include("trivet.web.site.urls")),
    path("", include("trivet.web.post.urls")),
    path("", include("trivet.web.events.urls")),
    path("", include("trivet.web.events.letters.urls")),
    path("", include("trivet.web.sales.urls")),
    path("", include("trivet.web.day.urls")),
    path("", include("trivet.web.feedback.urls")),
    path("", include("trivet.web.awards.urls")),
    path("", include("trivet.web.drills.urls")),  # before practice, whose meetings lie at any word
    path("", include("trivet.web.practice.urls")),
    path("", include("trivet.web.classroom.urls")),
    path("", include("trivet.web.authoring.urls")),
    path("", include("trivet.web.records.urls")),
    path("", include("trivet.web.portal.urls")),
    path("customer/", include("trivet.web.portal.urls_customer")),
    path("learn/", include("trivet.web.learning.urls")),
    path("accounts/", include("allauth.urls")),
    path("join/", include("trivet.web.training.urls_join")),
    path("desk/", include(([*people_urls, *training_urls, *desk_urls, _people], "desk"))),
]
