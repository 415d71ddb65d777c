"""An invoice that has not been issued, as a form."""

from django import forms
from django.http import QueryDict

from trivet.web.events.queries import business
from trivet.web.people.fields import LineField, ProseField
from trivet.web.sales.details import InvoiceDetails
from trivet.web.sales.forms.fields import LinedForm, day_field
from trivet.web.sales.lines import lines_of
from trivet.web.sales.models import Invoice
from trivet.web.sales.pricing import tax_of

_PLAIN = ("buyer_name", "buyer_address", "buyer_email", "po_number", "title", "notes", "supplied_on")


class InvoiceForm(LinedForm):
    """`details()` after is_valid()."""

    buyer_name = LineField(label="Who pays", required=True, most=300)
    buyer_address = ProseField(label="Their postal address", rows=3)
    buyer_email = forms.EmailField(label="E-mail", max_length=254, required=False)
    po_number = LineField(label="Purchase order number", most=60)
    title = LineField(label="For", most=300)
    supplied_on = day_field("Day of the course")
    notes = ProseField(label="A note on the invoice", rows=3)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, invoice: Invoice, data: QueryDict | None = None) -> None:
        super().__init__(data, initial={name: getattr(invoice, name) for name in (*_PLAIN, "version")})
        self.set_up_lines(lines_of(invoice.lines), tax_of(business()))

    def clean(self) -> dict[str, object]:
        found: dict[str, object] = super().clean() or self.cleaned_data
        self.check_lines()
        return found

    def details(self) -> InvoiceDetails:
        return InvoiceDetails(**{name: self.cleaned_data[name] for name in _PLAIN}, lines=self.lines())
