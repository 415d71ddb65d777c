"""Drills that were done, letters that brought them, moments that were answered. Shape and constraints; nothing here holds words."""

import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from trivet.simulation.plan import WEEKS
from trivet.vocabulary import Component
from trivet.web.events.models import Booking, Event, Participant
from trivet.web.practice.owned import Owned
from trivet.web.training.models import Submitted

FORMS = (("a", "Form a"), ("b", "Form b"), ("c", "Form c"))
LEGS = tuple((leg.value, leg.value.capitalize()) for leg in Component)
HOWS = (("said", "Said aloud"), ("typed", "Written"), ("left", "Left out"))
FELT = (("better", "Better"), ("same", "Much the same"), ("worse", "Worse"))
REASONS = (("a", "after every form"), ("b", "after the second and the third form"), ("c", "after the third form only"))
SEED_BITS = 63
_FORM_IS_KNOWN = Q(form__in=[form for form, _ in FORMS])


def new_slug() -> str:
    return secrets.token_urlsafe(16)


def new_seed() -> int:
    return secrets.randbits(SEED_BITS)


class OwnPlan(Submitted):
    """Somebody who learns by themself asked for the letters: the weeks count from here."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="follow_through_plans")
    started_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"plan {self.pk}"


class BoosterLetter(models.Model):
    """One letter of a plan: which week, for which leg, with which drill. Written together with the letter itself."""

    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, null=True, blank=True, related_name="boosters")
    plan = models.ForeignKey(OwnPlan, on_delete=models.CASCADE, null=True, blank=True, related_name="boosters")
    week = models.PositiveSmallIntegerField()
    leg = models.CharField(max_length=5, choices=LEGS)
    drill = models.CharField(max_length=80)
    content_version = models.CharField(max_length=64)
    sent_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)  # the drill it brought was finished

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["booking", "week"], name="one_booster_a_booking_and_week"),
            models.UniqueConstraint(fields=["plan", "week"], name="one_booster_a_plan_and_week"),
            models.CheckConstraint(
                condition=Q(booking__isnull=False, plan__isnull=True) | Q(booking__isnull=True, plan__isnull=False),
                name="booster_is_of_a_booking_or_a_plan",
            ),
            models.CheckConstraint(condition=Q(week__in=WEEKS), name="booster_week_is_known"),
        )

    def __str__(self) -> str:
        return f"booster {self.pk}"


class LettersWish(models.Model):
    """A person's word on these letters, append-only: the newest counts."""

    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, null=True, blank=True, related_name="letters_wishes"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="letters_wishes"
    )
    wants = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(participant__isnull=False, user__isnull=True)
                | Q(participant__isnull=True, user__isnull=False),
                name="a_wish_is_one_persons",
            ),
        )

    def __str__(self) -> str:
        return f"wish {self.pk}"


class Run(Owned, Submitted):
    """One drill, done once: six provocations in one of its parallel forms."""

    slug = models.CharField(max_length=22, unique=True, default=new_slug)
    drill = models.CharField(max_length=80)
    form = models.CharField(max_length=1, choices=FORMS)
    content_version = models.CharField(max_length=64)
    letter = models.ForeignKey(BoosterLetter, on_delete=models.SET_NULL, null=True, blank=True, related_name="runs")
    begun_at = models.DateTimeField()
    last_seen = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta(Owned.Meta):
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            *Owned.Meta.constraints,
            models.CheckConstraint(condition=_FORM_IS_KNOWN, name="drill_form_is_known"),
        )
        indexes = (models.Index(fields=["last_seen"], name="drills_by_last_seen"),)

    def __str__(self) -> str:
        return f"drill {self.pk}"


class Try(models.Model):
    """One answer to a provocation: its first try or its second. Append-only, and without the words: only the moves named."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="tries")
    place = models.PositiveSmallIntegerField()
    second = models.BooleanField(default=False)
    provocation = models.CharField(max_length=80)
    how = models.CharField(max_length=5, choices=HOWS)
    moves = models.JSONField(default=list)
    heard = models.JSONField(default=list)  # the moves that the ears thought likeliest; of what was typed only
    felt = models.CharField(max_length=6, choices=FELT, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["run", "place", "second"], name="a_try_counts_once"),
            models.CheckConstraint(condition=Q(place__gte=1), name="provocations_count_from_1"),
            models.CheckConstraint(condition=Q(how__in=[how for how, _ in HOWS]), name="how_is_known"),
            models.CheckConstraint(condition=Q(felt__in=["", *(one for one, _ in FELT)]), name="felt_is_known"),
        )

    def __str__(self) -> str:
        return f"try {self.pk}"


class Hardest(Owned):
    """Somebody's answer to "Which of the three is hardest for you?". Append-only: the newest counts."""

    leg = models.CharField(max_length=5, choices=LEGS)
    at = models.DateTimeField()

    class Meta(Owned.Meta):
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            *Owned.Meta.constraints,
            models.CheckConstraint(condition=Q(leg__in=[leg for leg, _ in LEGS]), name="hardest_leg_is_known"),
        )

    def __str__(self) -> str:
        return f"answer {self.pk}"


class Moments(Owned, Submitted):
    """One form of moments, answered by one person. `booking`: the day it is counted with, without a name."""

    slug = models.CharField(max_length=22, unique=True, default=new_slug)
    form = models.CharField(max_length=1, choices=FORMS)
    seed = models.BigIntegerField(default=new_seed)
    booking = models.ForeignKey(Booking, on_delete=models.SET_NULL, null=True, blank=True, related_name="moments")
    begun_at = models.DateTimeField()
    last_seen = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta(Owned.Meta):
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            *Owned.Meta.constraints,
            models.CheckConstraint(condition=_FORM_IS_KNOWN, name="moments_form_is_known"),
        )

    def __str__(self) -> str:
        return f"moments {self.pk}"


class MomentAnswer(models.Model):
    """The reply chosen in one moment: ids, and the version of the content. Append-only."""

    moments = models.ForeignKey(Moments, on_delete=models.CASCADE, related_name="answers")
    item = models.CharField(max_length=80)
    option = models.PositiveSmallIntegerField()  # its place in the content, counted from 0, not on the page
    move = models.CharField(max_length=12)
    content_version = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["moments", "item"], name="a_moment_is_answered_once"),)

    def __str__(self) -> str:
        return f"moment {self.pk}"


class EventMoments(models.Model):
    """After which of an event's forms the reasons are shown."""

    event = models.OneToOneField(Event, on_delete=models.CASCADE, related_name="moments_setting")
    reasons = models.CharField(max_length=1, choices=REASONS, default="b")
    updated_at = models.DateTimeField(auto_now=True)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(reasons__in=[one for one, _ in REASONS]), name="reasons_are_known"),
        )

    def __str__(self) -> str:
        return f"moments of event {self.event_id}"
