"""What forms and other rooms say about an event, a booking, a group or a venue: finished values."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import TypeAlias

from trivet.vocabulary import Delivery, EventKind, Language, Nation, Regulator
from trivet.web.events.models import Terms, Venue
from trivet.web.people.models import User

Day: TypeAlias = date  # an event has a field of the same name


@dataclass(frozen=True, slots=True)
class EventDetails:
    """What a person may edit of an event. `price` is pence a place, before VAT."""

    kind: EventKind
    date: date
    nation: Nation
    second_date: Day | None = None
    start: str = "09:30"
    end: str = "16:30"
    delivery: Delivery = Delivery.IN_PERSON
    venue: Venue | None = None
    room: str = ""
    online_link: str = ""
    trainer: User | None = None
    co_trainer: User | None = None
    travel_before: int = 0
    travel_after: int = 0
    capacity: int = 16
    minimum: int = 1
    decide_by: Day | None = None
    price: int = 0
    taught_in: str = "en"
    takes_bookings: bool = True
    threshold: int = 90
    requires_check: bool = False
    bilingual_certificate: bool = False
    opens_before: int = 45
    closes_after: int = 30
    joining_notes: str = ""
    emergency_phone: str = ""
    notes: str = ""


EVENT_FIELDS = tuple(one.name for one in fields(EventDetails))
#: What somebody who has booked must be told of.
TOLD_FIELDS = ("date", "second_date", "start", "end", "delivery", "venue", "room", "online_link")


@dataclass(frozen=True, slots=True)
class VenueDetails:
    """What a person may edit of a venue."""

    name: str
    nation: Nation
    address: str = ""
    postcode: str = ""
    region: str = ""
    seats: int | None = None
    features: tuple[str, ...] = ()
    travel: str = ""
    access: str = ""
    contact: str = ""
    notes: str = ""


VENUE_FIELDS = tuple(one.name for one in fields(VenueDetails))


@dataclass(frozen=True, slots=True)
class PersonDetails:
    """Somebody who books or comes. `organisation` is a name as typed."""

    name: str
    email: str = ""
    language: str = Language.ENGLISH.value
    organisation: str = ""
    job_role: str = ""
    sector: str = ""
    regulator: str = Regulator.GENERAL.value
    registration_number: str = ""


@dataclass(frozen=True, slots=True)
class Needs:
    """What somebody asks for so that they can take part. Sealed where it is stored."""

    access: str = ""
    dietary: str = ""

    def __bool__(self) -> bool:
        return bool(self.access or self.dietary)


@dataclass(frozen=True, slots=True)
class BookingDetails:
    """One booking as it is asked for. `prior` holds the answers to the suitability questions, by id."""

    person: PersonDetails
    printed_name: str = ""
    prior: Mapping[str, str] = field(default_factory=dict)
    experience: str = ""
    access_needs: str = ""
    dietary_needs: str = ""
    po_number: str = ""
    terms: Terms | None = None
    source: str = "public"

    @property
    def needs(self) -> Needs:
        return Needs(self.access_needs, self.dietary_needs)


@dataclass(frozen=True, slots=True)
class GroupDetails:
    """Several bookings by one person, in the order in which they get the places that there are."""

    name: str
    email: str
    people: tuple[BookingDetails, ...]
    organisation: str = ""
    po_number: str = ""
    language: str = Language.ENGLISH.value


@dataclass(frozen=True, slots=True)
class ChangedDetails:
    """What somebody may change of their own booking. None leaves it as it is."""

    printed_name: str
    language: str
    needs: Needs | None = None
    job_role: str | None = None
    regulator: str | None = None
    registration_number: str | None = None
    po_number: str | None = None
