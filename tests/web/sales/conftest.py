"""A provider with prices and terms, a co-ordinator, an enquiry, and a quote that was sent."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from trivet.events.ladder import Step
from trivet.web.events.models import Business, Terms
from trivet.web.people.models import Provider, Role, User
from trivet.web.sales.actions import add_terms, ask, quote_enquiry, send_quote
from trivet.web.sales.details import Asked
from trivet.web.sales.models import Enquiry, Quote

NOW = timezone.now()
TODAY = timezone.localdate(NOW)
#: Two days that the customer named.
FIRST, SECOND = TODAY + timedelta(60), TODAY + timedelta(67)
EVIL = '=cmd|"/c calc"!A1 #evil[*x*] <b> 💷 ŵŷ'


@pytest.fixture
def carol(db: None) -> User:
    """Co-ordinates, and handles money."""
    return User.objects.create_user("carol@example.org", name="Carol Calder", role=Role.COORDINATOR)


@pytest.fixture
def business(db: None) -> Business:
    Provider.objects.create(
        id=1, name="Fellside Training", email="desk@fellside.example.org", address="1 Fell Road, Kendal"
    )
    return Business.objects.create(
        id=1, day_rate=65000, half_day_rate=40000, extra_person_rate=2000, mileage=45, free_miles=20,
        overnight_miles=100, overnight_rate=9500, bank_details="Sort code: 00-00-00\nAccount: 00000000",
    )  # fmt: skip


@pytest.fixture
def terms(alice: User) -> Terms:
    return add_terms(
        "You pay within thirty days.\n\nA named substitute costs nothing.", "", (Step(10, 0), Step(0, 100)), by=alice
    )


def asked(**changes: object) -> Asked:
    known: dict[str, object] = {
        "name": "Siân Ŵyn", "organisation": "Ribblemere Recovery", "email": "sian@example.org", "sector": "drug-and-alcohol",
        "nation": "england", "postcode": "LA1 1AA", "venue_nation": "england", "group_size": 12,
        "options": ("pro-social-modelling",), "dates": (FIRST, SECOND),
    }  # fmt: skip
    return Asked(**(known | changes))


@pytest.fixture
def enquiry(business: Business) -> Enquiry:
    return ask(asked(), submission=uuid.UUID(int=900))


@pytest.fixture
def draft(enquiry: Enquiry, terms: Terms, carol: User) -> Quote:
    return quote_enquiry(enquiry, miles=60, by=carol, today=TODAY)


@pytest.fixture
def sent(draft: Quote, carol: User) -> Quote:
    return send_quote(draft, by=carol, now=NOW)
