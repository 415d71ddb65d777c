"""A quote that has not been sent, as a form."""

from datetime import date

from django import forms
from django.http import QueryDict

from trivet.web.events.queries import business
from trivet.web.people.fields import LineField, ProseField
from trivet.web.people.models import User
from trivet.web.sales.details import QuoteDetails
from trivet.web.sales.forms.fields import LinedForm, day_field
from trivet.web.sales.lines import lines_of
from trivet.web.sales.models import Quote
from trivet.web.sales.pricing import tax_of
from trivet.web.sales.queries import trainers


class QuoteForm(LinedForm):
    """`details()` after is_valid()."""

    to_name = LineField(label="For the attention of")
    to_email = forms.EmailField(label="E-mail", max_length=254, required=False)
    to_address = ProseField(label="Their postal address", rows=3)
    date = day_field("The day, if one is agreed", help_text="Empty: the customer chooses one when they accept.")
    second_date = day_field("The half-day, if there is one")
    trainer = forms.ChoiceField(label="Who teaches", required=False, widget=forms.RadioSelect)
    valid_until = day_field("Valid until", required=True)
    notes = ProseField(label="A note on the quote", rows=3)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, quote: Quote, data: QueryDict | None = None) -> None:
        super().__init__(data, initial=_initial(quote))
        self._people: dict[str, User] = {str(one.pk): one for one in trainers()}
        choice = self.fields["trainer"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [("", "Not decided"), *((number, one.name) for number, one in self._people.items())]
        self.set_up_lines(lines_of(quote.lines), tax_of(business()))

    def clean(self) -> dict[str, object]:
        found: dict[str, object] = super().clean() or self.cleaned_data
        first, second = self.cleaned_data.get("date"), self.cleaned_data.get("second_date")
        if isinstance(second, date) and (not isinstance(first, date) or second <= first):
            self.add_error("second_date", "The half-day comes after the first day. Choose a later date.")
        self.check_lines()
        return found

    def details(self) -> QuoteDetails:
        clean = self.cleaned_data
        plain = ("to_name", "to_email", "to_address", "valid_until", "notes", "date", "second_date")
        return QuoteDetails(
            **{name: clean[name] for name in plain}, lines=self.lines(), trainer=self._people.get(clean["trainer"])
        )


def _initial(quote: Quote) -> dict[str, object]:
    plain = ("to_name", "to_email", "to_address", "valid_until", "notes", "version")
    known: dict[str, object] = {name: getattr(quote, name) for name in plain}
    days = {"date": quote.course.date, "second_date": quote.course.second_date}
    return known | days | {"trainer": str(quote.trainer_id or "")}
