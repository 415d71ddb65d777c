"""Alice owns the installation, Bob trains for it, Charlie takes part in another customer's course."""

import uuid
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.core.cache import cache, caches
from django.test import Client
from pytest_django.fixtures import Settings
from tests.web.events_fixtures import booking, event, organisation, participant, venue  # noqa: F401 -- fixtures

from trivet.content import Library, load_library
from trivet.content.customer import Contact, CourseDetails, CustomerDetails, Policies
from trivet.vocabulary import Nation, Sector
from trivet.web.people.fields import LogoChoice
from trivet.web.people.models import Role, User
from trivet.web.training.actions import add_course, add_customer, enrol, open_join_link
from trivet.web.training.models import Course, Customer, Enrolment

PASSWORD = "kettle on a wooden trivet"
EVIL = '#evil[*x*] "q" <b>'

SignIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def _quick_and_apart(settings: Settings, tmp_path: Path) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": str(tmp_path)},
        "drafts": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": f"{tmp_path}-drafts"},
    }
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    cache.clear()
    caches["drafts"].clear()


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()


@pytest.fixture
def alice(db: None) -> User:
    return User.objects.create_user("alice@example.org", PASSWORD, name="Alice Ashworth", role=Role.OWNER)


@pytest.fixture
def bob(db: None) -> User:
    return User.objects.create_user("bob@example.org", PASSWORD, name="Bob Birtwistle", role=Role.TRAINER)


@pytest.fixture
def charlie(other_course: Course) -> User:
    user = User.objects.create_user("charlie@example.org", PASSWORD, name="Charlie Clough")
    enrol(other_course, user)
    return user


@pytest.fixture
def dana(course: Course) -> User:
    """Takes part in the course that Charlie may not see."""
    user = User.objects.create_user("dana@example.org", PASSWORD, name="Dana Duckworth")
    enrol(course, user)
    return user


@pytest.fixture
def sign_in() -> SignIn:
    """A browser in which somebody is signed in."""

    def signed_in(user: User) -> Client:
        browser = Client()
        browser.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return browser

    return signed_in


@pytest.fixture
def customer(alice: User) -> Customer:
    details = CustomerDetails(
        name=EVIL,
        sector=Sector.PROBATION,
        nation=Nation.ENGLAND,
        contacts=(Contact(role="Safeguarding lead", name="Sam", phone="01632 960999"),),
        policies=Policies(safeguarding="Tell Sam."),
    )
    return add_customer(details, LogoChoice(), submission=_number(1), by=alice)


@pytest.fixture
def course(customer: Customer, alice: User, library: Library) -> Course:
    details = CourseDetails(title="A day of rehearsal", date=date(2038, 3, 4), venue="Room 1")
    made = add_course(customer, details, content_version=library.version, submission=_number(2), by=alice)
    open_join_link(made, is_open=True, by=alice)
    made.refresh_from_db()
    return made


@pytest.fixture
def other_course(alice: User, library: Library) -> Course:
    details = CustomerDetails(name="Another customer", sector=Sector.YOUTH_WORK, nation=Nation.SCOTLAND)
    customer = add_customer(details, LogoChoice(), submission=_number(3), by=alice)
    return add_course(customer, CourseDetails(), content_version=library.version, submission=_number(4), by=alice)


@pytest.fixture
def enrolment(course: Course, dana: User) -> Enrolment:
    return Enrolment.objects.get(course=course, participant=dana)


def _number(at: int) -> uuid.UUID:
    return uuid.UUID(int=at)
