"""Somebody's place at an event, or their wish for one."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from trivet.vocabulary import BookingState, Language
from trivet.web.events.models.business import Terms
from trivet.web.events.models.event import Event
from trivet.web.events.models.people import LANGUAGES, Organisation, Participant, new_token
from trivet.web.training.models import Submitted

STATES = tuple((state.value, state.value.capitalize()) for state in BookingState)
#: A place is taken by these ...
HOLDS_A_PLACE = (BookingState.BOOKED.value, BookingState.OFFERED.value)
#: ... and somebody has one booking at a time that is any of these.
IS_ALIVE = (*HOLDS_A_PLACE, BookingState.WAITING.value)
EXPERIENCE = (
    ("none", "I have not worked in a helping or supervising role yet"),
    ("some", "Less than two years"),
    ("years", "Two to ten years"),
    ("long", "More than ten years"),
)
SOURCES = (
    ("public", "Booked on the site"), ("group", "Booked by somebody else"), ("desk", "Entered at the desk"),
    ("csv", "Imported"), ("walk-in", "Came on the day"),
)  # fmt: skip


class BookingGroup(Submitted):
    """Several bookings made at once by one person, who is told of them and may be invoiced."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="groups")
    token = models.CharField(max_length=64, unique=True, default=new_token)
    name = models.CharField(max_length=300)
    email = models.EmailField(max_length=254)
    organisation = models.ForeignKey(Organisation, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    po_number = models.CharField(max_length=60, blank=True)
    language = models.CharField(max_length=2, choices=LANGUAGES, default=Language.ENGLISH.value)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"group {self.pk}"


class Booking(Submitted):
    """A booking is not attendance, and attendance is not an achievement."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="bookings")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="bookings")
    group = models.ForeignKey(BookingGroup, on_delete=models.SET_NULL, null=True, blank=True, related_name="bookings")
    state = models.CharField(max_length=12, choices=STATES, default=BookingState.BOOKED.value)
    token = models.CharField(max_length=64, unique=True, default=new_token)
    printed_name = models.CharField(max_length=300)
    language = models.CharField(max_length=2, choices=LANGUAGES, default=Language.ENGLISH.value)
    experience = models.CharField(max_length=5, choices=EXPERIENCE, blank=True)
    prior = models.JSONField(default=dict, blank=True)  # answers to the suitability questions, by id
    advice = models.JSONField(default=list, blank=True)  # ids of what those answers made us say
    # Sealed, for the trainer of the day only, and deleted 30 days after the event.
    access_needs = models.TextField(blank=True)
    dietary_needs = models.TextField(blank=True)
    needs_deleted_at = models.DateTimeField(null=True, blank=True)
    source = models.CharField(max_length=7, choices=SOURCES, default="public")
    price = models.PositiveIntegerField(default=0)
    po_number = models.CharField(max_length=60, blank=True)
    terms = models.ForeignKey(Terms, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    queued_at = models.DateTimeField(null=True, blank=True)  # the waiting list is in this order, then by id
    offered_until = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    fee = models.PositiveIntegerField(null=True, blank=True)  # pence due for a late cancellation, by the ladder
    state_before = models.CharField(max_length=12, blank=True)  # what undoing a cancellation goes back to
    previous = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="followed_by")
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["event", "participant"],
                condition=Q(state__in=IS_ALIVE),
                name="one_live_booking_a_person_and_event",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in BookingState]), name="booking_state_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state=BookingState.OFFERED.value) | Q(offered_until__isnull=False), name="an_offer_expires"
            ),
            models.CheckConstraint(
                condition=~Q(state=BookingState.WAITING.value) | Q(queued_at__isnull=False),
                name="who_waits_stands_in_line",
            ),
            models.CheckConstraint(condition=~Q(printed_name=""), name="booking_has_a_name"),
        )
        indexes = (models.Index(fields=["event", "state", "queued_at"], name="booking_by_event"),)

    def __str__(self) -> str:
        return f"booking {self.pk}"

    def get_absolute_url(self) -> str:
        """The participant's own page: whoever has the link, has the booking."""
        return reverse("portal:booking", args=[self.token])

    @property
    def holds_a_place(self) -> bool:
        return self.state in HOLDS_A_PLACE

    @property
    def is_alive(self) -> bool:
        return self.state in IS_ALIVE
