"""A client met by a whole room: scenes on the projector, votes from phones, and observers' sheets that were kept."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from trivet.vocabulary import Stage
from trivet.web.events.models import Event
from trivet.web.practice.models import STAGES, new_seed

PHASES = (("meeting", "the client has spoken"), ("voting", "the vote is open"), ("split", "the vote is closed"),
          ("answered", "the client has answered"))  # fmt: skip
MODES = (("replies", "Four replies, in words"), ("moves", "Moves by their name"))
#: A vote is for one of so many at most.
MOST_OPTIONS = 8


class Scene(models.Model):
    """One meeting with one simulated client, led by the trainer. One of an event is on the screen, the others are kept.

    `turns` holds every moment from the start: the line, where the model stood, what could be said and what was; see play.Turn.
    A scene that forked from another has the same past up to `fork_at`, and said something else there.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="scenes")
    day = models.PositiveSmallIntegerField()
    client = models.CharField(max_length=80)
    # What the client was called: a scene outlives a client that is withdrawn.
    client_name = models.CharField(max_length=40)
    scenario = models.CharField(max_length=80, blank=True)
    stage = models.CharField(max_length=6, choices=STAGES)
    seed = models.BigIntegerField(default=new_seed)
    mode = models.CharField(max_length=7, choices=MODES, default="replies")
    phase = models.CharField(max_length=8, choices=PHASES, default="meeting")
    turns = models.JSONField()
    turn = models.PositiveSmallIntegerField(default=0)  # the last of `turns`: what is voted on
    is_on = models.BooleanField(default=True)
    fork_of = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="forks")
    fork_at = models.PositiveSmallIntegerField(null=True, blank=True)
    is_beside = models.BooleanField(default=False)  # shown side by side with the scene that it forked from
    is_explained = models.BooleanField(default=False)  # what moved stands on the screen
    content_version = models.CharField(max_length=64)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]
        constraints = (
            models.UniqueConstraint(fields=["event"], condition=Q(is_on=True), name="one_scene_on_the_screen"),
            models.CheckConstraint(condition=Q(phase__in=[one for one, _ in PHASES]), name="scene_phase_is_known"),
            models.CheckConstraint(
                condition=Q(mode__in=[one for one, _ in MODES], stage__in=[one.value for one in Stage]),
                name="scene_mode_and_stage_are_known",
            ),
            models.CheckConstraint(
                condition=Q(fork_of__isnull=True, fork_at__isnull=True)
                | Q(fork_of__isnull=False, fork_at__lt=F("turn")),
                name="a_fork_has_a_moment_and_went_on",
            ),
            models.CheckConstraint(
                condition=Q(is_beside=False) | Q(fork_of__isnull=False), name="a_fork_stands_beside_something"
            ),
        )
        indexes = (models.Index(fields=["event", "day"], name="scenes_by_event"),)

    def __str__(self) -> str:
        return f"scene {self.pk}"

    @property
    def seen(self) -> str:
        """What a page that shows this scene has seen of it."""
        return f"{self.pk}.{self.version}"


class Vote(models.Model):
    """One phone's choice at one moment. `voter` is a number that the phone drew: nothing leads from it to a person."""

    scene = models.ForeignKey(Scene, on_delete=models.CASCADE, related_name="votes")
    turn = models.PositiveSmallIntegerField()
    voter = models.CharField(max_length=43)
    choice = models.PositiveSmallIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["scene", "turn", "voter"], name="a_phone_votes_once"),
            models.CheckConstraint(condition=Q(choice__lt=MOST_OPTIONS), name="vote_is_for_an_option"),
        )

    def __str__(self) -> str:
        return f"vote {self.pk}"


class Observation(models.Model):
    """An observer's sheet of one round, kept because they pressed for it. `words` is sealed and bound to this row."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="observations")
    day = models.PositiveSmallIntegerField()
    round = models.PositiveSmallIntegerField()
    phone = models.CharField(max_length=43)
    counts = models.JSONField(default=dict)
    strain = models.BooleanField(default=False)
    repaired = models.BooleanField(default=False)
    words = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["round", "id"]
        constraints = (
            models.UniqueConstraint(fields=["event", "day", "round", "phone"], name="one_sheet_a_round"),
            models.CheckConstraint(condition=Q(round__range=(1, 99)), name="round_counts_from_1"),
        )

    def __str__(self) -> str:
        return f"observation {self.pk}"
