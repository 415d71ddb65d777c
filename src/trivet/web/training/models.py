"""Customers, courses, enrolments and verified standards: shape and constraints."""

import secrets
import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from trivet.content.customer import Contact, CourseDetails, CustomerDetails, Policies
from trivet.vocabulary import Nation, Sector
from trivet.web.people.models import Branded
from trivet.web.training.checks import NAMES, CheckedStandard

SECTORS = ((Sector.PROBATION.value, "Probation"), (Sector.DRUG_AND_ALCOHOL.value, "Drug and alcohol"),
           (Sector.YOUTH_WORK.value, "Youth work"), (Sector.SOCIAL_WORK.value, "Social work"))  # fmt: skip
NATIONS = tuple((nation.value, nation.value.capitalize()) for nation in Nation)


def new_token() -> str:
    """Long enough that nobody guesses a join link."""
    return secrets.token_urlsafe(24)


class Submitted(models.Model):
    """A row made by one press of a button: the form's own number makes the second press find the first one's row."""

    submission = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True


class Customer(Branded, Submitted):
    name = models.CharField(max_length=200)
    name_cy = models.CharField(max_length=200, blank=True)
    sector = models.CharField(max_length=20, choices=SECTORS)
    nation = models.CharField(max_length=10, choices=NATIONS)
    colour = models.CharField(max_length=7, blank=True)
    accent = models.CharField(max_length=7, blank=True)
    contacts = models.JSONField(default=list, blank=True)
    safeguarding = models.TextField(max_length=4000, blank=True)
    confidentiality = models.TextField(max_length=4000, blank=True)
    information_sharing = models.TextField(max_length=4000, blank=True)
    terms = models.JSONField(default=dict, blank=True)
    address = models.TextField(max_length=1000, blank=True)
    # The provider itself, as whose open courses are held: one for each sector and nation.
    is_house = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(name=""), name="customer_has_a_name"),
            models.CheckConstraint(condition=Q(sector__in=[one.value for one in Sector]), name="sector_is_known"),
            models.CheckConstraint(condition=Q(nation__in=[one.value for one in Nation]), name="nation_is_known"),
            models.UniqueConstraint(
                fields=["sector", "nation"], condition=Q(is_house=True), name="one_house_customer_a_sector_and_nation"
            ),
        )

    def __str__(self) -> str:
        return self.name

    def details(self) -> CustomerDetails:
        return CustomerDetails(
            name=self.name,
            name_cy=self.name_cy,
            sector=Sector(self.sector),
            nation=Nation(self.nation),
            colour=self.colour or None,
            accent=self.accent or None,
            contacts=tuple(Contact(**contact) for contact in self.contacts),
            policies=Policies(
                safeguarding=self.safeguarding,
                confidentiality=self.confidentiality,
                information_sharing=self.information_sharing,
            ),
            terms=self.terms,
        )


class Course(Submitted):
    """One tailored course for one customer."""

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        AGREED = "agreed", "Agreed"

    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="courses")
    title = models.CharField(max_length=200, blank=True)
    date = models.DateField(null=True, blank=True)
    second_date = models.DateField(null=True, blank=True)
    venue = models.CharField(max_length=200, blank=True)
    trainer = models.CharField(max_length=200, blank=True)
    start = models.CharField(max_length=5, default="09:30")
    end = models.CharField(max_length=5, default="16:30")
    options = models.JSONField(default=list, blank=True)
    variant = models.CharField(max_length=80, default="standard")
    leave_out = models.JSONField(default=list, blank=True)
    half_day = models.BooleanField(default=False)
    group_size = models.PositiveSmallIntegerField(default=12)
    bilingual_header = models.BooleanField(default=False)
    large_print = models.BooleanField(default=False)
    status = models.CharField(max_length=6, choices=Status.choices, default=Status.DRAFT)
    content_version = models.CharField(max_length=64)
    join_token = models.CharField(max_length=64, unique=True, default=new_token)
    join_open = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="course_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(group_size__range=(2, 40)), name="group_size_2_to_40"),
            models.CheckConstraint(condition=Q(status__in=["draft", "agreed"]), name="course_status_is_known"),
            models.CheckConstraint(
                condition=Q(second_date__isnull=True) | Q(date__isnull=True) | Q(second_date__gt=F("date")),
                name="second_day_after_the_first",
            ),
        )
        indexes = (models.Index(fields=["date"], name="course_by_date"),)

    def __str__(self) -> str:
        return self.title or f"Course for {self.customer}"

    def details(self) -> CourseDetails:
        return CourseDetails(**{name: getattr(self, name) for name in COURSE_FIELDS})


#: What a person may edit of a course, in the words of content.customer.CourseDetails.
COURSE_FIELDS = (
    "title", "date", "second_date", "venue", "trainer", "start", "end", "options", "variant", "leave_out", "half_day",
    "group_size", "bilingual_header", "large_print",
)  # fmt: skip


class CustomerContact(models.Model):
    """Somebody at a customer who may see that customer's events: names, attendance, certificates, nothing private."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="people")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="customers")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["customer", "user"], name="contact_of_a_customer_once"),)

    def __str__(self) -> str:
        return f"contact {self.pk}"


class Enrolment(models.Model):
    """One person takes part in one course."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="enrolments")
    participant = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="enrolments")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["course", "participant"], name="enrolled_once"),)

    def __str__(self) -> str:
        return f"enrolment {self.pk}"


class StandardCheck(models.Model):
    """A named person's word on one standard, append-only: a correction is a new row; one without a URN withdraws."""

    code = models.CharField(max_length=60, blank=True)
    suite = models.CharField(max_length=200)
    urn = models.CharField(max_length=60, blank=True)
    version = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=300, blank=True)
    title_cy = models.CharField(max_length=300, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    verified_by = models.CharField(max_length=200)
    verified_on = models.DateField()
    note = models.CharField(max_length=500, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-created_at", "-id"]
        constraints = (
            models.CheckConstraint(condition=~Q(verified_by=""), name="somebody_verified"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_from__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="validity_ends_after_it_starts",
            ),
        )
        indexes = (models.Index(fields=["code", "suite"], name="check_by_standard"),)

    def __str__(self) -> str:
        return f"{self.code} {self.urn}"

    def checked(self) -> CheckedStandard:
        return CheckedStandard(**{name: getattr(self, name) for name in NAMES})
