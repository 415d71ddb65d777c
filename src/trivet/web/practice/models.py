"""Meetings with simulated clients and their turns: shape and constraints."""

import secrets
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from trivet.simulation.between import Promise
from trivet.vocabulary import Stage
from trivet.web.events.models import Event
from trivet.web.practice.owned import Owned

STAGES = (
    (Stage.FIRST.value, "First meeting"),
    (Stage.MIDDLE.value, "Some months in"),
    (Stage.REPAIR.value, "After a strain"),
)
MODES = (("choose", "Choose from four replies"), ("write", "Write your own words"))
ENDINGS = (
    ("clock", "Time was up"),
    ("closed", "It came to a close"),
    ("left", "The client left"),
    ("stopped", "You ended it"),
)
PREDICTIONS = (("better", "Better"), ("same", "Much the same"), ("worse", "Worse"))
PROMISES = tuple((one.value, one.value) for one in Promise)
#: What the engine's rules are called. It changes with any rule that makes a stored turn come out otherwise.
ENGINE = "1"
#: A signed 64-bit column holds it on every database.
SEED_BITS = 63


def new_slug() -> str:
    return secrets.token_urlsafe(16)


def new_seed() -> int:
    return secrets.randbits(SEED_BITS)


class Session(Owned):
    """One meeting with one simulated client. Its states can be recomputed from client, start, seed and the turns' moves."""

    slug = models.CharField(max_length=22, unique=True, default=new_slug)
    client = models.CharField(max_length=80)
    # A trainer's own client as it was then, in YAML; empty for one that is shipped.
    client_source = models.TextField(blank=True)
    # What the client was called: a session outlives a client that is withdrawn.
    client_name = models.CharField(max_length=40)
    scenario = models.CharField(max_length=80, blank=True)
    stage = models.CharField(max_length=6, choices=STAGES)
    mode = models.CharField(max_length=6, choices=MODES)
    exam = models.BooleanField(default=False)
    seed = models.BigIntegerField(default=new_seed)
    limit = models.PositiveSmallIntegerField()
    practice_version = models.CharField(max_length=64)
    engine_version = models.CharField(max_length=20, default=ENGINE)
    start = models.JSONField()
    opening_id = models.CharField(max_length=200)
    opening = models.CharField(max_length=300)
    follows = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="followed_by")
    # The client did not come to the meeting before this one.
    missed = models.BooleanField(default=False)
    promise = models.CharField(max_length=6, choices=PROMISES, default=Promise.NONE.value)
    branch_of = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="branches")
    branch_turn = models.PositiveSmallIntegerField(null=True, blank=True)
    started_at = models.DateTimeField()
    last_seen = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended = models.CharField(max_length=7, choices=ENDINGS, blank=True)
    shared_with = models.ForeignKey(
        Event, on_delete=models.SET_NULL, null=True, blank=True, related_name="shared_practice"
    )
    shared_at = models.DateTimeField(null=True, blank=True)

    class Meta(Owned.Meta):
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            *Owned.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ended="", ended_at__isnull=True) | (~Q(ended="") & Q(ended_at__gte=F("started_at"))),
                name="ended_somehow_at_some_time",
            ),
            models.CheckConstraint(condition=Q(seed__gte=0), name="practice_seed_is_not_negative"),
            models.CheckConstraint(
                condition=Q(mode__in=[one for one, _ in MODES], stage__in=[one.value for one in Stage]),
                name="practice_mode_and_stage_are_known",
            ),
            models.CheckConstraint(condition=Q(limit__gte=1), name="practice_has_a_limit"),
        )
        indexes = (models.Index(fields=["last_seen"], name="practice_by_last_seen"),)

    def __str__(self) -> str:
        return f"practice {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("practice:meeting", args=[self.slug])

    @property
    def is_over(self) -> bool:
        return bool(self.ended)


class Turn(models.Model):
    """What the learner said and what the client answered. Append-only. `words` is sealed and bound to its place."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="turns")
    number = models.PositiveSmallIntegerField()
    moves = models.JSONField(default=list)
    words = models.TextField(blank=True)
    # The ears' best guesses, [move, confidence]; none in Choose mode.
    ears = models.JSONField(default=list, blank=True)
    prediction = models.CharField(max_length=6, choices=PREDICTIONS, blank=True)
    line_id = models.CharField(max_length=200)
    line = models.CharField(max_length=300)
    state = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["session", "number"], name="a_turn_is_said_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="turns_count_from_1"),
            models.CheckConstraint(
                condition=Q(prediction__in=["", *(one for one, _ in PREDICTIONS)]), name="prediction_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"turn {self.pk}"
