"""Addresses of the desk's own pages; the root includes them in the desk's namespace."""

from django.urls import path

from trivet.web.desk.views import contacts, event, exchange, month, organisations, people, setup, today

urlpatterns = [
    path("events/<int:event_id>/", event.event, name="event"),
    path("events/<int:event_id>/summary.pdf", event.report, name="report"),
    path("", today.today, name="home"),
    path("setup/", setup.setup, name="setup"),
    path("month/", month.month, name="month"),
    path("customers/<int:customer_id>/contacts/", contacts.contacts, name="contacts"),
    path("customers/<int:customer_id>/contacts/<int:person_id>/link/", contacts.link, name="contact-link"),
    path("customers/<int:customer_id>/contacts/<int:person_id>/remove/", contacts.remove, name="contact-remove"),
    path("people/", people.participants, name="participants"),
    path("people/export.csv", exchange.export_people, name="export-people"),
    path("people/import/", exchange.import_people, name="import"),
    path("events/<int:event_id>/bookings.csv", exchange.export_bookings, name="export-bookings"),
    path("events/<int:event_id>/import/", exchange.import_people, name="import-bookings"),
    path("people/duplicates/", people.duplicates, name="duplicates"),
    path("people/<int:participant_id>/", people.participant, name="participant"),
    path("people/<int:participant_id>/edit/", people.participant_edit, name="participant-edit"),
    path("people/<int:participant_id>/merge/<int:other_id>/", people.merge, name="participant-merge"),
    path("organisations/", organisations.organisation_list, name="organisations"),
    path("organisations/<int:organisation_id>/", organisations.organisation, name="organisation"),
    path("organisations/<int:organisation_id>/merge/<int:other_id>/", organisations.merge, name="organisation-merge"),
]
