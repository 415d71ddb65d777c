"""Addresses of events: the public dates, and the desk's forms."""

from django.urls import path

from trivet.web.events.views import bookings, desk, public, venues

app_name = "events"
urlpatterns = [
    path("dates/", public.dates, name="dates"),
    path("dates/feed.ics", public.feed, name="feed"),
    path("dates/<slug:slug>/", public.date, name="date"),
    path("dates/<slug:slug>/group/", public.group, name="group"),
    path("dates/<slug:slug>/booked/<str:token>/", public.booked, name="booked"),
    path("desk/events/", desk.event_list, name="list"),
    path("desk/events/new/", desk.open_new, name="new"),
    path("desk/events/new/day/", desk.day, name="day"),
    path("desk/courses/<int:course_id>/event/", desk.event_new, name="new-for-course"),
    path("desk/events/<int:event_id>/edit/", desk.event_edit, name="edit"),
    path("desk/events/<int:event_id>/cancel/", desk.event_cancel, name="cancel"),
    path("desk/events/<int:event_id>/do/<slug:verb>/", desk.step, name="do"),
    path("desk/events/<int:event_id>/bookings/", bookings.booking_list, name="bookings"),
    path("desk/events/<int:event_id>/bookings/new/", bookings.booking_new, name="booking-new"),
    path("desk/events/<int:event_id>/bookings/offer/", bookings.offer, name="offer"),
    path("desk/bookings/<int:booking_id>/", bookings.booking, name="booking"),
    path("desk/bookings/<int:booking_id>/do/<slug:verb>/", bookings.booking_act, name="booking-do"),
    path("desk/venues/", venues.venue_list, name="venues"),
    path("desk/venues/new/", venues.venue_new, name="venue-new"),
    path("desk/venues/<int:venue_id>/", venues.venue_edit, name="venue"),
]
