"""Small forms of the money pages."""

from datetime import date

from django import forms
from django.http import QueryDict

from trivet.web.people.fields import LineField
from trivet.web.sales.details import Paid
from trivet.web.sales.forms.fields import PoundsField, day_field


class MilesForm(forms.Form):
    """How far it is: the one thing of a quote that an enquiry does not say."""

    miles = forms.IntegerField(
        label="Miles to the venue, one way", required=False, min_value=0, max_value=2000, initial=0
    )

    def miles_or_none(self) -> int:
        return int(self.cleaned_data["miles"] or 0)


class CloseForm(forms.Form):
    """What became of an enquiry."""

    state = forms.ChoiceField(choices=(("lost", "Lost"), ("closed", "Closed"), ("new", "Open again")))
    why = LineField(label="Why", most=300)


class PayForm(forms.Form):
    """`paid()` after is_valid()."""

    amount = PoundsField(label="Sum that came, in pounds", required=True, negative=True)
    on = day_field("On", required=True)
    reference = LineField(label="Reference", help_text="As it stands on the bank statement.")
    submission = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, initial: dict[str, object] | None = None, today: date) -> None:
        super().__init__(data, initial=initial)
        self.today = today

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day > self.today:
            raise forms.ValidationError("Money that has come, came today or earlier.")
        return day

    def paid(self) -> Paid:
        clean = self.cleaned_data
        return Paid(clean["amount"], clean["on"], clean["reference"])


class CreditForm(forms.Form):
    why = LineField(label="Why is it taken back?", required=True, help_text="Printed on the credit note.")


class PeriodForm(forms.Form):
    """Two days; the whole of this month unless somebody says otherwise."""

    first = day_field("From", required=True)
    last = day_field("To", required=True)

    def clean(self) -> dict[str, object]:
        found: dict[str, object] = super().clean() or self.cleaned_data
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if first and last and last < first:
            self.add_error("last", "The last day comes after the first one.")
        return found
