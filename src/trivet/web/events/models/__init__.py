"""Organisations, participants, venues, events and bookings: shape and constraints."""

from trivet.web.events.models.booking import HOLDS_A_PLACE, IS_ALIVE, Booking, BookingGroup
from trivet.web.events.models.business import Business, Terms
from trivet.web.events.models.event import Event
from trivet.web.events.models.people import Organisation, Participant
from trivet.web.events.models.venue import Closure, Venue

__all__ = [
    "HOLDS_A_PLACE", "IS_ALIVE", "Booking", "BookingGroup", "Business", "Closure", "Event", "Organisation",
    "Participant", "Terms", "Venue",
]  # fmt: skip
