"""What a letter's preview is filled with: a real booking, and examples for what no booking knows."""

from django.db.models import QuerySet
from django.utils import timezone

from trivet.content.schema.mail import LETTERS
from trivet.web.addresses import absolute
from trivet.web.events.letters.joining import joining_words
from trivet.web.events.letters.post import spoken
from trivet.web.events.letters.words import Words, dates, moment, of_booking
from trivet.web.events.models import Booking

_MANY = 20
_EXAMPLES = {
    "name": "Alex Example", "course": "Your course", "line": "2", "fee": "£97.50", "why": "The trainer is ill.",
    "names": "Alex Example\nSam Sample", "count": "2 people", "number": "2027-014", "total": "£1,250.00",
    "po_number": "PO 4711", "details": "One day for 12 people\nYouth work, in Wales",
    "request": "You asked for a copy of what we hold about you.", "notes": "Please use the entrance in Mill Lane.",
    "participant": "Alex Example", "room": "Room 2", "emergency_phone": "01632 960999",
    "booster_title": "Week 2: whose goal is it?", "booster_lead": "A fortnight on, the first plans meet the first difficult week.",
    "booster_do": "Ask one person what they would want from you, if it were only up to them.", "drill": "Find the overlap",
}  # fmt: skip


def recent_bookings() -> QuerySet[Booking]:
    """Bookings that a preview may be filled with, the newest first."""
    rows = Booking.objects.filter(participant__erased_at=None).order_by("-id")
    return rows.select_related(
        "participant", "terms", "event__course__customer", "event__venue", "event__trainer", "event__co_trainer", "event__terms"
    )[:_MANY]  # fmt: skip


def sample_words(template: str, language: str, booking: Booking | None) -> Words:
    """Every placeholder of the letter, filled from the booking as far as it goes."""
    with spoken(language):
        now, page = timezone.now(), absolute("/")
        made = {name: page for name in LETTERS[template].placeholders if name.endswith("link")}
        made |= _EXAMPLES | {"expires": moment(now), "due": dates([now.date()]), "earlier": dates([now.date()])}
        if booking is not None:
            own = joining_words(booking.event, booking) if template == "joining" else of_booking(booking)
            # Where the booking says nothing, its letter says nothing either.
            made |= own
            if template == "joining":
                made["participant"] = ""
        else:
            made |= {"date": dates([now.date()]), "when": dates([now.date()]), "where": "Canal Mill, Lancaster"}
    return {name: made.get(name, "") for name in LETTERS[template].needs + LETTERS[template].knows}
