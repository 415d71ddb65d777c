"""One course held on one or two days."""

import secrets
from datetime import date, datetime, time
from typing import ClassVar, TypeAlias

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from trivet.content import load_library
from trivet.vocabulary import Delivery, EventKind, EventState, Nation
from trivet.web.events.models.business import Terms
from trivet.web.events.models.venue import Venue
from trivet.web.training.models import NATIONS, Course, Submitted

KINDS = ((EventKind.OPEN.value, "Open to anybody"), (EventKind.IN_HOUSE.value, "In-house, for one customer"))
STATES = tuple((state.value, state.value.capitalize()) for state in EventState)
DELIVERIES = ((Delivery.IN_PERSON.value, "In a room"), (Delivery.ONLINE.value, "Online"))
TAUGHT_IN = (("en", "English"), ("cy", "Welsh"), ("both", "English and Welsh"))
#: Signs of a public address that cannot be mistaken for one another when read aloud.
_SIGNS = "23456789abcdefghjkmnpqrstuvwxyz"


Day: TypeAlias = date  # an event has a column of the same name


def new_slug() -> str:
    return "".join(secrets.choice(_SIGNS) for _ in range(8))


class Event(Submitted):
    """Course for a customer -> event -> bookings. An open event's customer is the provider itself."""

    slug = models.CharField(max_length=12, unique=True, default=new_slug)
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=8, choices=KINDS)
    state = models.CharField(max_length=9, choices=STATES, default=EventState.DRAFT.value)
    date = models.DateField()
    second_date = models.DateField(null=True, blank=True)
    start = models.CharField(max_length=5, default="09:30")
    end = models.CharField(max_length=5, default="16:30")
    delivery = models.CharField(max_length=9, choices=DELIVERIES, default=Delivery.IN_PERSON.value)
    venue = models.ForeignKey(Venue, on_delete=models.PROTECT, null=True, blank=True, related_name="events")
    room = models.CharField(max_length=200, blank=True)
    online_link = models.CharField(max_length=500, blank=True)
    nation = models.CharField(max_length=10, choices=NATIONS)  # of the venue; for an online event, of its trainer
    trainer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="events"
    )
    co_trainer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="co_events"
    )
    # Days before and after on which the trainer travels, and takes no other event.
    travel_before = models.PositiveSmallIntegerField(default=0)
    travel_after = models.PositiveSmallIntegerField(default=0)
    capacity = models.PositiveSmallIntegerField(default=16)
    minimum = models.PositiveSmallIntegerField(default=1)
    decide_by = models.DateField(null=True, blank=True)  # until then a tentative event has its minimum, or is cancelled
    price = models.PositiveIntegerField(default=0)  # pence a place, before VAT; nought: no price is shown
    terms = models.ForeignKey(Terms, on_delete=models.PROTECT, null=True, blank=True, related_name="events")
    taught_in = models.CharField(max_length=4, choices=TAUGHT_IN, default="en")
    is_published = models.BooleanField(default=False)
    takes_bookings = models.BooleanField(default=True)
    threshold = models.PositiveSmallIntegerField(default=90)  # per cent of the minutes, for a full certificate
    requires_check = models.BooleanField(default=False)  # the knowledge check must be passed for a certificate
    bilingual_certificate = models.BooleanField(default=False)
    opens_before = models.PositiveSmallIntegerField(default=45)  # minutes: self check-in opens before the start ...
    closes_after = models.PositiveSmallIntegerField(default=30)  # ... and closes after it
    joining_notes = models.TextField(max_length=4000, blank=True)
    emergency_phone = models.CharField(max_length=60, blank=True)
    notes = models.TextField(max_length=4000, blank=True)  # for the desk only
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_why = models.CharField(max_length=500, blank=True)
    state_before = models.CharField(max_length=9, blank=True)  # what undoing a cancellation goes back to
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["date", "id"]
        constraints = (
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="event_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(capacity__range=(1, 500)), name="event_has_1_to_500_places"),
            models.CheckConstraint(condition=Q(threshold__range=(1, 100)), name="threshold_is_a_per_cent"),
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in EventState]), name="event_state_is_known"
            ),
            models.CheckConstraint(condition=Q(kind__in=[one.value for one in EventKind]), name="event_kind_is_known"),
            models.CheckConstraint(condition=Q(nation__in=[one.value for one in Nation]), name="event_nation_is_known"),
            models.CheckConstraint(
                condition=Q(second_date__isnull=True) | Q(second_date__gt=F("date")),
                name="second_event_day_after_the_first",
            ),
        )
        indexes = (
            models.Index(fields=["date"], name="event_by_date"),
            models.Index(fields=["is_published", "date"], name="published_event_by_date"),
        )

    def __str__(self) -> str:
        return self.course.title or load_library().course.title

    def get_absolute_url(self) -> str:
        """The event's page at the desk."""
        return reverse("desk:event", args=[self.pk])

    @property
    def days(self) -> tuple[Day, ...]:
        return (self.date, self.second_date) if self.second_date else (self.date,)

    @property
    def starts_at(self) -> datetime:
        """The start of the first day, in the time of the place."""
        return _moment(self.date, self.start)

    @property
    def ends_at(self) -> datetime:
        """The end of the last day."""
        return _moment(self.days[-1], self.end)

    @property
    def is_online(self) -> bool:
        return self.delivery == Delivery.ONLINE

    @property
    def is_cancelled(self) -> bool:
        return self.state == EventState.CANCELLED


def _moment(day: date, clock: str) -> datetime:
    hour, minute = clock.split(":")
    return datetime.combine(day, time(int(hour), int(minute)), tzinfo=timezone.get_default_timezone())
