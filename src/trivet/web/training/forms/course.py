"""The course builder's form, which knows at once whether its day fits."""

import uuid
from collections.abc import Iterable, Iterator
from typing import Self

from django import forms
from django.http import QueryDict

from trivet.content import Library
from trivet.content.customer import CourseDetails, CustomerDetails
from trivet.curriculum import clock, minute_of
from trivet.curriculum.timetable import HALF_DAY
from trivet.web.people.fields import LineField
from trivet.web.people.versions import with_values
from trivet.web.training.models import COURSE_FIELDS, Course
from trivet.web.training.planning import Offer, Planned, planned

#: The fields on which the timetable hangs.
DAY_FIELDS = ("start", "end", "options", "variant", "leave_out", "half_day", "group_size")


class TimeOfDayField(forms.CharField):
    """A time such as 09:30."""

    widget = forms.TextInput(attrs={"type": "time", "step": "300"})

    def clean(self, value: object) -> str:
        text = super().clean(value)
        try:
            return clock(minute_of(text))
        except ValueError as error:
            raise forms.ValidationError(f"{error}.") from error


class CourseForm(forms.Form):
    """`details()` and `planned` after is_valid(); a day that does not fit is an error of the form."""

    title = LineField(label="Title", help_text="Leave it empty for the course's own title.")
    date = forms.DateField(
        label="Date", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    second_date = forms.DateField(
        label="Date of the half-day", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    venue = LineField(label="Venue")
    trainer = LineField(label="Trainer", help_text="As printed. Leave it empty for the provider's trainer.")
    start = TimeOfDayField(label="Starts at")
    end = TimeOfDayField(label="Ends at")
    options = forms.MultipleChoiceField(label="Optional modules", required=False, widget=forms.CheckboxSelectMultiple)
    half_day = forms.BooleanField(label="Teach them on a second half-day", required=False)
    variant = forms.ChoiceField(label="Order of the day", widget=forms.RadioSelect)
    leave_out = forms.MultipleChoiceField(
        label="Leave out",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Only where the customer asks.",
    )
    group_size = forms.IntegerField(label="People in the group", min_value=2, max_value=40)
    bilingual_header = forms.BooleanField(label="Welsh and English headings on the covers", required=False)
    large_print = forms.BooleanField(label="Large print", required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    submission = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        library: Library,
        customer: CustomerDetails,
        data: QueryDict | None = None,
        *,
        course: Course | None = None,
    ) -> None:
        super().__init__(data, initial=_initial(course))
        self.library, self.customer = library, customer
        heads = [(one, library.module(one).title) for one in library.course.options]
        rest = [one for one in library.course.order if one not in library.course.required]
        self._choose("options", heads)
        self._choose("leave_out", [(one, library.module(one).title) for one in rest])
        kept = course.variant if course else ""
        self._variants = [one for one in library.course.variants if one.id != HALF_DAY or kept == HALF_DAY]
        self._choose("variant", [(one.id, one.title) for one in self._variants])
        self._shown = course.details() if course else CourseDetails()

    def clean(self) -> dict[str, object]:
        found: dict[str, object] = super().clean() or self.cleaned_data
        first, second = self.cleaned_data.get("date"), self.cleaned_data.get("second_date")
        if first and second and second <= first:
            self.add_error("second_date", "The half-day comes after the first day. Choose a later date.")
        if self.planned.plan is None:
            self.add_error(None, self.planned.reason)
        return found

    @property
    def planned(self) -> Planned:
        """The day as it stands in the form, whatever else is wrong with it."""
        if not self.is_bound:
            return planned(self.library, self.customer, self._shown)
        wrong = [name for name in DAY_FIELDS if name not in self.cleaned_data]
        if wrong:
            labels = ", ".join(str(self.fields[name].label).lower() for name in wrong)
            return Planned(None, f"The day can be planned once these are right: {labels}.")
        return planned(self.library, self.customer, self._details(DAY_FIELDS))

    def details(self) -> CourseDetails:
        return self._details(COURSE_FIELDS)

    def taking(self, offer: Offer) -> Self:
        """The same form with the day that is offered."""
        data = with_values(self, start=offer.course.start, end=offer.course.end)
        data.setlist("options", list(offer.course.options))
        data.setlist("half_day", ["on"] if offer.course.half_day else [])
        made = type(self)(self.library, self.customer, data)
        made.is_valid()
        return made

    def variant_rows(self) -> Iterator[tuple[forms.BoundField, str]]:
        """Each variant's radio button and what it means."""
        summaries = (one.summary for one in self._variants)
        return zip(self["variant"], summaries, strict=True)  # type: ignore[arg-type]

    def _details(self, names: Iterable[str]) -> CourseDetails:
        # The time fields hold "09:30"; pydantic reads the rest as it comes.
        known = {name: self.cleaned_data[name] for name in names}
        return CourseDetails.model_validate(known)

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


def _initial(course: Course | None) -> dict[str, object]:
    if course is None:
        return {**CourseDetails().model_dump(mode="python"), "submission": uuid.uuid4()}
    return {**{name: getattr(course, name) for name in COURSE_FIELDS}, "version": course.version}
