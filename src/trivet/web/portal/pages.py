"""What a participant's own page says: where the booking stands, what can be done now, and what is due."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from trivet.content.suitability import load_suitability
from trivet.events.ladder import Due
from trivet.events.states import OVER
from trivet.events.suitability import named
from trivet.vocabulary import BookingState
from trivet.web.drills.queries import moments_due
from trivet.web.events.letters.joining import joining_words
from trivet.web.events.letters.words import dates, place
from trivet.web.events.listing import Listed, listed_one, other_dates
from trivet.web.events.models import Booking
from trivet.web.events.queries import followed_by, position_of
from trivet.web.events.reckoning import due_for
from trivet.web.events.shown import Shown, shown
from trivet.web.events.words import due_words, state_words
from trivet.web.feedback.queries import forms_due


@dataclass(frozen=True, slots=True)
class Own:
    """A participant's booking in words, with what they may do now."""

    booking: Booking
    seen: Shown
    state: str
    line: int
    due: Due
    forms: tuple[str, ...]
    moments: tuple[str, ...]
    advice: tuple[str, ...]
    joining: dict[str, str]
    next: Booking | None
    may_change: bool
    may_answer_offer: bool
    has_begun: bool

    @property
    def has_place(self) -> bool:
        return self.booking.state == BookingState.BOOKED and not self.booking.event.is_cancelled

    @property
    def is_waiting(self) -> bool:
        return self.booking.state == BookingState.WAITING and self.may_change

    @property
    def due_words(self) -> str:
        return due_words(self.due.percent, self.due.pence)


def own_page(booking: Booking, now: datetime) -> Own:
    """Everything that somebody's own page says."""
    event = booking.event
    begun = now >= event.starts_at
    live = booking.is_alive and event.state not in OVER and not begun
    advice = named(load_suitability(), booking.advice) if live else ()
    return Own(
        booking=booking,
        seen=shown(listed_one(event), now),
        state=state_words(booking),
        line=position_of(booking),
        due=due_for(booking, now),
        forms=forms_due(booking, now),
        moments=moments_due(booking, now),
        advice=tuple(one.participant.words(booking.language) for one in advice),
        joining=joining_words(event, booking) if booking.state == BookingState.BOOKED else {},
        next=followed_by(booking),
        may_change=live,
        may_answer_offer=live and booking.state == BookingState.OFFERED,
        has_begun=begun,
    )


def dates_to_move_to(booking: Booking, now: datetime) -> list[tuple[Listed, str]]:
    """Other dates with a free place, each with its words."""
    rows = other_dates(booking.event, timezone.localdate(now))
    return [
        (one, _("%(course)s: %(dates)s, %(place)s") % {
            "course": one.event, "dates": dates(one.event.days), "place": place(one.event) or _("place to be announced"),
        })
        for one in rows
    ]  # fmt: skip


def moved_to(booking: Booking) -> Booking | None:
    """The booking on the new date, of one that was moved."""
    return followed_by(booking) if booking.state == BookingState.TRANSFERRED else None
