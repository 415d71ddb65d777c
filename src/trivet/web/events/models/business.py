"""How the provider does business: prices, VAT, terms. The terms that somebody accepted are never changed."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Business(models.Model):
    """One row. All money is in pence; a rate of VAT is in hundredths of a per cent (2000 is 20 %)."""

    vat_registered = models.BooleanField(default=False)
    vat_number = models.CharField(max_length=20, blank=True)
    vat_rate = models.PositiveIntegerField(default=2000)
    # Said where no VAT is charged: "not registered for VAT", or why the supply is exempt.
    vat_words = models.CharField(max_length=200, blank=True)
    legal_name = models.CharField(max_length=200, blank=True)
    company_number = models.CharField(max_length=40, blank=True)
    bank_details = models.TextField(max_length=1000, blank=True)
    payment_days = models.PositiveSmallIntegerField(default=30)
    quote_days = models.PositiveSmallIntegerField(default=30)
    day_rate = models.PositiveIntegerField(null=True, blank=True)
    half_day_rate = models.PositiveIntegerField(null=True, blank=True)
    place_price = models.PositiveIntegerField(null=True, blank=True)
    # Travel: pence a mile, miles that are free, miles from which a night away is charged, and pence for that night.
    mileage = models.PositiveIntegerField(default=45)
    free_miles = models.PositiveIntegerField(default=0)
    overnight_miles = models.PositiveIntegerField(null=True, blank=True)
    overnight_rate = models.PositiveIntegerField(null=True, blank=True)
    most_people = models.PositiveSmallIntegerField(default=16)
    extra_person_rate = models.PositiveIntegerField(null=True, blank=True)  # a person above the most, in-house
    fewest_people = models.PositiveSmallIntegerField(default=8)
    waiting_hours = models.PositiveSmallIntegerField(default=48)
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(auto_now=True)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(id=1), name="one_business"),)

    def __str__(self) -> str:
        return "how we do business"


class Terms(models.Model):
    """One version of the terms, append-only. `ladder` is data: what is charged so many working days before."""

    number = models.PositiveIntegerField(unique=True)
    text = models.TextField(max_length=20000)
    text_cy = models.TextField(max_length=20000, blank=True)
    # [{"working_days": 10, "percent": 0}, ...]: fewer days than the next step's, that per cent of the price is due.
    ladder = models.JSONField(default=list)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=~Q(text=""), name="terms_say_something"),)

    def __str__(self) -> str:
        return f"terms, version {self.number}"
