"""A customer's contact sees their own events, names, minutes and certificates. Nothing else."""

import uuid

import pytest
from django.test import Client

from trivet.web.desk.contacts import NotAContactError, add_contact, remove_contact
from trivet.web.events.models import Booking, Event
from trivet.web.people.models import Role, User
from trivet.web.training.models import Course, Customer


@pytest.fixture
def helen(customer: Customer, alice: User) -> User:
    return add_contact(customer, name="Helen Marsden", email="helen@example.org", by=alice)


@pytest.fixture
def in_house(event: Event) -> Event:
    Event.objects.filter(pk=event.pk).update(kind="in-house")
    return event


def test_they_see_who_is_booked_and_nothing_private(helen: User, in_house: Event, booking: Booking, sign_in):
    Booking.objects.filter(pk=booking.pk).update(access_needs="sealed", advice=["no-practice-yet"])
    browser = sign_in(helen)
    assert "3 places" in browser.get("/customer/").content.decode()
    shown = browser.get(f"/customer/events/{in_house.pk}/").content.decode()
    assert "Siân Ŵyn" in shown
    for private in ("sian@example.org", "sealed", "needs", "answers", booking.token):
        assert private not in shown


def test_drafts_and_other_customers_events_are_not_theirs(helen: User, in_house: Event, other_course: Course, sign_in):
    other = Event.objects.create(
        course=other_course,
        kind="in-house",
        state="confirmed",
        date=in_house.date,
        nation="scotland",
        submission=uuid.uuid4(),
    )
    browser = sign_in(helen)
    assert browser.get(f"/customer/events/{other.pk}/").status_code == 404
    Event.objects.filter(pk=in_house.pk).update(state="draft")
    assert browser.get(f"/customer/events/{in_house.pk}/").status_code == 404


def test_the_desk_is_shut_to_them_and_their_pages_to_the_desk(helen: User, alice: User, in_house: Event, sign_in):
    assert sign_in(helen).get("/desk/").status_code == 403
    assert sign_in(helen).get(f"/desk/events/{in_house.pk}/").status_code == 403
    assert sign_in(alice).get("/customer/").status_code == 403


def test_they_are_let_in_and_shut_out(customer: Customer, helen: User, alice: User, in_house: Event, sign_in):
    again = add_contact(customer, name="Helen Marsden", email="HELEN@example.org", by=alice)
    assert (again, helen.role, helen.customers.count()) == (helen, Role.CONTACT, 1)
    remove_contact(customer, helen.pk, by=alice)
    assert sign_in(helen).get(f"/customer/events/{in_house.pk}/").status_code == 404


def test_somebody_with_another_account_is_not_made_a_contact(customer: Customer, bob: User, alice: User, sign_in):
    with pytest.raises(NotAContactError, match="another kind"):
        add_contact(customer, name="Bob", email=bob.email, by=alice)
    shown = sign_in(alice).post(f"/desk/customers/{customer.pk}/contacts/", {"name": "Bob", "email": bob.email})
    assert "account of another kind" in shown.content.decode()


def test_a_new_contact_gets_a_link_for_a_password(customer: Customer, alice: User, sign_in):
    browser: Client = sign_in(alice)
    made = browser.post(
        f"/desk/customers/{customer.pk}/contacts/", {"name": "Ana", "email": "ana@example.org"}, follow=True
    )
    assert "/accounts/password/reset/key/" in made.content.decode()
    assert made["Cache-Control"] == "no-store"
