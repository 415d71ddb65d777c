"""The provider's brand as a form."""

from typing import ClassVar

from django import forms

from trivet.content.customer import ProviderDetails
from trivet.web.people.fields import BrandedForm, ColourField, LineField, ProseField
from trivet.web.people.models import PROVIDER_FIELDS, Provider, Role, User
from trivet.web.people.queries import person_by_email


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
    trainer_note = ProseField(
        label="About the trainer", help_text="Two or three sentences for the leaflet and the pack."
    )
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


class TeamForm(forms.Form):
    """Somebody new at the desk."""

    roles: ClassVar = (
        (Role.TRAINER.value, "Trainer: customers, courses, events and what participants answer"),
        (
            Role.COORDINATOR.value,
            "Co-ordinator: the same, with enquiries, quotes and invoices, without participants’ answers",
        ),
        (Role.OWNER.value, "Owner: everything, with the brand, the standards, the prices and the team"),
    )
    name = LineField(label="Name", required=True)
    email = forms.EmailField(label="E-mail", max_length=254, help_text="They sign in with it.")
    role = forms.ChoiceField(
        label="What they may do", choices=roles, initial=Role.TRAINER.value, widget=forms.RadioSelect
    )

    def clean(self) -> dict[str, object]:
        found: dict[str, object] = super().clean() or self.cleaned_data
        known = person_by_email(str(self.cleaned_data.get("email", "")))
        if known and not self._just_made(known):
            self.add_error("email", "This address has an account already. Choose another one; nothing was changed.")
        return found

    def _just_made(self, known: User) -> bool:
        """By this very form, sent a moment ago."""
        same = (known.name, known.role) == (self.cleaned_data.get("name"), self.cleaned_data.get("role"))
        return same and not known.has_usable_password()
