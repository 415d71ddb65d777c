"""Certificates, the files they were given out as, the keys and lists that stand behind them: shape and constraints."""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from trivet.credentials.status import SIZE
from trivet.vocabulary import CertificateKind
from trivet.web.awards.facts import Facts
from trivet.web.events.models import Booking, Event

KINDS = (
    (CertificateKind.ATTENDANCE.value, "Attendance"), (CertificateKind.PARTIAL.value, "Partial attendance"),
    (CertificateKind.ACHIEVEMENT.value, "Achievement"),
)  # fmt: skip


class State(models.TextChoices):
    VALID = "valid", "Valid"
    SUSPENDED = "suspended", "Suspended"
    REVOKED = "revoked", "Revoked"
    REPLACED = "replaced", "Replaced"


class SigningKey(models.Model):
    """The public half of a key and the time in which it signed. Its private half lies in the data folder.

    A key belongs to the address that it signed for: after a move to another address what was signed stays good here.
    """

    site = models.CharField(max_length=200)
    kid = models.CharField(max_length=40, unique=True)
    public = models.CharField(max_length=120)  # as it stands in did.json (Multikey)
    is_current = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=["site"], condition=Q(is_current=True), name="one_key_signs"),)

    def __str__(self) -> str:
        return self.kid


class StatusList(models.Model):
    """One published list of states, as it was last signed for each purpose. Certificates lie in it at random places."""

    number = models.PositiveIntegerField(unique=True)
    # The list credentials as JSON; empty when a state has changed since, or when they have run out.
    revocation = models.TextField(blank=True)
    suspension = models.TextField(blank=True)
    valid_until = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"status list {self.number}"


class Certificate(models.Model):
    """One certificate as it was issued. Its facts never change; only its state does, and says why."""

    number = models.CharField(max_length=14, unique=True)
    booking = models.ForeignKey(Booking, on_delete=models.PROTECT, related_name="certificates")
    kind = models.CharField(max_length=11, choices=KINDS)
    facts = models.JSONField()
    state = models.CharField(max_length=9, choices=State.choices, default=State.VALID)
    reason = models.CharField(max_length=500, blank=True)
    # Of one booking one certificate of presence counts, and one achievement; the others are their history.
    is_achievement = models.BooleanField()
    is_current = models.BooleanField(default=True)
    previous = models.OneToOneField(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="replacement"
    )
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    state_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True, blank=True)
    key = models.ForeignKey(SigningKey, on_delete=models.PROTECT, related_name="certificates")
    status_list = models.ForeignKey(StatusList, on_delete=models.PROTECT, related_name="certificates")
    status_index = models.PositiveIntegerField()
    # Taken down at the holder's wish: the public page then knows nothing of it.
    is_shown = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["-issued_at", "-id"]
        constraints = (
            models.UniqueConstraint(
                fields=["booking", "is_achievement"],
                condition=Q(is_current=True),
                name="one_certificate_a_booking_and_kind",
            ),
            models.UniqueConstraint(fields=["status_list", "status_index"], name="one_place_a_certificate"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="certificate_state_is_known"),
            models.CheckConstraint(
                condition=Q(kind__in=[one.value for one in CertificateKind]), name="certificate_kind_is_known"
            ),
            models.CheckConstraint(condition=Q(status_index__lt=SIZE), name="certificate_has_a_place_in_its_list"),
            models.CheckConstraint(
                condition=Q(state__in=[State.VALID, State.REPLACED]) | ~Q(reason=""), name="a_withdrawal_says_why"
            ),
        )
        indexes = (models.Index(fields=["state", "status_list"], name="certificate_by_state"),)

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        """The public page, to which the QR code leads."""
        return reverse("awards:certificate", args=[self.number])

    def said(self) -> Facts:
        return Facts.from_json(self.facts)

    def has_expired(self, now: datetime) -> bool:
        return self.expires_at is not None and self.expires_at <= now


class CertificateFiles(models.Model):
    """What was handed out, byte for byte: a later brand, font or course changes nothing in it."""

    certificate = models.OneToOneField(Certificate, on_delete=models.CASCADE, primary_key=True, related_name="files")
    pdf = models.BinaryField()
    svg = models.TextField()
    credential = models.TextField()  # JSON-LD with its proof
    jwt = models.TextField()
    pdf_digest = models.CharField(
        max_length=64
    )  # SHA-256, in hexadecimal: a file dropped on the check page is compared
    svg_digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"files of {self.certificate_id}"


class IssueRun(models.Model):
    """An event's certificates being made: what a page shows while it takes, and where another process goes on."""

    event = models.OneToOneField(Event, on_delete=models.CASCADE, related_name="issue_run")
    started_at = models.DateTimeField()
    beat_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    due = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    # Why some could not be made, by booking: {"17": "The press could not ..."}.
    refused = models.JSONField(default=dict, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        return f"certificates of event {self.event_id}"
