"""What is typed on the day: people who walk in, times, a paper sheet."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from django import forms
from django.http import QueryDict

from trivet.curriculum import clock
from trivet.events.attendance import Hours, Sign
from trivet.web.day.actions import PaperLine
from trivet.web.day.clocks import TimeError, read_time
from trivet.web.day.queries import Row
from trivet.web.events.details import BookingDetails, PersonDetails
from trivet.web.events.models import Booking
from trivet.web.people.fields import LineField


class TimeField(forms.CharField):
    """A time of day, typed as people do. `cleaned_data` holds minutes after midnight or None."""

    def __init__(self, *, label: str, help_text: str = "", required: bool = False) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": "5"})
        super().__init__(label=label, required=required, help_text=help_text, max_length=12, widget=widget)

    def clean(self, value: object) -> int | None:
        try:
            return read_time(super().clean(value))
        except TimeError as error:
            raise forms.ValidationError(str(error)) from error

    def prepare_value(self, value: object) -> object:
        return clock(value) if isinstance(value, int) else value


class Numbered(forms.Form):
    """A form with its own number, so that pressing twice is pressing once."""

    submission = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid.uuid4)

    @cached_property
    def _own(self) -> uuid.UUID:
        return uuid.uuid4()

    @property
    def number(self) -> uuid.UUID:
        """What was sent with the form; a new one where that was lost."""
        found: uuid.UUID = self.cleaned_data.get("submission") or self._own
        return found


class WalkInForm(Numbered):
    name = LineField(label="Name", required=True, most=300, help_text="As it should stand on a certificate.")
    email = forms.EmailField(
        label="E-mail", required=False, max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        help_text="For the forms and the certificate. They can be given on paper too.",
    )  # fmt: skip
    organisation = LineField(label="Organisation", most=300)

    def details(self) -> BookingDetails:
        clean = self.cleaned_data
        person = PersonDetails(name=clean["name"], email=clean["email"], organisation=clean["organisation"])
        return BookingDetails(person=person, source="walk-in")


class MarkForm(Numbered):
    """One tap. `ago`: for how many seconds it waited for the laptop."""

    verb = forms.ChoiceField(choices=[(name, name) for name in ("in", "out", "undo")])
    booking = forms.IntegerField(min_value=1, max_value=10**15)
    ago = forms.IntegerField(required=False, min_value=0, max_value=24 * 3600)


class TimesForm(Numbered):
    came = TimeField(label="Came", required=True)
    left = TimeField(label="Left")
    reason = LineField(label="Why", help_text="Only if it should be on record.")

    def clean(self) -> dict[str, object]:
        found: dict[str, object] = super().clean() or self.cleaned_data
        came, left = found.get("came"), found.get("left")
        if isinstance(came, int) and isinstance(left, int) and left <= came:
            self.add_error("left", f"That is not after {clock(came)}.")
        return found


class AddMarkForm(Numbered):
    sign = forms.ChoiceField(
        label="What happened",
        choices=((Sign.LEFT.value, "Left"), (Sign.RETURNED.value, "Came back"), (Sign.ARRIVED.value, "Came")),
        widget=forms.RadioSelect,
        initial=Sign.LEFT.value,
    )
    at = TimeField(label="When", required=True)
    reason = LineField(label="Why")


class ReasonForm(Numbered):
    reason = LineField(label="Why", required=True)


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One line of the sheet as it is typed."""

    booking: Booking
    came: forms.BoundField
    left: forms.BoundField


class PaperForm(Numbered):
    """The signature sheet, line by line. A tick for "came" means: signed without a time."""

    def __init__(
        self, data: QueryDict | None, rows: Sequence[Row], known: dict[tuple[int, Sign], int], hours: Hours
    ) -> None:
        super().__init__(data)
        self._rows, self._hours = rows, hours
        for row in rows:
            for sign, name, label in ((Sign.ARRIVED, "came", "came"), (Sign.LEFT, "left", "left")):
                minute = known.get((row.booking.pk, sign))
                self.fields[f"{name}-{row.booking.pk}"] = LineField(
                    label=f"{row.booking.printed_name}: {label}", most=12
                )
                self.initial[f"{name}-{row.booking.pk}"] = "" if minute is None else clock(minute)

    def clean(self) -> dict[str, object]:
        found: dict[str, object] = super().clean() or self.cleaned_data
        for name in [name for name in self.fields if name.startswith(("came-", "left-"))]:
            ticked = self._hours.start if name.startswith("came-") else None
            try:
                found[name] = read_time(str(found.get(name) or ""), ticked=ticked)
            except TimeError as error:
                self.add_error(name, str(error))
        return found

    def lines(self) -> list[PaperLine]:
        clean = self.cleaned_data
        return [
            PaperLine(row.booking, clean[f"came-{row.booking.pk}"], clean[f"left-{row.booking.pk}"])
            for row in self._rows
        ]

    def shown(self) -> Iterator[PaperRow]:
        for row in self._rows:
            yield PaperRow(row.booking, self[f"came-{row.booking.pk}"], self[f"left-{row.booking.pk}"])
