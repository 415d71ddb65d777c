"""What a customer says to a quote."""

from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from trivet.web.people.fields import LineField, ProseField
from trivet.web.sales.details import Acceptance
from trivet.web.sales.forms.fields import day_field
from trivet.web.sales.models import Quote


class AcceptForm(forms.Form):
    """`acceptance()` after is_valid(). Where no day is agreed, one is asked for."""

    name = LineField(label=_("Your name"), required=True, complete="name")
    role = LineField(label=_("Your role"), required=True, complete="organization-title")
    po_number = LineField(label=_("Purchase order number"), most=60, help_text=_("If your organisation uses one."))
    wanted = forms.ChoiceField(label=_("Which day?"), required=False, widget=forms.RadioSelect)
    other_day = day_field(_("Another day"))
    agreed = forms.BooleanField(label=_("I may order this for my organisation, and accept the price and the terms."))

    def __init__(self, quote: Quote, data: QueryDict | None = None, *, today: date) -> None:
        super().__init__(data)
        self.today, self.asks_day = today, quote.offered().date is None
        self.days = [date.fromisoformat(day) for day in (quote.enquiry.dates if quote.enquiry else [])]
        self.days = [day for day in self.days if day > today]
        wanted = self.fields["wanted"]
        assert isinstance(wanted, forms.ChoiceField)
        wanted.choices = [(f"{day}", date_format(day, "l j F Y")) for day in self.days]
        self.fields["agreed"].error_messages["required"] = gettext("Tick this to accept.")

    def clean(self) -> dict[str, object]:
        found: dict[str, object] = super().clean() or self.cleaned_data
        other = self.cleaned_data.get("other_day")
        if self.asks_day and not other and not self.cleaned_data.get("wanted"):
            self.add_error("other_day", gettext("Choose a day, so that we can keep it for you."))
        if isinstance(other, date) and other <= self.today:
            self.add_error("other_day", gettext("Choose a day that lies ahead."))
        return found

    def acceptance(self) -> Acceptance:
        clean = self.cleaned_data
        chosen = date.fromisoformat(clean["wanted"]) if clean["wanted"] else None
        return Acceptance(clean["name"], clean["role"], clean["po_number"], clean["other_day"] or chosen)


class DeclineForm(forms.Form):
    why = ProseField(label=_("Would you tell us why?"), rows=2)
