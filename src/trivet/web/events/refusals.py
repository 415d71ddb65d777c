"""Why somebody cannot book, move or take a place, said in the reader's language."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from trivet.vocabulary import EventState
from trivet.web.events.models import Event

ALREADY = "already"
_SENTENCES: dict[str, Promise] = {
    ALREADY: _(
        "There is a booking for %(name)s with this e-mail address already. No second one was made. "
        "Its link was sent by e-mail; you can ask for it again on the page “Send me my links”."
    ),
    "not-alive": _("This booking is over, so nothing was changed."),
    "no-offer": _("There is no offer on this booking any more, so nothing was changed."),
    "offer-over": _("The offer ended, and the place went to the next person. You can join the waiting list again."),
    "not-waiting": _("You are not on the waiting list of this date any more, so nothing was changed."),
    "started": _("The event has begun, so this cannot be changed here any more. Talk to your trainer."),
    "full": _("That date is full. Choose another one, or join its waiting list on its own page."),
    "same-date": _("This is the date that you have. Choose another one."),
    "same-person": _("That is the person who has the place already. Nothing was changed."),
    "not-cancelled": _("This booking is not cancelled, so there is nothing to undo."),
    "place-gone": _(
        "The place has gone to somebody else meanwhile. Add a booking by hand, or raise the capacity first."
    ),
    EventState.DRAFT.value: _("This event is not public yet, so it takes no bookings."),
    EventState.CANCELLED.value: _("This event is cancelled, so it takes no bookings."),
    EventState.RUN.value: _("This event is over, so it takes no bookings."),
    EventState.CLOSED.value: _("This event is over, so it takes no bookings."),
    "shut": _("Booking for this date is closed. Write to us if you would like to come all the same."),
}


class BookingError(ValueError):
    """A booking that cannot be made or changed. Its text is a sentence for a person, in their language."""

    def __init__(self, why: str, name: str = "") -> None:
        super().__init__(why)
        self.why, self.name = why, name

    def __str__(self) -> str:
        return str(_SENTENCES[self.why]) % {"name": self.name}


def not_open(event: Event) -> BookingError:
    """Why this event takes no bookings."""
    return BookingError(event.state if event.state in _SENTENCES else "shut")
