"""Events and bookings fit to be shown to the public: every sentence of a page, worked out before the page is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from trivet.vocabulary import EventState
from trivet.web.events.listing import Listed
from trivet.web.events.models import Business, Event, Terms
from trivet.web.events.queries import business, newest_terms
from trivet.web.events.reckoning import ladder_of
from trivet.web.events.words import (
    TAUGHT_IN_WORDS,
    Rung,
    nation_words,
    places_words,
    price_words,
    rungs,
    tentative_words,
)
from trivet.web.training.queries import library


@dataclass(frozen=True, slots=True)
class Shown:
    """A public event in words."""

    event: Event
    title: str
    nation: str
    region: str
    taught_in: str
    places: str
    is_full: bool
    tentative: str
    price: str
    terms: Terms | None
    rungs: tuple[Rung, ...]
    is_open: bool

    @property
    def is_cancelled(self) -> bool:
        return self.event.is_cancelled

    @property
    def is_over(self) -> bool:
        return self.event.state in (EventState.RUN, EventState.CLOSED)


def shown(one: Listed, now: datetime) -> Shown:
    """An event with its numbers, in words."""
    return _shown(one, now, business(), one.event.terms or newest_terms())


def shown_all(rows: Iterable[Listed], now: datetime) -> list[Shown]:
    """A list of events in words: two queries, however many there are."""
    how, terms = business(), newest_terms()
    return [_shown(one, now, how, one.event.terms or terms) for one in rows]


def _shown(one: Listed, now: datetime, how: Business, terms: Terms | None) -> Shown:
    event = one.event
    bookable = event.state in (EventState.TENTATIVE, EventState.CONFIRMED) and event.takes_bookings
    return Shown(
        event=event,
        title=event.course.title or library().course.title,
        nation=nation_words(event.nation),
        region=event.venue.region if event.venue else "",
        taught_in=str(TAUGHT_IN_WORDS[event.taught_in]),
        places=places_words(one.places),
        is_full=one.places.is_full,
        tentative=tentative_words(event, one.booked),
        price=price_words(event, how),
        terms=terms,
        rungs=rungs(ladder_of(terms)) if event.price else (),
        is_open=bookable and now < event.starts_at,
    )
