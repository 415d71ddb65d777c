"""Organisations that send people, and the people who come: with or without an account."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q

from trivet.vocabulary import Language, Nation, Regulator
from trivet.web.training.models import NATIONS, SECTORS, Customer

LANGUAGES = ((Language.ENGLISH.value, "English"), (Language.WELSH.value, "Cymraeg"))
REGULATORS = (
    (Regulator.SOCIAL_WORK_ENGLAND.value, "Social Work England"),
    (Regulator.SOCIAL_CARE_WALES.value, "Social Care Wales"),
    (Regulator.SSSC.value, "Scottish Social Services Council (SSSC)"),
    (Regulator.ADDICTION_PROFESSIONALS.value, "Addiction Professionals"),
    (Regulator.GENERAL.value, "Another one, or none"),
)
#: Where each regulator's register is kept. One of three separate nations: the venue's, the customer's, the regulator's.
NATION_OF_REGULATOR = {
    Regulator.SOCIAL_WORK_ENGLAND: Nation.ENGLAND,
    Regulator.SOCIAL_CARE_WALES: Nation.WALES,
    Regulator.SSSC: Nation.SCOTLAND,
}


def new_token() -> str:
    """A link that nobody guesses."""
    return secrets.token_urlsafe(24)


class Organisation(models.Model):
    """Where participants work. A merged one points to the one that stays."""

    name = models.CharField(max_length=300)
    nation = models.CharField(max_length=10, choices=NATIONS, blank=True)
    customer = models.ForeignKey(
        Customer, on_delete=models.SET_NULL, null=True, blank=True, related_name="organisations"
    )
    merged_into = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="merged_from"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=~Q(name=""), name="organisation_has_a_name"),)
        indexes = (models.Index(fields=["name"], name="organisation_by_name"),)

    def __str__(self) -> str:
        return self.name


class Participant(models.Model):
    """Somebody who books or comes. `name` is how they are greeted; a booking holds how it is printed."""

    name = models.CharField(max_length=300)
    email = models.EmailField(max_length=254, blank=True)
    language = models.CharField(max_length=2, choices=LANGUAGES, default=Language.ENGLISH.value)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, blank=True, related_name="participants"
    )
    job_role = models.CharField(max_length=200, blank=True)
    sector = models.CharField(max_length=20, choices=SECTORS, blank=True)
    regulator = models.CharField(max_length=30, choices=REGULATORS, default=Regulator.GENERAL.value)
    registration_number = models.CharField(max_length=60, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="participants"
    )
    # Letters about follow-ups stop when a person says so; letters about their own bookings do not.
    wants_follow_up = models.BooleanField(default=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="merged_from"
    )
    erased_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = (
            models.Index(fields=["email"], name="participant_by_email"),
            models.Index(fields=["name"], name="participant_by_name"),
        )

    def __str__(self) -> str:
        return f"participant {self.pk}"
