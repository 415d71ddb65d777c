"""How a letter about a booking or a group is queued: in its reader's language, once for each state of things."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import datetime

from django.utils import translation

from trivet.content.schema.mail import LETTERS
from trivet.web.events.letters.words import Words, of_booking
from trivet.web.events.models import Booking
from trivet.web.language import code_of
from trivet.web.post.actions import queue
from trivet.web.post.letter import Enclosure
from trivet.web.post.models import Message


def spoken(language: str) -> AbstractContextManager[None]:
    """Dates and phrases in the reader's language, whoever's request this is."""
    return translation.override(code_of(language))


def about(booking: Booking) -> str:
    return f"booking:{booking.pk}"


def to_participant(
    template: str, booking: Booking, *, words: Words, enclosures: Iterable[Enclosure] = (), key: str = "",
    due: datetime | None = None,
) -> Message | None:  # fmt: skip
    """Queue a letter to whoever is booked; nothing where there is no address. The same state of the booking: once."""
    person = booking.participant
    if not person.email or person.erased_at:
        return None
    return queue(
        template,
        to=person.email,
        language=booking.language,
        words=words,
        key=key or f"{template}:{booking.pk}:{booking.version}:{booking.event.version}",
        about=about(booking),
        event=booking.event_id,
        due=due,
        enclosures=enclosures,
    )  # fmt: skip


def known(template: str, booking: Booking, **more: str) -> Words:
    """Of all that can be said about a booking, what this letter knows."""
    everything = of_booking(booking) | more
    return {name: words for name, words in everything.items() if name in LETTERS[template].placeholders}
