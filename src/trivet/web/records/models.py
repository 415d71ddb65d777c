"""Chosen periods, clean-ups that were done, and requests of people about their own data: shape and constraints."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from trivet.web.events.models import Participant

KINDS = (("export", "A copy"), ("erase", "Erasure"))


class Period(models.Model):
    """How long something is kept, where the owner chose other than the table says. In the unit of its row."""

    kept = models.CharField(max_length=40, unique=True)
    count = models.PositiveSmallIntegerField()
    updated_at = models.DateTimeField(auto_now=True)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(count__gte=1), name="period_is_not_nothing"),)

    def __str__(self) -> str:
        return f"period of {self.kept}"


class CleanUp(models.Model):
    """One clean-up: how many rows of each kind were cleaned. Numbers only."""

    at = models.DateTimeField()
    counts = models.JSONField(default=dict, blank=True)

    class Meta:
        indexes = (models.Index(fields=["-at"], name="clean_up_newest_first"),)

    def __str__(self) -> str:
        return f"clean-up {self.pk}"


class DataRequest(models.Model):
    """Somebody asked for a copy of their data, or was erased. `by` is whoever pressed the button; nobody: they did."""

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="data_requests")
    kind = models.CharField(max_length=6, choices=KINDS)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True, blank=True)
    fetched_at = models.DateTimeField(null=True, blank=True)  # the last time

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=[kind for kind, _ in KINDS]), name="request_kind_is_known"),
            models.CheckConstraint(condition=~Q(kind="export") | Q(expires_at__isnull=False), name="a_copy_expires"),
        )
        indexes = (models.Index(fields=["participant", "-asked_at"], name="request_by_person"),)

    def __str__(self) -> str:
        return f"data request {self.pk}"
