"""Bookings by hand, and the reason for calling an event off."""

import uuid

from django import forms
from django.http import QueryDict

from trivet.vocabulary import Language, Regulator
from trivet.web.events.details import BookingDetails, ChangedDetails, Needs, PersonDetails
from trivet.web.events.models import Booking
from trivet.web.events.models.people import LANGUAGES, REGULATORS
from trivet.web.events.needs import needs_of
from trivet.web.people.fields import LineField, ProseField
from trivet.web.training.models import SECTORS


class ByHandForm(forms.Form):
    """Somebody who rang or wrote. Only the name is needed. `details()` after is_valid()."""

    name = LineField(label="Name", required=True, most=300, help_text="As it should stand on the certificate.")
    email = forms.EmailField(
        label="E-mail", required=False, max_length=254, help_text="Without one they get no letters."
    )
    organisation = LineField(label="Organisation", most=300)
    job_role = LineField(label="Role")
    sector = forms.ChoiceField(label="Sector", choices=(("", "Not said"), *SECTORS), required=False)
    regulator = forms.ChoiceField(label="Register", choices=REGULATORS, initial=Regulator.GENERAL.value)
    language = forms.ChoiceField(label="Letters in", choices=LANGUAGES, widget=forms.RadioSelect)
    access_needs = ProseField(label="Access needs", rows=2, help_text="Sealed; deleted 30 days after the event.")
    dietary_needs = LineField(label="Food", most=400)
    po_number = LineField(label="Purchase order number", most=60)
    submission = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data, initial={"language": Language.ENGLISH.value, "submission": uuid.uuid4()})

    def details(self, *, source: str = "desk") -> BookingDetails:
        clean = self.cleaned_data
        names = ("name", "email", "language", "organisation", "job_role", "sector", "regulator")
        return BookingDetails(
            PersonDetails(**{name: clean[name] for name in names}),
            access_needs=clean["access_needs"],
            dietary_needs=clean["dietary_needs"],
            po_number=clean["po_number"],
            source=source,
        )


class BookingEditForm(forms.Form):
    """What the desk corrects of a booking; needs only for those who teach. `details()` after is_valid()."""

    printed_name = LineField(label="Name on the certificate", required=True, most=300)
    language = forms.ChoiceField(label="Letters in", choices=LANGUAGES, widget=forms.RadioSelect)
    access_needs = ProseField(label="Access needs", rows=2)
    dietary_needs = LineField(label="Food", most=400)
    po_number = LineField(label="Purchase order number", most=60)

    def __init__(self, booking: Booking, data: QueryDict | None = None, *, with_needs: bool) -> None:
        needs = needs_of(booking) if with_needs else Needs()
        known = {name: getattr(booking, name) for name in ("printed_name", "language", "po_number")}
        super().__init__(data, initial=known | {"access_needs": needs.access, "dietary_needs": needs.dietary})
        self.with_needs = with_needs
        if not with_needs:
            del self.fields["access_needs"], self.fields["dietary_needs"]

    def details(self) -> ChangedDetails:
        clean = self.cleaned_data
        needs = Needs(clean["access_needs"], clean["dietary_needs"]) if self.with_needs else None
        return ChangedDetails(clean["printed_name"], clean["language"], needs, po_number=clean["po_number"])


class WhyForm(forms.Form):
    """Why an event is called off: printed in the letters."""

    why = LineField(label="Why", most=500, help_text="Everybody who has booked or waits reads this.")
