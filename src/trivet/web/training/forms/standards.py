"""Verifying a standard: who looked, when, and what the standards database said."""

from datetime import date

from django import forms
from django.http import QueryDict

from trivet.web.people.fields import LineField
from trivet.web.training.checks import CheckedStandard
from trivet.web.uploads import LARGEST_UPLOAD


def _date(label: str, *, required: bool = False, help_text: str = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, help_text=help_text, widget=widget)


class VerifyForm(forms.Form):
    """`checked()` after is_valid()."""

    urn = LineField(
        label="URN", required=True, most=60, help_text="As printed on the standards database, for example SFHAI1."
    )
    version = LineField(label="Version", most=40, help_text="If it gives one.")
    title = LineField(label="Title", help_text="As it reads there today.")
    title_cy = LineField(label="Title in Welsh")
    valid_from = _date("Valid from")
    valid_to = _date("Valid to", help_text="Leave it empty while the standard is live.")
    verified_by = LineField(label="Checked by", required=True)
    verified_on = _date("Checked on", required=True)
    note = LineField(label="Note")

    def __init__(
        self, today: date, code: str, suite: str, data: QueryDict | None = None, *, by: str, title: str
    ) -> None:
        super().__init__(data, initial={"verified_by": by, "verified_on": today, "title": title})
        self.today, self.code, self.suite = today, code, suite

    def clean_verified_on(self) -> date:
        day: date = self.cleaned_data["verified_on"]
        if day > self.today:
            raise forms.ValidationError("That day has not come yet. Give the day on which you looked.")
        return day

    def clean(self) -> dict[str, object]:
        found: dict[str, object] = super().clean() or self.cleaned_data
        first, last = self.cleaned_data.get("valid_from"), self.cleaned_data.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", "The standard ends before it starts. Look at both dates again.")
        return found

    def checked(self) -> CheckedStandard:
        return CheckedStandard(code=self.code, suite=self.suite, **self.cleaned_data)


class ImportForm(forms.Form):
    """A CSV of verified rows."""

    file = forms.FileField(label="CSV file", widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}))

    def clean_file(self) -> str:
        file = self.cleaned_data["file"]
        if file.size > LARGEST_UPLOAD:
            raise forms.ValidationError(
                "That file is over 2 MB; the standards list is far smaller. Nothing was changed."
            )
        try:
            return str(file.read().decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise forms.ValidationError(
                "That file is not UTF-8 text. Save it as “CSV UTF-8”. Nothing was changed."
            ) from error
