"""What one page says about an event: its places, its day, its forms, certificates, letters, money and history."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from trivet.events.places import Places
from trivet.vocabulary import EventState
from trivet.web.awards.queries import certificate_count
from trivet.web.day.queries import arrived_ids
from trivet.web.desk.history import Happened, history_of
from trivet.web.events.models import Booking, Event
from trivet.web.events.queries import participants_booked, places_of
from trivet.web.events.reckoning import clashes_of
from trivet.web.feedback.queries import Response, response_rates
from trivet.web.people.models import User
from trivet.web.post.models import Message
from trivet.web.sales.models import Invoice, Quote

#: More names than this stand on the bookings page.
MOST_NAMES = 40
_LETTERS = {"queued": "waiting", "sent": "sent", "kept": "kept here", "failed": "failed", "unsure": "not sure"}


@dataclass(frozen=True, slots=True)
class Money:
    """The papers of an event, for those who handle money."""

    quotes: tuple[Quote, ...]
    invoices: tuple[Invoice, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything on an event's page beside the event itself."""

    places: Places
    people: tuple[Booking, ...]
    arrived: frozenset[int]
    days_to_go: int
    warnings: tuple[str, ...]
    rates: tuple[Response, ...]
    certificates: int
    letters: tuple[tuple[str, int], ...]
    money: Money | None
    history: tuple[Happened, ...]
    is_held: bool


def sheet_of(event: Event, user: User, today: date) -> Sheet:
    """Read it all: a fixed number of queries, however many people there are."""
    has_begun = event.date <= today
    return Sheet(
        places=places_of(event),
        people=tuple(participants_booked(event)[:MOST_NAMES]),
        arrived=frozenset(arrived_ids(event)) if has_begun else frozenset(),
        days_to_go=(event.date - today).days,
        warnings=tuple(clash.sentence for clash in clashes_of(event)) if not has_begun else (),
        rates=response_rates(event) if has_begun else (),
        certificates=certificate_count(event),
        letters=_letters(event),
        money=_money(event) if user.handles_money else None,
        history=history_of(event),
        is_held=event.state in (EventState.RUN, EventState.CLOSED),
    )


def _letters(event: Event) -> tuple[tuple[str, int], ...]:
    rows = Message.objects.filter(event=event.pk).values_list("state").annotate(count=Count("pk")).order_by("state")
    return tuple((_LETTERS.get(state, state), count) for state, count in rows if state in _LETTERS)


def _money(event: Event) -> Money:
    quotes = Quote.objects.filter(event=event).defer("pdf").order_by("-id")
    return Money(tuple(quotes), tuple(Invoice.objects.filter(event=event).order_by("-id")[:20]))
