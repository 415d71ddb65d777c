"""What an in-house day costs, from the provider's own prices: lines that a person may still change."""

from collections.abc import Iterator
from dataclasses import dataclass

from trivet.events.money import Line, Tax, TaxKind, pounds
from trivet.events.travel import TravelRule, travel
from trivet.web.events.models import Business

NOT_REGISTERED = "We are not registered for VAT"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a price hangs on. `miles` is one way; `half_day` a second half-day."""

    people: int
    half_day: bool = False
    miles: int = 0
    is_online: bool = False

    @property
    def days(self) -> int:
        return 2 if self.half_day else 1


def tax_of(business: Business) -> Tax:
    """How the provider's training is taxed unless a person says otherwise."""
    if business.vat_registered and business.vat_rate:
        return Tax(TaxKind.STANDARD, business.vat_rate)
    return Tax(TaxKind.OUTSIDE, 0, business.vat_words or NOT_REGISTERED)


def travel_rule(business: Business) -> TravelRule:
    return TravelRule(business.mileage, business.free_miles, business.overnight_miles, business.overnight_rate)


def priced(business: Business, wanted: Wanted) -> tuple[Line, ...]:
    """The lines of a quote, in the order in which people ask about them."""
    return (*_teaching(business, wanted), *(() if wanted.is_online else _travel(business, wanted)))


def _teaching(business: Business, wanted: Wanted) -> Iterator[Line]:
    tax, extra = tax_of(business), wanted.people - business.most_people
    yield Line(f"One day of training for up to {business.most_people} people", 1, business.day_rate or 0, tax)
    if wanted.half_day:
        yield Line("A second half-day", 1, business.half_day_rate or 0, tax)
    if extra > 0 and business.extra_person_rate:
        yield Line(f"Each person above {business.most_people}", extra, business.extra_person_rate, tax)


def _travel(business: Business, wanted: Wanted) -> Iterator[Line]:
    tax, trip = tax_of(business), travel(wanted.miles, travel_rule(business), days=wanted.days)
    if trip.charged_miles and trip.mileage:
        free = f", the first {business.free_miles} each way free" if business.free_miles else ""
        words = f"Travel, miles there and back at {pounds(trip.mileage)}{free}"
        yield Line(words, trip.charged_miles, trip.mileage, tax)
    if trip.nights and trip.overnight_rate:
        yield Line("A night away", trip.nights, trip.overnight_rate, tax)
