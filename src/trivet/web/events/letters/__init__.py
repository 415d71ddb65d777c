"""What is written to whom, and when. A letter is queued once for each state of things, in its reader's language."""

from trivet.web.events.letters.bookings import booked, cancelled, group_booked, moved, offer_lapsed, offered, waiting
from trivet.web.events.letters.events import event_cancelled, event_changed, event_confirmed

__all__ = [
    "booked", "cancelled", "event_cancelled", "event_changed", "event_confirmed", "group_booked", "moved",
    "offer_lapsed", "offered", "waiting",
]  # fmt: skip
