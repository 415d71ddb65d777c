"""A customer as a form: names, look, people to turn to, local policies and words of their own."""

import uuid
from collections.abc import Iterator, Mapping

from django import forms
from django.http import QueryDict

from trivet.content.customer import Contact, CustomerDetails, Policies
from trivet.vocabulary import TERM_KEYS, Nation, Sector
from trivet.web.people.fields import BrandedForm, ColourField, Files, LineField, ProseField
from trivet.web.training.models import NATIONS, SECTORS, Customer

MOST_CONTACTS = 12
_PARTS = (("role", "Role", "text"), ("name", "Name", "text"), ("phone", "Phone", "tel"), ("email", "E-mail", "email"))
_POLICIES = ("safeguarding", "confidentiality", "information_sharing")


class CustomerForm(BrandedForm):
    """`details()` after is_valid()."""

    asking = BrandedForm.asking | {"add_contact"}
    name = LineField(label="Name", required=True)
    name_cy = LineField(label="Name in Welsh", help_text="Printed beside the English name, for a bilingual header.")
    sector = forms.ChoiceField(label="Sector", choices=SECTORS, widget=forms.RadioSelect)
    nation = forms.ChoiceField(label="Nation", choices=NATIONS, widget=forms.RadioSelect)
    colour = ColourField(label="Main colour", required=False, help_text="Leave it empty for your own.")
    accent = ColourField(label="Accent colour", accent=True, required=False, help_text="Leave it empty for your own.")
    safeguarding = ProseField(label="Safeguarding", help_text="Whom to tell, and when. Printed in the pack.")
    confidentiality = ProseField(label="Confidentiality")
    information_sharing = ProseField(label="Sharing information")
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    submission = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: QueryDict | None = None,
        files: "Files | None" = None,
        *,
        customer: Customer | None = None,
        usual_words: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(data, files, initial=_initial(customer))
        self._contacts = _rows_wanted(data, customer)
        for number in range(self._contacts):
            for part, label, kind in _PARTS:
                self.fields[f"contact_{number}_{part}"] = LineField(label=label, kind=kind)
        for key in sorted(TERM_KEYS):
            usual = (usual_words or {}).get(key, "")
            self.fields[f"term_{key}"] = LineField(
                label=key.replace("_", " ").capitalize(), help_text=f"Usually “{usual}”." if usual else ""
            )

    def clean(self) -> dict[str, object]:
        found = super().clean()
        for number in range(self._contacts):
            row = self._contact(number)
            if any(row.values()) and not row["role"]:
                self.add_error(f"contact_{number}_role", "Say what this person does, for example “Safeguarding lead”.")
        return found

    def details(self) -> CustomerDetails:
        clean = self.cleaned_data
        contacts = [row for number in range(self._contacts) if (row := self._contact(number))["role"]]
        return CustomerDetails(
            name=clean["name"],
            name_cy=clean["name_cy"],
            sector=Sector(clean["sector"]),
            nation=Nation(clean["nation"]),
            colour=clean["colour"] or None,
            accent=clean["accent"] or None,
            contacts=tuple(Contact(**row) for row in contacts),
            policies=Policies(**{name: clean[name] for name in _POLICIES}),
            terms={key: clean[f"term_{key}"] for key in sorted(TERM_KEYS) if clean[f"term_{key}"]},
        )

    @property
    def contact_count(self) -> int:
        return self._contacts

    def contact_rows(self) -> Iterator[tuple[int, list[forms.BoundField]]]:
        for number in range(self._contacts):
            yield number + 1, [self[f"contact_{number}_{part}"] for part, _, _ in _PARTS]

    def term_fields(self) -> list[forms.BoundField]:
        return [self[f"term_{key}"] for key in sorted(TERM_KEYS)]

    def _contact(self, number: int) -> dict[str, str]:
        return {part: str(self.cleaned_data.get(f"contact_{number}_{part}") or "") for part, _, _ in _PARTS}


def _rows_wanted(data: QueryDict | None, customer: Customer | None) -> int:
    """As many rows as there are contacts and an empty one; one more each time somebody asks for it."""
    if data is None:
        return min(len(customer.contacts) + 1 if customer else 2, MOST_CONTACTS)
    asked = data.get("contacts", "2")
    rows = int(asked) if asked.isdigit() and len(asked) < 4 else 2
    return min(rows + ("add_contact" in data), MOST_CONTACTS)


def _initial(customer: Customer | None) -> dict[str, object]:
    if customer is None:
        return {"submission": uuid.uuid4(), "nation": Nation.ENGLAND.value}
    plain = ("name", "name_cy", "sector", "nation", "colour", "accent", "version", "logo_alt", *_POLICIES)
    known: dict[str, object] = {name: getattr(customer, name) for name in plain}
    for number, contact in enumerate(customer.contacts):
        known |= {f"contact_{number}_{part}": contact.get(part, "") for part, _, _ in _PARTS}
    return known | {f"term_{key}": word for key, word in customer.terms.items()}
