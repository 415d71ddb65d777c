"""What is done to events and bookings. Each is one transaction in which the event's row is locked."""

from trivet.web.events.actions.bookings import (
    add_walk_in,
    book,
    book_group,
    change_booking,
)
from trivet.web.events.actions.changes import (
    cancel_booking,
    leave_waiting_list,
    substitute,
    transfer,
    undo_cancel_booking,
)
from trivet.web.events.actions.events import (
    add_event,
    cancel_event,
    change_event,
    close,
    confirm,
    mark_run,
    publish,
    reopen,
    undo_cancel_event,
    unpublish,
)
from trivet.web.events.actions.opening import add_open_event
from trivet.web.events.actions.venues import add_venue, change_venue
from trivet.web.events.actions.waiting import accept_offer, decline_offer, fill_places, lapse_offers
from trivet.web.events.finding import find_organisation, find_participant
from trivet.web.events.needs import needs_of
from trivet.web.events.refusals import BookingError

__all__ = [
    "BookingError", "accept_offer", "add_event", "add_open_event", "add_venue", "add_walk_in", "book", "book_group",
    "cancel_booking", "cancel_event", "change_booking", "change_event", "change_venue", "close", "confirm",
    "decline_offer", "fill_places", "find_organisation", "find_participant", "lapse_offers", "leave_waiting_list",
    "mark_run", "needs_of", "publish", "reopen", "substitute", "transfer", "undo_cancel_booking", "undo_cancel_event",
    "unpublish",
]  # fmt: skip
