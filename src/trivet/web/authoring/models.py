"""Clients of one's own and every revision of their files: shape and constraints."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse


class State(models.TextChoices):
    DRAFT = "draft", "Draft"
    READY = "ready", "In practice"
    WITHDRAWN = "withdrawn", "Withdrawn"


class OwnClient(models.Model):
    """A simulated client that somebody here writes. `text` is the file; the form is another view of it.

    `published`: the revision that learners meet. It stays what it was while the next one is being written.
    """

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    text = models.TextField()
    state = models.CharField(max_length=9, choices=State.choices, default=State.DRAFT)
    version = models.PositiveIntegerField(default=1)
    published = models.ForeignKey("Revision", on_delete=models.RESTRICT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["title", "id"]
        constraints = (
            models.CheckConstraint(condition=Q(state__in=State.values), name="own_client_state_is_known"),
            models.CheckConstraint(
                condition=Q(state="ready", published__isnull=False) | (~Q(state="ready") & Q(published__isnull=True)),
                name="own_client_in_practice_has_a_revision",
            ),
            models.CheckConstraint(condition=~Q(slug=""), name="own_client_has_an_id"),
        )

    def __str__(self) -> str:
        return f"client {self.slug}"

    def get_absolute_url(self) -> str:
        return reverse("authoring:edit", args=[self.slug])

    @property
    def is_ready(self) -> bool:
        return self.state == State.READY

    @property
    def is_ahead(self) -> bool:
        """Whether something was written since it was published."""
        return self.published is not None and self.published.number != self.version


class Revision(models.Model):
    """The file as it stood after one change. Append-only."""

    client = models.ForeignKey(OwnClient, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    why = models.CharField(max_length=120)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints = (models.UniqueConstraint(fields=["client", "number"], name="one_revision_a_number"),)

    def __str__(self) -> str:
        return f"revision {self.number} of client {self.client_id}"
