"""Somebody new comes in by a join link."""

from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth import authenticate, login
from django.db import IntegrityError, transaction
from django.http import HttpRequest

from trivet.web.people.actions import add_person
from trivet.web.people.models import Role, User
from trivet.web.people.queries import person_by_email
from trivet.web.training.actions import enrol
from trivet.web.training.forms import JoinForm
from trivet.web.training.models import Course

_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class KnownPersonError(ValueError):
    """The address has an account already, and this is not the way into it."""


def come_in(request: HttpRequest, course: Course, form: JoinForm) -> User:
    """Make the account and the enrolment, and sign the person in. Raises KnownPersonError.

    A form sent twice finds the account that it made, by its password.
    """
    email, password = form.cleaned_data["email"], form.cleaned_data["password"]
    try:
        with transaction.atomic():
            person = add_person(email, password, name=form.cleaned_data["name"], role=Role.PARTICIPANT)
            enrol(course, person)
    except IntegrityError:
        person = _known(request, email, password)
        enrol(course, person)
    login(request, person, backend=_BACKEND)
    return person


def _known(request: HttpRequest, email: str, password: str) -> User:
    person = person_by_email(email)
    found = authenticate(request, email=email, password=password) if person else None
    if not isinstance(found, User) or is_mfa_enabled(found):
        raise KnownPersonError(
            "This address has an account already. Sign in with it, then open the link again; nothing was changed."
        )
    return found
