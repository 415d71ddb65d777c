"""What every document of one course is made from: finished values, so that the press needs no database."""

from dataclasses import dataclass
from datetime import date

from trivet.content.customer import CourseDetails, CustomerDetails, ProviderDetails
from trivet.content.library import Library
from trivet.content.schema import Module
from trivet.curriculum import CoursePlan, DayRequest, Verification, minute_of, terms_for
from trivet.press.document import Brand, Logo
from trivet.press.markdown import Words
from trivet.press.pictures import pictures_of


@dataclass(frozen=True, slots=True)
class CourseBrief:
    """One tailored course: the library, the plan of its days, for whom, by whom, and what is verified."""

    library: Library
    plan: CoursePlan
    provider: ProviderDetails
    customer: CustomerDetails
    course: CourseDetails
    today: date
    verifications: tuple[Verification, ...] = ()
    provider_logo: Logo | None = None
    customer_logo: Logo | None = None

    @property
    def title(self) -> str:
        return self.course.title or self.library.course.title

    @property
    def modules(self) -> tuple[Module, ...]:
        """The modules taught, in teaching order."""
        return tuple(self.library.module(module) for module in self.plan.modules)

    @property
    def words(self) -> Words:
        own = self.customer
        return Words(terms_for(self.library, own.nation, own.sector, own.terms), pictures_of(self.library))

    @property
    def on(self) -> date:
        """The day for which standards are judged: the course's, else today."""
        return self.course.date or self.today

    @property
    def trainer(self) -> str:
        return self.course.trainer or self.provider.trainer

    @property
    def provider_brand(self) -> Brand:
        return Brand(self.provider.name, self.provider.colour, self.provider.accent, self.provider_logo)

    @property
    def customer_brand(self) -> Brand:
        """The customer's colours where they have any, else the provider's, under the customer's name."""
        own = self.customer
        return Brand(
            own.name,
            own.colour or self.provider.colour,
            own.accent or self.provider.accent,
            self.customer_logo,
            own.name_cy,
        )


def request_for(customer: CustomerDetails, course: CourseDetails) -> DayRequest:
    """The timetable request that a customer's course makes."""
    return DayRequest(
        sector=customer.sector,
        nation=customer.nation,
        start=minute_of(course.start),
        end=minute_of(course.end),
        options=course.options,
        variant=course.variant,
        leave_out=course.leave_out,
        half_day=course.half_day,
        group_size=course.group_size,
    )
