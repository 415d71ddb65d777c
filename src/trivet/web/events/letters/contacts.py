"""Who, beside the participants, is told how to join: the customer's training contacts, and whoever booked a group."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from trivet.vocabulary import BookingState, EventKind
from trivet.web.events.models import Booking, Event
from trivet.web.training.models import CustomerContact

#: The role of a contact who organises training, as people write it.
_ROLES = ("train", "learning", "workforce", "hyfforddi")


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to tell, and for which bookings."""

    name: str
    email: str
    bookings: tuple[Booking, ...] = field(compare=False)

    @property
    def number(self) -> str:
        """Stands for the address in keys, which are shown at the desk and written into logs."""
        return sha256(self.email.casefold().encode()).hexdigest()[:16]


def training_contacts(event: Event) -> tuple[Contact, ...]:
    """Each address once; whoever takes part anyway has a letter of their own."""
    rows = event.bookings.filter(state=BookingState.BOOKED).select_related("participant", "group")
    booked = tuple(rows.order_by("printed_name", "id"))
    found: dict[str, Contact] = {}
    for contact in (*_of_customer(event, booked), *_of_groups(booked)):
        found.setdefault(contact.email.casefold(), contact)
    taking_part = {row.participant.email.casefold() for row in booked}
    return tuple(contact for address, contact in found.items() if address not in taking_part)


def _of_customer(event: Event, booked: tuple[Booking, ...]) -> Iterator[Contact]:
    customer = event.course.customer
    if event.kind != EventKind.IN_HOUSE or customer.is_house:
        return
    for one in customer.details().contacts:
        if one.email and any(word in one.role.casefold() for word in _ROLES):
            yield Contact(one.name or one.role, one.email, booked)
    accounts = CustomerContact.objects.filter(customer=customer, user__is_active=True).select_related("user")
    for row in accounts.order_by("id"):
        yield Contact(row.user.name, row.user.email, booked)


def _of_groups(booked: tuple[Booking, ...]) -> Iterator[Contact]:
    groups = {row.group_id: row.group for row in booked if row.group}
    for number, group in groups.items():
        yield Contact(group.name, group.email, tuple(row for row in booked if row.group_id == number))
