"""Somebody asks for a day."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from trivet.content.customer import CourseDetails, CustomerDetails
from trivet.vocabulary import Delivery, Language, Nation, Sector
from trivet.web.events.models import Venue
from trivet.web.training.models import NATIONS, SECTORS, Course, Customer, Submitted

ENQUIRY_STATES = (
    ("new", "New"), ("quoted", "Quoted"), ("won", "Won"), ("lost", "Lost"), ("closed", "Closed"),
)  # fmt: skip
LANGUAGES = ((Language.ENGLISH.value, "English"), (Language.WELSH.value, "Cymraeg"))
DELIVERIES = ((Delivery.IN_PERSON.value, "In a room"), (Delivery.ONLINE.value, "Online"))
#: What of an enquiry asks for a day, in the words of content.customer.CourseDetails.
DAY_FIELDS = ("options", "variant", "half_day", "group_size")


class Enquiry(Submitted):
    """What was asked stays as it was asked; what became of it hangs on it. Forgotten when its time has passed."""

    name = models.CharField(max_length=200, blank=True)
    organisation = models.CharField(max_length=200)
    email = models.EmailField(max_length=254, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    language = models.CharField(max_length=2, choices=LANGUAGES, default=Language.ENGLISH.value)
    sector = models.CharField(max_length=20, choices=SECTORS)
    nation = models.CharField(max_length=10, choices=NATIONS)  # the customer's: its words, its standards
    delivery = models.CharField(max_length=9, choices=DELIVERIES, default=Delivery.IN_PERSON.value)
    postcode = models.CharField(max_length=10, blank=True)
    venue_nation = models.CharField(max_length=10, choices=NATIONS, blank=True)  # by the postcode, or as answered
    group_size = models.PositiveSmallIntegerField(default=12)
    options = models.JSONField(default=list, blank=True)
    variant = models.CharField(max_length=80, default="standard")
    half_day = models.BooleanField(default=False)
    dates = models.JSONField(default=list, blank=True)  # up to three, as ISO days, the one they like best first
    notes = models.TextField(max_length=4000, blank=True)
    state = models.CharField(max_length=6, choices=ENQUIRY_STATES, default="new")
    lost_why = models.CharField(max_length=300, blank=True)
    desk_notes = models.TextField(max_length=4000, blank=True)
    customer = models.ForeignKey(Customer, on_delete=models.SET_NULL, null=True, blank=True, related_name="enquiries")
    course = models.ForeignKey(Course, on_delete=models.SET_NULL, null=True, blank=True, related_name="enquiries")
    venue = models.ForeignKey(Venue, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    forgotten_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name_plural = "enquiries"
        constraints = (
            models.CheckConstraint(condition=Q(group_size__range=(2, 40)), name="enquiry_of_2_to_40_people"),
            models.CheckConstraint(
                condition=Q(state__in=[state for state, _ in ENQUIRY_STATES]), name="enquiry_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(nation__in=[one.value for one in Nation]), name="enquiry_nation_is_known"
            ),
        )
        indexes = (models.Index(fields=["state", "-created_at"], name="enquiry_by_state"),)

    def __str__(self) -> str:
        return f"enquiry {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.state in {"new", "quoted"}

    def customer_details(self) -> CustomerDetails:
        """The customer that this enquiry would make."""
        return CustomerDetails(name=self.organisation, sector=Sector(self.sector), nation=Nation(self.nation))

    def course_details(self) -> CourseDetails:
        """The course that this enquiry asks for."""
        return CourseDetails(**{name: getattr(self, name) for name in DAY_FIELDS})
