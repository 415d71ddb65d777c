"""People and organisations as forms."""

from django import forms

from trivet.vocabulary import Regulator
from trivet.web.events.models import Organisation, Participant
from trivet.web.events.models.people import LANGUAGES, REGULATORS
from trivet.web.people.fields import LineField
from trivet.web.training.models import NATIONS, SECTORS

PERSON_FIELDS = ("name", "email", "job_role", "sector", "regulator", "registration_number", "language")
_NOT_SAID = ("", "Not said")


class PersonForm(forms.Form):
    """Somebody the provider knows. The name on a booking that is already made is changed on the booking."""

    name = LineField(label="Name", required=True, most=300)
    email = forms.EmailField(label="E-mail", required=False, max_length=254)
    organisation = LineField(label="Organisation", most=300, help_text="One that is known is found by its name.")
    job_role = LineField(label="Role")
    sector = forms.ChoiceField(label="Sector", required=False, choices=(_NOT_SAID, *SECTORS))
    regulator = forms.ChoiceField(label="Regulator", choices=REGULATORS, initial=Regulator.GENERAL.value)
    registration_number = LineField(label="Registration number", most=60)
    language = forms.ChoiceField(label="Language of letters and certificate", choices=LANGUAGES)

    @classmethod
    def of(cls, row: Participant) -> "PersonForm":
        known: dict[str, object] = {name: getattr(row, name) for name in PERSON_FIELDS}
        return cls(initial={**known, "organisation": row.organisation.name if row.organisation else ""})


class OrganisationForm(forms.Form):
    name = LineField(label="Name", required=True, most=300)
    nation = forms.ChoiceField(label="Nation", required=False, choices=(_NOT_SAID, *NATIONS))

    @classmethod
    def of(cls, row: Organisation) -> "OrganisationForm":
        return cls(initial={"name": row.name, "nation": row.nation})
