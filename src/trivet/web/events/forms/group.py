"""Booking for several people: who books, and their names."""

import uuid
from collections.abc import Iterator

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from trivet.vocabulary import Language
from trivet.web.events.details import BookingDetails, GroupDetails, PersonDetails
from trivet.web.events.finding import plain
from trivet.web.events.forms.booking import SentForm
from trivet.web.events.models import Terms
from trivet.web.events.models.people import LANGUAGES
from trivet.web.people.fields import LineField

MOST_PEOPLE = 30
_FIRST_ROWS, _MORE_ROWS = 3, 3


class GroupForm(SentForm):
    """`details()` after is_valid(). Empty rows are left out."""

    name = LineField(label=_("Your name"), required=True, complete="name", most=300)
    email = forms.EmailField(
        label=_("Your e-mail"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("The summary goes to you; each person has a confirmation and a link of their own."),
    )
    organisation = LineField(label=_("Organisation"), complete="organization", most=300)
    po_number = LineField(label=_("Purchase order number"), most=60)
    language = forms.ChoiceField(
        label=_("In which language shall we write to you?"), choices=LANGUAGES, widget=forms.RadioSelect
    )
    accept = forms.BooleanField(label=_("I accept the terms below."), required=False)

    def __init__(
        self, data: QueryDict | None = None, *, language: str = Language.ENGLISH.value, terms: Terms | None = None
    ) -> None:
        super().__init__(data, initial={"language": language, "submission": uuid.uuid4()})
        self.terms = terms
        self.rows = _rows_wanted(data)
        for at in range(self.rows):
            self.fields[f"name_{at}"] = LineField(label=_("Name"), most=300)
            self.fields[f"email_{at}"] = forms.EmailField(label=_("E-mail"), max_length=254, required=False)
            self.fields[f"language_{at}"] = forms.ChoiceField(
                label=_("Language"), choices=LANGUAGES, required=False, initial=language
            )
        if terms is None:
            del self.fields["accept"]

    @property
    def is_asking(self) -> bool:
        """Somebody wants more rows rather than the places."""
        return self.is_bound and "add_people" in self.data

    def clean_accept(self) -> bool:
        if not self.cleaned_data["accept"]:
            raise forms.ValidationError(_("Tick this to book: we can only take a booking under our terms."))
        return True

    def clean(self) -> dict[str, object]:
        found = super().clean()
        seen: set[tuple[str, str]] = set()
        for at in range(self.rows):
            name, email = (str(self.cleaned_data.get(f"{part}_{at}") or "") for part in ("name", "email"))
            if email and not name:
                self.add_error(f"name_{at}", _("Say whose address this is."))
            if name and not email and f"email_{at}" not in self.errors:
                self.add_error(f"email_{at}", _("Each person gets their own letter, so we need an address."))
            if name and (plain(name), email.lower()) in seen:
                self.add_error(f"name_{at}", _("This person stands here twice."))
            seen.add((plain(name), email.lower()))
        if not self.errors and not self.people():
            self.add_error("name_0", _("Give at least one name."))
        return found

    def person_rows(self) -> Iterator[tuple[int, list[forms.BoundField]]]:
        for at in range(self.rows):
            yield at + 1, [self[f"{part}_{at}"] for part in ("name", "email", "language")]

    def people(self) -> tuple[BookingDetails, ...]:
        return tuple(self._person(at) for at in range(self.rows) if self.cleaned_data.get(f"name_{at}"))

    def details(self) -> GroupDetails:
        clean = self.cleaned_data
        return GroupDetails(
            name=clean["name"],
            email=clean["email"],
            people=self.people(),
            organisation=clean["organisation"],
            po_number=clean["po_number"],
            language=clean["language"],
        )

    def _person(self, at: int) -> BookingDetails:
        clean = self.cleaned_data
        person = PersonDetails(
            name=clean[f"name_{at}"],
            email=str(clean.get(f"email_{at}") or ""),
            language=str(clean.get(f"language_{at}") or clean.get("language") or Language.ENGLISH.value),
            organisation=str(clean.get("organisation") or ""),
        )
        return BookingDetails(person, po_number=str(clean.get("po_number") or ""), terms=self.terms, source="group")


def _rows_wanted(data: QueryDict | None) -> int:
    if data is None:
        return _FIRST_ROWS
    asked = data.get("rows", "")
    rows = int(asked) if asked.isdecimal() and len(asked) < 4 else _FIRST_ROWS
    return max(1, min(rows + (_MORE_ROWS if "add_people" in data else 0), MOST_PEOPLE))
