"""The provider's brand as a form."""

from django import forms

from trivet.content.customer import ProviderDetails
from trivet.web.people.fields import BrandedForm, ColourField, LineField, ProseField
from trivet.web.people.models import PROVIDER_FIELDS, Provider


class BrandForm(BrandedForm):
    """Everything on the brand page. `details()` after is_valid()."""

    name = LineField(label="Name of your company", required=True, complete="organization")
    strapline = LineField(label="Strapline", help_text="One line under the name. Leave it empty if you have none.")
    email = LineField(label="E-mail", kind="email", complete="email")
    phone = LineField(label="Phone", kind="tel", complete="tel")
    website = LineField(label="Website", help_text="As you would say it aloud: example.org")
    address = LineField(label="Postal address", complete="street-address")
    colour = ColourField(label="Main colour", help_text="For buttons, covers and headings.")
    accent = ColourField(label="Accent colour", accent=True, help_text="Used sparingly, for small marks.")
    trainer = LineField(label="Trainer", help_text="Printed where a course names nobody else.")
    trainer_note = ProseField(label="About the trainer", help_text="Two or three sentences for the leaflet and the pack.")
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def is_printable(self) -> bool:
        """Everything that shows on a document is right, whatever else is not."""
        return not set(PROVIDER_FIELDS) & set(self.errors)

    def details(self) -> ProviderDetails:
        return ProviderDetails(**{name: self.cleaned_data[name] for name in PROVIDER_FIELDS})

    @classmethod
    def of(cls, row: Provider) -> "BrandForm":
        """The form as it is first shown."""
        known = {name: getattr(row, name) for name in PROVIDER_FIELDS}
        return cls(initial={**known, "version": row.version, "logo_alt": row.logo_alt})
