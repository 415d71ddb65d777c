"""What we offer, at what price, on which terms; and what was said to it."""

import secrets
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q

from trivet.content.customer import CourseDetails
from trivet.vocabulary import Language
from trivet.web.events.models import Event, Terms
from trivet.web.sales.models.enquiry import LANGUAGES, Enquiry
from trivet.web.training.models import Course, Customer

STATES = (
    ("draft", "Draft"), ("sent", "Sent"), ("accepted", "Accepted"), ("declined", "Declined"), ("superseded", "Superseded"),
)  # fmt: skip


def new_nonce() -> str:
    """What the signed link carries: drawn anew for each quote."""
    return secrets.token_urlsafe(24)


class Quote(models.Model):
    """One edition of a quote. What was sent is frozen: its PDF, and the values that it was made from."""

    number = models.PositiveIntegerField()
    edition = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=10, choices=STATES, default="draft")
    enquiry = models.ForeignKey(Enquiry, on_delete=models.PROTECT, null=True, blank=True, related_name="quotes")
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="quotes")
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="quotes")
    terms = models.ForeignKey(Terms, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    to_name = models.CharField(max_length=200, blank=True)
    to_email = models.EmailField(max_length=254, blank=True)
    to_address = models.TextField(max_length=1000, blank=True)
    language = models.CharField(max_length=2, choices=LANGUAGES, default=Language.ENGLISH.value)
    trainer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    lines = models.JSONField(default=list)  # sales.lines reads and writes them
    notes = models.TextField(max_length=2000, blank=True)
    miles = models.PositiveIntegerField(default=0)  # one way, as entered at the desk
    valid_until = models.DateField()
    nonce = models.CharField(max_length=64, unique=True, default=new_nonce)
    sent_at = models.DateTimeField(null=True, blank=True)
    pdf = models.BinaryField(default=bytes, blank=True)
    pdf_hash = models.CharField(max_length=64, blank=True)  # SHA-256 of `pdf`, in hexadecimal
    frozen = models.JSONField(default=dict, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_name = models.CharField(max_length=200, blank=True)
    answered_role = models.CharField(max_length=200, blank=True)
    po_number = models.CharField(max_length=60, blank=True)
    wanted_date = models.DateField(null=True, blank=True)  # chosen by whoever accepted, where none was agreed
    declined_why = models.CharField(max_length=1000, blank=True)
    event = models.ForeignKey(Event, on_delete=models.SET_NULL, null=True, blank=True, related_name="quotes")
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["number", "edition"], name="quote_number_and_edition_once"),
            models.UniqueConstraint(fields=["enquiry"], condition=Q(state="draft"), name="one_draft_quote_an_enquiry"),
            models.UniqueConstraint(
                fields=["number"], condition=Q(state="accepted"), name="one_accepted_edition_a_quote"
            ),
            models.CheckConstraint(condition=Q(state__in=[state for state, _ in STATES]), name="quote_state_is_known"),
        )
        indexes = (models.Index(fields=["state", "-id"], name="quote_by_state"),)

    def __str__(self) -> str:
        return f"quote {self.label}"

    @property
    def label(self) -> str:
        """As printed: Q-0007, or Q-0007/2 for its second edition."""
        return f"Q-{self.number:04}" + (f"/{self.edition}" if self.edition > 1 else "")

    def offered(self) -> CourseDetails:
        """The course as it was sent; until then as it stands."""
        return CourseDetails(**self.frozen["course"]) if self.frozen else self.course.details()

    @property
    def is_outdated(self) -> bool:
        """Somebody changed the course after the quote for it was sent."""
        return self.state == "sent" and self.offered() != self.course.details()

    def is_expired(self, today: date) -> bool:
        return self.state == "sent" and today > self.valid_until
