"""People at a customer who may see its events."""

from django.db import transaction

from trivet.web.people.actions import invite
from trivet.web.people.audit import record
from trivet.web.people.models import Role, User
from trivet.web.people.queries import person_by_email
from trivet.web.training.models import Customer, CustomerContact


class NotAContactError(ValueError):
    """The address belongs to somebody who may not be made a customer's contact. The message says why."""


@transaction.atomic
def add_contact(customer: Customer, *, name: str, email: str, by: User) -> User:
    """Let somebody see a customer's events. A second time changes nothing. Raises NotAContactError."""
    known = person_by_email(email)
    if known and known.role != Role.CONTACT:
        raise NotAContactError(
            "This address has an account of another kind already. Use another one; nothing was changed."
        )
    user = known or invite(email, name=name, role=Role.CONTACT, by=by)
    _, is_new = CustomerContact.objects.get_or_create(customer=customer, user=user)
    if is_new:
        record(by, "let-contact-in", customer)
    return user


@transaction.atomic
def remove_contact(customer: Customer, user_id: int, *, by: User) -> None:
    """They no longer see this customer's events; their account stays, for other customers."""
    if CustomerContact.objects.filter(customer=customer, user_id=user_id).delete()[0]:
        record(by, "shut-contact-out", customer)


def contacts_of(customer: Customer) -> tuple[User, ...]:
    return tuple(User.objects.filter(customers__customer=customer).order_by("name", "id"))


def contact_of(customer: Customer, user_id: int) -> User | None:
    return User.objects.filter(customers__customer=customer, pk=user_id).first()
