"""What somebody answered in a form, and what they have answered so far. Shape and constraints."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from trivet.content.schema.forms import FormKind
from trivet.vocabulary import Language
from trivet.web.events.models import Booking
from trivet.web.training.models import Submitted

KINDS = tuple((kind.value, kind.value.capitalize()) for kind in FormKind)
_KNOWN = Q(kind__in=[kind.value for kind in FormKind])
SOURCES = (("phone", "Sent by the participant"), ("paper", "Entered from paper"))


class FormAnswer(Submitted):
    """A form that was sent, append-only: one sent again is a new row, and the old one is no longer current.

    `answers` holds ids and values only. `words`, everything that was written, is sealed and bound to this row.
    """

    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, related_name="forms")
    kind = models.CharField(max_length=9, choices=KINDS)
    scene_set = models.CharField(max_length=1)
    content_version = models.CharField(max_length=64)
    language = models.CharField(max_length=2, default=Language.ENGLISH.value)
    answers = models.JSONField(default=dict)
    words = models.TextField(blank=True)
    # The knowledge check as it was marked then: a later change of content does not change who passed.
    check_right = models.PositiveSmallIntegerField(null=True, blank=True)
    check_of = models.PositiveSmallIntegerField(null=True, blank=True)
    check_passed = models.BooleanField(null=True, blank=True)
    is_current = models.BooleanField(default=True)
    source = models.CharField(max_length=5, choices=SOURCES, default="phone")
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    submitted_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["booking", "kind"], condition=Q(is_current=True), name="one_current_form_a_kind"
            ),
            models.CheckConstraint(condition=_KNOWN, name="form_kind_is_known"),
            models.CheckConstraint(condition=Q(scene_set__in=["a", "b"]), name="form_has_a_set"),
            models.CheckConstraint(
                condition=Q(check_right__isnull=True) | Q(check_of__isnull=False, check_passed__isnull=False),
                name="a_mark_is_whole",
            ),
        )

    def __str__(self) -> str:
        return f"form {self.pk}"


class FormDraft(models.Model):
    """A form on its way: kept page by page, so that a dropped phone loses nothing. `words` is sealed."""

    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, related_name="form_drafts")
    kind = models.CharField(max_length=9, choices=KINDS)
    answers = models.JSONField(default=dict)
    words = models.TextField(blank=True)
    updated_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["booking", "kind"], name="one_draft_a_form"),
            models.CheckConstraint(condition=_KNOWN, name="draft_kind_is_known"),
        )

    def __str__(self) -> str:
        return f"draft {self.pk}"
