"""What one person did in one course: modules opened and finished, private notes, answers. Shape and constraints."""

from django.db import models
from django.db.models import F, Q

from trivet.web.training.models import Enrolment

ID_LENGTH = 80


class ModuleProgress(models.Model):
    """A module that somebody opened, and perhaps finished."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="progress")
    module = models.CharField(max_length=ID_LENGTH)
    opened_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["enrolment", "module"], name="one_progress_a_module"),
            models.CheckConstraint(condition=~Q(module=""), name="progress_names_a_module"),
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True) | Q(finished_at__gte=F("opened_at")),
                name="finished_after_it_was_opened",
            ),
        )

    def __str__(self) -> str:
        return f"progress {self.pk}"


class Note(models.Model):
    """A reflection in the participant's own words. `body` is sealed: not even the owner of the database can read it."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="notes")
    reflection = models.CharField(max_length=ID_LENGTH)
    body = models.TextField()
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["enrolment", "reflection"], name="one_note_a_reflection"),
            models.CheckConstraint(condition=~Q(reflection=""), name="note_names_a_reflection"),
            models.CheckConstraint(condition=Q(version__gte=1), name="note_version_counts_from_1"),
        )

    def __str__(self) -> str:
        return f"note {self.pk}"


class CheckAnswer(models.Model):
    """One answer to one item, append-only. With its content version the exact question can be found again."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="answers")
    item = models.CharField(max_length=ID_LENGTH)
    option = models.CharField(max_length=1)
    is_correct = models.BooleanField()
    content_version = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(item=""), name="answer_names_an_item"),
            models.CheckConstraint(condition=Q(option__in=["a", "b", "c", "d"]), name="answer_is_an_option"),
        )
        indexes = (models.Index(fields=["enrolment", "item", "at"], name="answers_in_order"),)

    def __str__(self) -> str:
        return f"answer {self.pk}"
