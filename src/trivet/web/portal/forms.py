"""What a participant changes of their own booking."""

from collections.abc import Iterable

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from trivet.web.events.details import ChangedDetails, Needs, PersonDetails
from trivet.web.events.forms.booking import REGULATORS
from trivet.web.events.listing import Listed
from trivet.web.events.models import Booking
from trivet.web.events.models.people import LANGUAGES
from trivet.web.events.needs import needs_of
from trivet.web.people.fields import LineField, ProseField


class DetailsForm(forms.Form):
    """`details()` after is_valid()."""

    printed_name = LineField(
        label=_("Your name"),
        required=True,
        complete="name",
        most=300,
        help_text=_("As it should stand on your certificate."),
    )
    job_role = LineField(label=_("Your role"), complete="organization-title")
    regulator = forms.ChoiceField(label=_("Whose register are you on?"), choices=REGULATORS)
    registration_number = LineField(
        label=_("Registration number"), most=60, help_text=_("Printed on your record of training, if you give it.")
    )
    access_needs = ProseField(label=_("What do you need so that you can take part?"), rows=2)
    dietary_needs = LineField(label=_("Food"), most=400, help_text=_("Allergies, or what you do not eat."))
    language = forms.ChoiceField(
        label=_("In which language shall we write to you?"), choices=LANGUAGES, widget=forms.RadioSelect
    )

    def __init__(self, booking: Booking, data: QueryDict | None = None) -> None:
        person, needs = booking.participant, needs_of(booking)
        known = {
            "printed_name": booking.printed_name,
            "job_role": person.job_role,
            "regulator": person.regulator,
            "registration_number": person.registration_number,
            "access_needs": needs.access,
            "dietary_needs": needs.dietary,
            "language": booking.language,
        }
        super().__init__(data, initial=known)

    def details(self) -> ChangedDetails:
        clean = self.cleaned_data
        return ChangedDetails(
            printed_name=clean["printed_name"],
            language=clean["language"],
            needs=Needs(clean["access_needs"], clean["dietary_needs"]),
            job_role=clean["job_role"],
            regulator=clean["regulator"],
            registration_number=clean["registration_number"],
        )


class ColleagueForm(forms.Form):
    """Who comes instead. `person()` after is_valid()."""

    name = LineField(
        label=_("Your colleague’s name"), required=True, most=300, help_text=_("As it should stand on the certificate.")
    )
    email = forms.EmailField(label=_("Your colleague’s e-mail"), max_length=254)
    language = forms.ChoiceField(
        label=_("In which language shall we write to them?"), choices=LANGUAGES, widget=forms.RadioSelect
    )

    def __init__(self, booking: Booking, data: QueryDict | None = None) -> None:
        super().__init__(data, initial={"language": booking.language})
        self.booking = booking

    def person(self) -> PersonDetails:
        clean, own = self.cleaned_data, self.booking.participant
        organisation = own.organisation.name if own.organisation else ""
        return PersonDetails(clean["name"], clean["email"], clean["language"], organisation, sector=own.sector)


class MoveForm(forms.Form):
    """Another date with a free place. `slug` after is_valid()."""

    date = forms.ChoiceField(label=_("Choose another date"), widget=forms.RadioSelect)

    def __init__(self, dates: Iterable[tuple[Listed, str]], data: QueryDict | None = None) -> None:
        super().__init__(data)
        known = list(dates)
        self.dates = {one.event.slug: one.event for one, _words in known}
        field = self.fields["date"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one.event.slug, words) for one, words in known]


class LinksForm(forms.Form):
    """Whose links."""

    email = forms.EmailField(
        label=_("E-mail"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
