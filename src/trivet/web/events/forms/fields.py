"""Fields of the desk's event forms: money typed in pounds, a day, a postcode that agrees with a nation."""

import uuid

from django import forms

from trivet.events.money import MoneyError, pence, pounds
from trivet.events.nations import PostcodeError, locate


class PoundsField(forms.CharField):
    """A sum in pounds as people type it; a whole number of pence. Empty is nought."""

    def __init__(self, *, label: str, help_text: str = "") -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(label=label, required=False, help_text=help_text, max_length=20, widget=widget)

    def prepare_value(self, value: object) -> object:
        return pounds(value).removeprefix("£") if isinstance(value, int) else value

    def clean(self, value: object) -> int:
        text = super().clean(value)
        if not text:
            return 0
        try:
            found = pence(text)
        except MoneyError as error:
            raise forms.ValidationError(str(error)) from error
        if not 0 <= found <= 10_000_000:
            raise forms.ValidationError("A price is from £0 to £100,000.")
        return found


def day_field(label: str, *, required: bool = False, help_text: str = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, help_text=help_text, widget=widget)


def count_field(label: str, least: int, most: int, *, required: bool = True, help_text: str = "") -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=least, max_value=most, required=required, help_text=help_text)


def tick(label: str, *, help_text: str = "") -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False, help_text=help_text)


def check_postcode(form: forms.Form, name: str) -> None:
    """Write a typed postcode as it is written, and make sure that the nation ticked is one in which it lies."""
    typed, nation = form.cleaned_data.get(name), form.cleaned_data.get("nation")
    if not typed or not nation:
        return
    try:
        found = locate(typed)
    except PostcodeError as error:
        form.add_error(name, str(error))
        return
    form.cleaned_data[name] = found.postcode
    if nation not in found.nations:
        where = " or ".join(one.capitalize() for one in found.nations)
        form.add_error("nation", f"{found.postcode} lies in {where}. Choose that, or look at the postcode again.")


def number_of(form: forms.Form) -> uuid.UUID:
    """The form's own number, by which a second press finds the first one's row."""
    found = form.cleaned_data.get("submission")
    return found if isinstance(found, uuid.UUID) else uuid.uuid4()
