"""How we do business as forms: prices and VAT, terms with their ladder, days on which nobody works."""

from collections.abc import Iterator

from django import forms
from django.http import QueryDict

from trivet.events.days import Closed
from trivet.events.ladder import Ladder, LadderError, ladder
from trivet.web.events.models import Business, Terms, Venue
from trivet.web.events.queries import venues
from trivet.web.people.fields import LineField
from trivet.web.people.models import User
from trivet.web.sales.actions.business import BUSINESS_FIELDS
from trivet.web.sales.forms.fields import PoundsField, RateField, day_field
from trivet.web.sales.queries import trainers

MOST_STEPS = 8


def _count(label: str, least: int, most: int, *, required: bool = True, help_text: str = "") -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=least, max_value=most, required=required, help_text=help_text)


class BusinessForm(forms.Form):
    """`values()` after is_valid()."""

    legal_name = LineField(label="Name on invoices", help_text="Leave it empty for the name of the brand page.")
    company_number = LineField(label="Company or charity number", most=40)
    bank_details = forms.CharField(
        label="How to pay you", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="One thing a line, such as “Sort code: 00-00-00”. Printed on invoices.",
    )  # fmt: skip
    payment_days = _count("Days in which an invoice is due", 0, 365)
    quote_days = _count("Days for which a quote stands", 1, 365)
    vat_registered = forms.BooleanField(label="We are registered for VAT", required=False)
    vat_number = LineField(label="VAT number", most=20)
    vat_rate = RateField(label="Rate of VAT, in per cent", min_value=0, max_value=100, decimal_places=2)
    vat_words = LineField(
        label="Said where there is no VAT", help_text="For example “Not registered for VAT”, or why training is exempt."
    )
    day_rate = PoundsField(label="One in-house day")
    half_day_rate = PoundsField(label="A half-day")
    extra_person_rate = PoundsField(label="Each person above the most, in-house")
    place_price = PoundsField(label="One place on an open date")
    most_people = _count("Most people in a group", 2, 500)
    fewest_people = _count("Fewest people for an open date", 1, 500)
    mileage = PoundsField(label="A mile", required=True)
    free_miles = _count("Miles each way that are free", 0, 2000)
    overnight_miles = _count(
        "A night is charged from", 1, 2000, required=False, help_text="Miles one way; empty: never."
    )
    overnight_rate = PoundsField(label="A night away")
    waiting_hours = _count("Hours for which an offered place is kept", 1, 336)
    version = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, row: Business) -> "BusinessForm":
        return cls(initial={name: getattr(row, name) for name in (*BUSINESS_FIELDS, "version")})

    def clean(self) -> dict[str, object]:
        found: dict[str, object] = super().clean() or self.cleaned_data
        if self.cleaned_data.get("vat_registered") and not self.cleaned_data.get("vat_number"):
            self.add_error("vat_number", "Somebody who is registered has a number. It stands on every invoice.")
        if self.cleaned_data.get("vat_registered") and not self.cleaned_data.get("vat_rate"):
            self.add_error("vat_rate", "Say how many per cent, or untick that you are registered.")
        return found

    def values(self) -> dict[str, object]:
        return {name: self.cleaned_data[name] for name in BUSINESS_FIELDS}


class TermsForm(forms.Form):
    """The next version of the terms. `steps()` after is_valid()."""

    text = forms.CharField(label="The terms", max_length=20000, widget=forms.Textarea(attrs={"rows": 12}))
    text_cy = forms.CharField(
        label="The terms in Welsh", max_length=20000, required=False, widget=forms.Textarea(attrs={"rows": 6})
    )

    def __init__(self, data: QueryDict | None = None, *, last: Terms | None = None) -> None:
        rows = list(last.ladder) if last else []
        super().__init__(data, initial={"text": last.text, "text_cy": last.text_cy} if last else {})
        for at in range(MOST_STEPS):
            known = rows[at] if at < len(rows) else {}
            self.fields[f"step_{at}_days"] = _count("Working days before", 0, 365, required=False)
            self.fields[f"step_{at}_percent"] = _count("Per cent due", 0, 100, required=False)
            self.initial.update(
                {f"step_{at}_days": known.get("working_days"), f"step_{at}_percent": known.get("percent")}
            )

    def clean(self) -> dict[str, object]:
        found: dict[str, object] = super().clean() or self.cleaned_data
        for name in ("text", "text_cy"):
            self.cleaned_data[name] = str(self.cleaned_data.get(name) or "").replace("\r\n", "\n").strip()
        try:
            self.steps()
        except LadderError as error:
            self.add_error(None, str(error))
        return found

    def steps(self) -> Ladder:
        """Rows that are filled in, as a ladder. Raises LadderError."""
        pairs = (
            (self.cleaned_data.get(f"step_{at}_days"), self.cleaned_data.get(f"step_{at}_percent"))
            for at in range(MOST_STEPS)
        )
        return ladder(
            {"working_days": days, "percent": percent}
            for days, percent in pairs
            if not (days is None and percent is None)
        )

    def step_rows(self) -> Iterator[tuple[int, list[forms.BoundField]]]:
        for at in range(MOST_STEPS):
            yield at + 1, [self[f"step_{at}_days"], self[f"step_{at}_percent"]]


class ClosureForm(forms.Form):
    """Days on which everybody, one trainer or one venue is away."""

    first = day_field("First day", required=True)
    last = day_field("Last day", help_text="Empty: one day.")
    why = LineField(label="Why", help_text="For example “Leave” or “Local holiday”. Seen at the desk only.")
    whose = forms.ChoiceField(label="Who is away", widget=forms.RadioSelect, initial="all")

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        self._people: dict[str, User] = {f"trainer-{one.pk}": one for one in trainers()}
        self._venues: dict[str, Venue] = {f"venue-{one.pk}": one for one in venues()[:50]}
        choice = self.fields["whose"]
        assert isinstance(choice, forms.ChoiceField)
        people = ((key, one.name) for key, one in self._people.items())
        choice.choices = [("all", "Everybody"), *people, *((key, one.name) for key, one in self._venues.items())]

    def clean(self) -> dict[str, object]:
        found: dict[str, object] = super().clean() or self.cleaned_data
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if first and last and last < first:
            self.add_error("last", "The last day comes after the first one.")
        if first and last and (last - first).days > 366:
            self.add_error("last", "That is more than a year. Look at the years again.")
        return found

    def closed(self) -> Closed:
        clean = self.cleaned_data
        trainer, venue = self._people.get(clean["whose"]), self._venues.get(clean["whose"])
        ids = (trainer.pk if trainer else None, venue.pk if venue else None)
        return Closed(clean["first"], clean["last"] or clean["first"], clean["why"], *ids)
