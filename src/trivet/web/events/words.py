"""What pages say about events and bookings, in the reader's language: a state, the places left, the ladder, a price."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from trivet.events.ladder import Ladder, spans
from trivet.events.money import pounds
from trivet.events.places import Places
from trivet.events.states import has_enough
from trivet.vocabulary import BookingState, EventState, Nation
from trivet.web.events.models import Booking, Business, Event

NATION_WORDS: dict[str, Promise] = {
    Nation.ENGLAND.value: gettext_lazy("England"),
    Nation.WALES.value: gettext_lazy("Wales"),
    Nation.SCOTLAND.value: gettext_lazy("Scotland"),
}
TAUGHT_IN_WORDS: dict[str, Promise] = {
    "en": gettext_lazy("English"),
    "cy": gettext_lazy("Welsh"),
    "both": gettext_lazy("English and Welsh"),
}
_STATES: dict[str, Promise] = {
    BookingState.BOOKED.value: gettext_lazy("You have a place."),
    BookingState.WAITING.value: gettext_lazy("You are on the waiting list."),
    BookingState.OFFERED.value: gettext_lazy("A place is on offer to you."),
    BookingState.LAPSED.value: gettext_lazy("The offer of a place ended without an answer."),
    BookingState.CANCELLED.value: gettext_lazy("This booking is cancelled."),
    BookingState.TRANSFERRED.value: gettext_lazy("This booking was moved to another date."),
    BookingState.SUBSTITUTED.value: gettext_lazy("A colleague comes in your place."),
}


def state_words(booking: Booking) -> str:
    """Where somebody's booking stands, in a sentence."""
    if booking.event.is_cancelled and booking.is_alive:
        return _("The event is cancelled.")
    return str(_STATES[booking.state])


def places_words(places: Places) -> str:
    """ "3 places", "full: 4 people wait"."""
    if not places.is_full:
        return ngettext("%(count)d place", "%(count)d places", places.free) % {"count": places.free}
    if not places.waiting:
        return _("full")
    return ngettext("full: %(count)d person waits", "full: %(count)d people wait", places.waiting) % {
        "count": places.waiting
    }


def tentative_words(event: Event, booked: int) -> str:
    """ "Goes ahead with 6; 4 so far": "" for an event that is sure to go ahead."""
    if event.state != EventState.TENTATIVE or has_enough(booked, event.minimum):
        return ""
    return _("goes ahead with %(minimum)d; %(booked)d so far") % {"minimum": event.minimum, "booked": booked}


def price_words(event: Event, business: Business) -> str:
    """The price of a place with what is said of VAT; "" where no price is shown."""
    if not event.price:
        return ""
    if business.vat_registered:
        rate = f"{business.vat_rate / 100:g}"
        return _("%(price)s a place, plus VAT at %(rate)s%%") % {"price": pounds(event.price), "rate": rate}
    said = business.vat_words or _("no VAT is charged")
    return _("%(price)s a place (%(vat)s)") % {"price": pounds(event.price), "vat": said}


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of the cancellation ladder: when, and what is due."""

    when: str
    what: str


def rungs(ladder: Ladder) -> tuple[Rung, ...]:
    """The ladder in words, from the earliest step on."""
    return tuple(Rung(_when(span.from_days, span.upto), _what(span.percent)) for span in spans(ladder))


def due_words(percent: int, pence: int) -> str:
    """What a cancellation costs today."""
    if not pence:
        return _("Nothing is due.")
    return _("%(sum)s is due: %(percent)d%% of the price.") % {"sum": pounds(pence), "percent": percent}


def nation_words(nation: str) -> str:
    return str(NATION_WORDS.get(nation, nation))


def month_start(text: str) -> date | None:
    """ "2027-03" as the first of that month; None for anything else."""
    year, _dash, month = text.partition("-")
    if not (year.isdecimal() and len(year) == 4 and month.isdecimal() and len(month) == 2):
        return None
    return date(int(year), int(month), 1) if 1 <= int(month) <= 12 and int(year) >= 2000 else None


def _when(first: int, upto: int | None) -> str:
    if upto is None:
        return ngettext("%(days)d working day or more before", "%(days)d working days or more before", first) % {
            "days": first
        }
    if first == 0 and upto == 0:
        return _("on the day")
    if first == 0:
        return ngettext(
            "fewer than %(days)d working day before", "fewer than %(days)d working days before", upto + 1
        ) % {"days": upto + 1}
    if first == upto:
        return ngettext("%(days)d working day before", "%(days)d working days before", first) % {"days": first}
    return _("%(first)d to %(last)d working days before") % {"first": first, "last": upto}


def _what(percent: int) -> str:
    if percent == 0:
        return _("nothing is due")
    if percent == 100:
        return _("the whole price is due")
    return _("%(percent)d%% of the price is due") % {"percent": percent}
