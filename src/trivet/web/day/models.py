"""What happened in the room: marks on the register, days that are closed, where the room screen stands."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from trivet.events.attendance import Sign, Source
from trivet.web.events.models import Booking, Event
from trivet.web.training.models import Submitted

SIGNS = ((Sign.ARRIVED.value, "came"), (Sign.LEFT.value, "left"), (Sign.RETURNED.value, "came back"),
         (Sign.TAKEN_BACK.value, "taken back"))  # fmt: skip
SOURCES = ((Source.QR.value, "own phone"), (Source.TAP.value, "tapped here"), (Source.WALK_IN.value, "walked in"),
           (Source.PAPER.value, "paper"), (Source.DESK.value, "entered here"))  # fmt: skip
SHOWN = (
    ("plan", "What is on"), ("groups", "Groups"), ("client", "Client"), ("check-in", "Check-in code"), ("forms", "Form code"),
)  # fmt: skip
LAST_MINUTE = 24 * 60 - 1


class Mark(Submitted):
    """Somebody came, left or came back. Append-only: a correction is a new mark that voids the old one, and says why.

    `minute` is what the clock on the wall said, in minutes after midnight of the event's first or second day.
    """

    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, related_name="marks")
    day = models.PositiveSmallIntegerField()
    minute = models.PositiveSmallIntegerField()
    sign = models.CharField(max_length=10, choices=SIGNS)
    source = models.CharField(max_length=7, choices=SOURCES)
    voids = models.ForeignKey("self", on_delete=models.RESTRICT, null=True, blank=True, related_name="voided_by")
    reason = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]
        constraints = (
            models.CheckConstraint(condition=Q(minute__lte=LAST_MINUTE), name="mark_is_within_a_day"),
            models.CheckConstraint(condition=Q(day__lte=1), name="mark_is_on_the_first_or_second_day"),
            models.CheckConstraint(condition=Q(sign__in=[one.value for one in Sign]), name="sign_is_known"),
            models.CheckConstraint(condition=Q(source__in=[one.value for one in Source]), name="source_is_known"),
            models.CheckConstraint(condition=Q(voids__isnull=True) | ~Q(reason=""), name="who_voids_a_mark_says_why"),
            models.CheckConstraint(
                condition=~Q(sign=Sign.TAKEN_BACK.value) | Q(voids__isnull=False), name="taken_back_names_a_mark"
            ),
        )
        indexes = (models.Index(fields=["booking", "day"], name="marks_by_booking"),)

    def __str__(self) -> str:
        return f"mark {self.pk}"


class Register(models.Model):
    """One day's register. The plan's working hours are kept from its first mark on: later content changes no past day.

    They are planned anew only when the event itself got other hours; `held` are the ones that they were planned for.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="registers")
    day = models.PositiveSmallIntegerField()
    held = models.CharField(max_length=11)  # "09:30-16:30"
    hours = models.JSONField()  # [[start, end, practice], ...] in minutes after midnight
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["event", "day"], name="one_register_a_day"),
            models.CheckConstraint(condition=Q(day__lte=1), name="register_is_of_the_first_or_second_day"),
        )

    def __str__(self) -> str:
        return f"register {self.pk}"


class Room(models.Model):
    """Where the room screen of one day stands, so that the projector and every remote agree."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="rooms")
    day = models.PositiveSmallIntegerField()
    shown = models.CharField(max_length=8, choices=SHOWN, default="check-in")
    at = models.PositiveSmallIntegerField(default=0)
    began_at = models.DateTimeField(null=True, blank=True)  # moved on by every pause
    paused_at = models.DateTimeField(null=True, blank=True)
    added = models.PositiveIntegerField(default=0)  # seconds more for what is on
    shift = models.SmallIntegerField(default=0)  # minutes by which what is to come was moved
    rounds = models.JSONField(default=list)  # of groups of booking ids; the last one is on the screen
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(auto_now=True)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["event", "day"], name="one_room_screen_a_day"),
            models.CheckConstraint(condition=Q(shown__in=[name for name, _ in SHOWN]), name="shown_is_known"),
            models.CheckConstraint(
                condition=Q(paused_at__isnull=True) | Q(began_at__isnull=False), name="paused_after_it_began"
            ),
        )

    def __str__(self) -> str:
        return f"room {self.pk}"
