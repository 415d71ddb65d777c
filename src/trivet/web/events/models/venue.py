"""Places where days are held, and days on which nobody works."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from trivet.web.training.models import NATIONS, Submitted


class Venue(Submitted):
    """One place with one room or more. Its nation is its own: not the customer's, not the participant's regulator's."""

    name = models.CharField(max_length=200)
    address = models.TextField(max_length=1000, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    nation = models.CharField(max_length=10, choices=NATIONS)
    region = models.CharField(max_length=60, blank=True)
    seats = models.PositiveSmallIntegerField(null=True, blank=True)
    # What the checklist of a venue asks: step-free, hearing-loop, second-room, parking, wifi... as ids.
    features = models.JSONField(default=list, blank=True)
    travel = models.TextField(max_length=4000, blank=True)
    access = models.TextField(max_length=4000, blank=True)
    contact = models.CharField(max_length=300, blank=True)
    notes = models.TextField(max_length=4000, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = (models.CheckConstraint(condition=~Q(name=""), name="venue_has_a_name"),)

    def __str__(self) -> str:
        return self.name


class Closure(models.Model):
    """Days on which a trainer, a venue or the whole company does not work: leave, local holidays."""

    first = models.DateField()
    last = models.DateField()
    why = models.CharField(max_length=200, blank=True)
    trainer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="closures"
    )
    venue = models.ForeignKey(Venue, on_delete=models.CASCADE, null=True, blank=True, related_name="closures")

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(last__gte=F("first")), name="closure_ends_after_it_begins"),)

    def __str__(self) -> str:
        return f"closure {self.pk}"
