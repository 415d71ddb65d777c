"""What the desk reads: customers, courses, who takes part, and which standards may be printed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from trivet.content import Library, load_library
from trivet.content.schema import Mapping, Standard
from trivet.curriculum import Gated, Verification, gate, plan_course
from trivet.press.brief import CourseBrief, request_for
from trivet.web.people.queries import provider
from trivet.web.training.checks import CheckedStandard, Key
from trivet.web.training.models import Course, Customer, Enrolment, StandardCheck

_LISTED = (
    "title", "date", "second_date", "status", "content_version", "join_open",
    "customer__name", "customer__sector", "customer__nation",
)  # fmt: skip


def library() -> Library:
    """The course as it is served. Read once a process."""
    return load_library()


def customers(search: str = "") -> QuerySet[Customer]:
    """Customers by name, each with `course_count`; the provider itself, as host of open dates, is none of them."""
    rows = (
        Customer.objects.filter(is_house=False)
        .defer("logo_data")
        .annotate(course_count=Count("courses"))
        .order_by("name", "id")
    )
    return rows.filter(Q(name__icontains=search) | Q(name_cy__icontains=search)) if search else rows


def has_customers() -> bool:
    return Customer.objects.filter(is_house=False).exists()


def courses() -> QuerySet[Course]:
    """Courses with `people_count`, as lists and tasks need them: the rest is fetched only if somebody asks for it."""
    return Course.objects.select_related("customer").only(*_LISTED).annotate(people_count=Count("enrolments"))


def tailored() -> QuerySet[Course]:
    """Courses for customers; those of open dates are found by their events."""
    return courses().filter(customer__is_house=False)


def courses_to_come(today: date) -> QuerySet[Course]:
    """Soonest first; those without a date last."""
    rows = tailored().filter(Q(date__isnull=True) | Q(date__gte=today) | Q(second_date__gte=today))
    return rows.order_by(F("date").asc(nulls_last=True), "id")


def courses_past(today: date) -> QuerySet[Course]:
    """The last one first."""
    over = Q(second_date__isnull=True) | Q(second_date__lt=today)
    return tailored().filter(over, date__lt=today).order_by("-date", "-id")


def courses_of(customer: Customer) -> QuerySet[Course]:
    return courses().filter(customer=customer).order_by("-date", "-id")


def people_in(course: Course) -> QuerySet[Enrolment]:
    """Who takes part, by name."""
    return Enrolment.objects.filter(course=course).select_related("participant").order_by("participant__name", "id")


def newest_checks() -> dict[Key, CheckedStandard]:
    """The word on each standard that was entered last; only that one counts, whatever day it speaks of."""
    return {(row.code, row.suite): row.checked() for row in StandardCheck.objects.order_by("created_at", "id")}


def verifications() -> tuple[Verification, ...]:
    """What the press may go by: one for each standard, none for one that was taken back."""
    return tuple(one.verification() for one in newest_checks().values() if one.urn)


def brief_for(course: Course, today: date) -> CourseBrief:
    """Everything that the press needs. Raises DayDoesNotFitError or UnknownPartError when the content has moved on."""
    company, details = provider(with_logo=True), course.customer.details()
    return CourseBrief(
        library=library(),
        plan=plan_course(library(), request_for(details, course.details())),
        provider=company.details(),
        customer=details,
        course=course.details(),
        today=today,
        verifications=verifications(),
        provider_logo=company.logo_value(),
        customer_logo=course.customer.logo_value(),
    )


@dataclass(frozen=True, slots=True)
class StandardRow:
    """One standard as the desk sees it: what is known, what was checked, what the gate says today."""

    standard: Standard
    checked: CheckedStandard | None
    mapping: Mapping | None
    gated: Gated | None

    @property
    def may_print(self) -> bool:
        return self.gated is not None and self.gated.may_print

    @property
    def is_checked(self) -> bool:
        return self.checked is not None and bool(self.checked.urn)

    @property
    def answer(self) -> str:
        """The gate's answer in words."""
        if not self.standard.code:
            return "No code was found for it, so it is never printed."
        if self.gated is None:
            return "Nothing in the course is mapped to it."
        return self.gated.refusal or "It may be printed today."


def standard_rows(today: date, *, search: str = "", only_mapped: bool = False) -> list[StandardRow]:
    """Every standard of the list; those that the course is mapped to first."""
    checks = newest_checks()
    mappings = {(one.code, one.suite): one for one in library().mappings}
    rows = [_standard_row(one, mappings, checks, today) for one in library().standards]
    wanted = [row for row in rows if _matches(row.standard, search) and (row.mapping or not only_mapped)]
    return sorted(wanted, key=lambda row: (row.mapping is None, row.standard.suite, row.standard.code))


def standard_row(code: str, suite: str, today: date) -> StandardRow | None:
    """One standard by its code and suite."""
    return next(
        (row for row in standard_rows(today) if code and (row.standard.code, row.standard.suite) == (code, suite)), None
    )


@dataclass(frozen=True, slots=True)
class Tally:
    """How many standards may be printed today, of how many that the course is mapped to."""

    may_print: int
    mapped: int


def tally(rows: Iterable[StandardRow]) -> Tally:
    mapped = [row for row in rows if row.gated]
    return Tally(sum(row.may_print for row in mapped), len(mapped))


def _standard_row(
    one: Standard, mappings: dict[Key, Mapping], checks: dict[Key, CheckedStandard], today: date
) -> StandardRow:
    key = (one.code, one.suite)
    mapping, checked = mappings.get(key) if one.code else None, checks.get(key)
    known = (checked.verification(),) if checked and checked.urn else ()
    return StandardRow(one, checked, mapping, gate(mapping, known, on=today) if mapping else None)


def _matches(standard: Standard, search: str) -> bool:
    return search.lower() in f"{standard.code} {standard.title} {standard.suite}".lower()
