"""What is owed, and what was paid. A number is given when an invoice is issued, and none is ever left out."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q

from trivet.vocabulary import Language
from trivet.web.events.models import Booking, BookingGroup, Event, Organisation
from trivet.web.sales.models.enquiry import LANGUAGES
from trivet.web.sales.models.quote import Quote
from trivet.web.training.models import Customer, Submitted

KINDS = (("invoice", "Invoice"), ("credit", "Credit note"))
STATES = (
    ("draft", "Draft"), ("issued", "Issued"), ("part-paid", "Part paid"), ("paid", "Paid"), ("credited", "Credited"),
)  # fmt: skip
WHAT = (("place", "Place"), ("fee", "Cancellation fee"))
_PREFIX = {"invoice": "INV", "credit": "CN"}


class Sequence(models.Model):
    """The last number given of one series. Locked while the next is given, so that none is missing and none twice."""

    name = models.CharField(max_length=12, primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.name} {self.last}"


class Invoice(Submitted):
    """An invoice or a credit note. Its parts are those of EN 16931: seller, buyer, lines with a category of VAT.

    Once issued nothing of it changes but its state; a mistake is taken back by a credit note.
    """

    kind = models.CharField(max_length=7, choices=KINDS, default="invoice")
    number = models.PositiveIntegerField(null=True, blank=True)
    state = models.CharField(max_length=9, choices=STATES, default="draft")
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, null=True, blank=True, related_name="invoices")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, blank=True, related_name="invoices"
    )
    quote = models.ForeignKey(Quote, on_delete=models.PROTECT, null=True, blank=True, related_name="invoices")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, null=True, blank=True, related_name="invoices")
    group = models.ForeignKey(BookingGroup, on_delete=models.SET_NULL, null=True, blank=True, related_name="invoices")
    credits = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="credit_notes")
    buyer_name = models.CharField(max_length=300)
    buyer_address = models.TextField(max_length=1000, blank=True)
    buyer_email = models.EmailField(max_length=254, blank=True)
    po_number = models.CharField(max_length=60, blank=True)
    seller = models.JSONField(default=dict, blank=True)  # as it was on the day of issue
    currency = models.CharField(max_length=3, default="GBP")
    language = models.CharField(max_length=2, choices=LANGUAGES, default=Language.ENGLISH.value)
    lines = models.JSONField(default=list)
    title = models.CharField(max_length=300, blank=True)
    notes = models.TextField(max_length=2000, blank=True)
    supplied_on = models.DateField(null=True, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    # Pence, written when the lines are: lists and sums need no JSON.
    net = models.BigIntegerField(default=0)
    vat = models.BigIntegerField(default=0)
    gross = models.BigIntegerField(default=0)
    paid = models.BigIntegerField(default=0)
    mailed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["kind", "number"], name="invoice_number_once"),
            models.UniqueConstraint(
                fields=["quote"], condition=Q(kind="invoice") & ~Q(state="credited"), name="one_live_invoice_a_quote"
            ),
            models.UniqueConstraint(fields=["credits"], name="one_credit_note_an_invoice"),
            models.CheckConstraint(condition=Q(state="draft") ^ Q(number__isnull=False), name="issued_has_a_number"),
            models.CheckConstraint(condition=Q(kind="credit") ^ Q(credits__isnull=True), name="credit_note_credits"),
            models.CheckConstraint(
                condition=Q(state__in=[state for state, _ in STATES]), name="invoice_state_is_known"
            ),
        )
        indexes = (
            models.Index(fields=["state", "due_on"], name="invoice_by_state"),
            models.Index(fields=["issued_on"], name="invoice_by_day"),
        )

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """As printed: INV-0042, CN-0003."""
        return f"{_PREFIX[self.kind]}-{self.number:04}" if self.number else "Draft"

    @property
    def is_credit(self) -> bool:
        return self.kind == "credit"

    @property
    def open_sum(self) -> int:
        """What is still owed, in pence."""
        return self.gross - self.paid if self.kind == "invoice" and self.state in {"issued", "part-paid"} else 0

    def is_overdue(self, today: date) -> bool:
        return self.open_sum > 0 and self.due_on is not None and today > self.due_on


class InvoicedBooking(models.Model):
    """One booking's place, or its cancellation fee, stands on one living invoice. A credit note lets it go."""

    invoice = models.ForeignKey(Invoice, on_delete=models.CASCADE, related_name="booked")
    booking = models.ForeignKey(Booking, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=5, choices=WHAT)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["booking", "what"], name="booking_invoiced_once"),)

    def __str__(self) -> str:
        return f"booking {self.booking_id} on invoice {self.invoice_id}"


class Payment(Submitted):
    """Money that came, append-only; a slip is put right by a row with a minus."""

    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="payments")
    amount = models.BigIntegerField()
    on = models.DateField()
    reference = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = (models.CheckConstraint(condition=~Q(amount=0), name="payment_is_not_nothing"),)

    def __str__(self) -> str:
        return f"payment {self.pk}"
