"""A new open event on one page: the course builder's choices and the event's, checked together."""

from typing import ClassVar

from django import forms
from django.http import QueryDict

from trivet.content import Library
from trivet.content.customer import CourseDetails, CustomerDetails
from trivet.vocabulary import EventKind, Nation, Sector
from trivet.web.events.actions.opening import Opening
from trivet.web.events.forms.event import EventFields, first_values
from trivet.web.events.forms.fields import tick
from trivet.web.events.queries import business
from trivet.web.people.models import User
from trivet.web.people.queries import provider
from trivet.web.training.forms.course import DAY_FIELDS, CourseForm
from trivet.web.training.models import SECTORS, Course


# Venue and trainer are lines of text in the one form and choices in the other.
class OpenEventForm(EventFields, CourseForm):  # type: ignore[misc]
    """`opening()` after is_valid(); a day that does not fit is an error of the form, with what would."""

    #: Asked by the event, not by the course.
    group_size: ClassVar[None] = None  # type: ignore[misc,assignment]
    large_print: ClassVar[None] = None  # type: ignore[misc,assignment]
    bilingual_header: ClassVar[None] = None  # type: ignore[misc,assignment]
    sector = forms.ChoiceField(label="For whom", choices=SECTORS, widget=forms.RadioSelect)
    is_public = tick("Publish it now", help_text="It stands on the public list at once, and takes bookings.")

    def __init__(
        self,
        library: Library,
        customer: CustomerDetails,
        data: QueryDict | None = None,
        *,
        course: Course | None = None,
        trainer: User | None = None,
    ) -> None:
        super().__init__(library, customer, data, course=course)
        own = {"is_public": True, "trainer": trainer and trainer.pk}
        self.initial.update(first_values(business()) | own)
        self.initial.update({"sector": customer.sector.value, "nation": customer.nation.value})
        self.choose_rows()

    def clean(self) -> dict[str, object]:
        self.cleaned_data["group_size"] = max(2, min(40, self.cleaned_data.get("capacity") or 12))
        return super().clean()

    def opening(self) -> Opening:
        clean = self.cleaned_data
        known = {name: clean[name] for name in (*DAY_FIELDS, "title", "date", "second_date")}
        return Opening(
            sector=Sector(clean["sector"]),
            nation=Nation(clean["nation"]),
            course=CourseDetails.model_validate(known),
            event=self.event_details(EventKind.OPEN),
            venue=self.new_venue(),
            is_public=clean["is_public"],
        )


def house_details(sent: QueryDict | None) -> CustomerDetails:
    """The provider itself as a customer, of the sector and nation that a form asks for."""
    sector = _known(Sector, sent, "sector", Sector.PROBATION)
    nation = _known(Nation, sent, "nation", Nation.ENGLAND)
    return CustomerDetails(name=provider().name, sector=Sector(sector), nation=Nation(nation))


def _known(kind: type[Sector] | type[Nation], sent: QueryDict | None, name: str, usual: str) -> str:
    value = sent.get(name, "") if sent else ""
    return value if value in {one.value for one in kind} else usual
