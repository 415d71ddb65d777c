"""Letters that wait, went or were kept, what happened to each, and the texts they are written from."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from trivet.vocabulary import Language
from trivet.web.people.models import User

LANGUAGES = ((Language.ENGLISH.value, "English"), (Language.WELSH.value, "Welsh"))


class State(models.TextChoices):
    QUEUED = "queued", "Waiting"
    SENDING = "sending", "Being sent"
    SENT = "sent", "Sent"
    KEPT = "kept", "Kept here"
    FAILED = "failed", "Failed"
    UNSURE = "unsure", "Not sure"
    CANCELLED = "cancelled", "Called off"


#: What somebody at the desk should look at.
NEEDS_A_PERSON = (State.FAILED, State.UNSURE)


class Message(models.Model):
    """One letter to one reader. Only `actions` moves it from state to state, so that it never goes twice."""

    key = models.CharField(max_length=200, unique=True)
    number = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)  # of its Message-ID
    edition = models.PositiveSmallIntegerField(default=0)  # a letter that arrived and is sent again has another
    template = models.CharField(max_length=40)
    language = models.CharField(max_length=2, choices=LANGUAGES, default="en")
    to = models.EmailField(max_length=254)
    subject = models.CharField(max_length=500)
    text = models.TextField()
    html = models.TextField(blank=True)
    unsubscribe = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.QUEUED)
    due_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=500, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    about = models.CharField(max_length=60, blank=True)  # "booking:17"
    event = models.PositiveBigIntegerField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(state__in=State.values), name="message_state_is_known"),
            models.CheckConstraint(
                condition=~Q(state=State.SENDING) | Q(claimed_at__isnull=False), name="who_sends_has_claimed"
            ),
        )
        indexes = (
            models.Index(fields=["state", "due_at"], name="message_by_state"),
            models.Index(fields=["about"], name="message_by_about"),
            models.Index(fields=["event"], name="message_by_event"),
            models.Index(fields=["-created_at", "-id"], name="message_newest_first"),
        )

    def __str__(self) -> str:
        return f"letter {self.pk}"


class Enclosed(models.Model):
    """A file that goes with a letter."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="enclosures")
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    data = models.BinaryField()

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]

    def __str__(self) -> str:
        return f"enclosure {self.pk}"


class Step(models.Model):
    """One thing that happened to a letter. Append-only."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(max_length=9, choices=State.choices)
    words = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]

    def __str__(self) -> str:
        return f"step {self.pk}"


class MessageTemplate(models.Model):
    """One edition of a letter's text, append-only: the newest counts, and an edit is undone by a newer row."""

    key = models.CharField(max_length=40)
    language = models.CharField(max_length=2, choices=LANGUAGES)
    version = models.PositiveIntegerField()
    subject = models.CharField(max_length=200)
    body = models.TextField(max_length=20000)
    # The shipped text again: it also takes what later releases put right.
    is_shipped = models.BooleanField(default=False)
    checked_by = models.CharField(max_length=200, blank=True)  # who has read a Welsh text
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    updated_at = models.DateTimeField(auto_now_add=True)  # an edition is never changed

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["key", "language", "version"], name="one_edition_of_a_letter"),
            models.CheckConstraint(
                condition=Q(is_shipped=True) | (~Q(subject="") & ~Q(body="")), name="letter_says_something"
            ),
        )

    def __str__(self) -> str:
        return f"{self.key} {self.language}, edition {self.version}"

    @property
    def updated_by(self) -> User | None:
        return self.edited_by


class Schedule(models.Model):
    """On which days the letters of an event go, where they differ from the usual. An empty day: that letter stays."""

    event = models.PositiveBigIntegerField(unique=True)
    joining = models.PositiveSmallIntegerField(null=True, blank=True)
    reminder = models.PositiveSmallIntegerField(null=True, blank=True)
    thanks = models.PositiveSmallIntegerField(null=True, blank=True)
    follow_up = models.PositiveSmallIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(auto_now=True)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    def __str__(self) -> str:
        return f"letters of event {self.event}"
