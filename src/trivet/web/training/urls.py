"""The desk's addresses. The people page is given by the root: it needs to know what learning knows."""

from django.urls import path

from trivet.web.training.views import content, courses, customers, documents, home, people, standards

urlpatterns = [
    path("customers/", customers.customer_list, name="customers"),
    path("customers/new/", customers.customer_new, name="customer-new"),
    path("customers/<int:customer_id>/", customers.customer, name="customer"),
    path("customers/<int:customer_id>/edit/", customers.customer_edit, name="customer-edit"),
    path("customers/<int:customer_id>/logo", customers.customer_logo, name="customer-logo"),
    path("customers/<int:customer_id>/delete/", customers.customer_delete, name="customer-delete"),
    path("customers/<int:customer_id>/timetable/", courses.timetable_new, name="timetable-new"),
    path("courses/", home.course_list, name="courses"),
    path("courses/new/", courses.course_new, name="course-new"),
    path("courses/<int:course_id>/", documents.course, name="course"),
    path("courses/<int:course_id>/edit/", courses.course_edit, name="course-edit"),
    path("courses/<int:course_id>/timetable/", courses.timetable, name="timetable"),
    path("courses/<int:course_id>/status/", courses.course_status, name="course-status"),
    path("courses/<int:course_id>/delete/", courses.course_delete, name="course-delete"),
    path("courses/<int:course_id>/documents/<slug:kind>.<slug:form>", documents.document, name="document"),
    path("courses/<int:course_id>/everything.zip", documents.everything, name="everything"),
    path("courses/<int:course_id>/people/joining/", people.joining, name="joining"),
    path("courses/<int:course_id>/people/<int:enrolment_id>/remove/", people.remove, name="remove"),
    path("standards/", standards.standards, name="standards"),
    path("standards/verify/", standards.verify, name="standards-verify"),
    path("standards/export.csv", standards.export, name="standards-export"),
    path("standards/import/", standards.import_rows, name="standards-import"),
    path("content/", content.content, name="content"),
]
