"""A venue as a form, with the checklist of what a day of rehearsal needs."""

import uuid

from django import forms
from django.http import QueryDict

from trivet.vocabulary import Nation
from trivet.web.events.details import VENUE_FIELDS, VenueDetails
from trivet.web.events.forms.fields import check_postcode
from trivet.web.events.models import Venue
from trivet.web.people.fields import LineField, ProseField
from trivet.web.training.models import NATIONS

FEATURES = (
    ("step-free", "Step-free from the street to the room"),
    ("toilet", "Accessible toilet"),
    ("hearing-loop", "Hearing loop that works"),
    ("quiet-room", "Quiet room to withdraw to"),
    ("second-room", "Second room, or corners for groups of three"),
    ("cabaret", "Tables that can be moved"),
    ("wall-space", "Wall to put paper on"),
    ("projector", "Projector and sound"),
    ("flipchart", "Flipchart"),
    ("wifi", "Wi-Fi for guests"),
    ("catering", "Food and drink"),
    ("parking", "Parking"),
    ("public-transport", "Bus or train within ten minutes’ walk"),
    ("secure-site", "Secure site: identity checks, phones may be banned, time at the gate"),
)
FEATURE_WORDS = dict(FEATURES)


class VenueForm(forms.Form):
    """`details()` after is_valid()."""

    name = LineField(label="Name", required=True)
    address = ProseField(label="Address", rows=3)
    postcode = LineField(label="Postcode", most=10)
    nation = forms.ChoiceField(label="Nation", choices=NATIONS, widget=forms.RadioSelect)
    region = LineField(label="Region", most=60, help_text="As people look for it: North West, Gwynedd, Highland.")
    seats = forms.IntegerField(label="People in the room", required=False, min_value=1, max_value=2000)
    features = forms.MultipleChoiceField(
        label="What it has", choices=FEATURES, required=False, widget=forms.CheckboxSelectMultiple
    )
    travel = ProseField(label="Getting there", rows=3, help_text="In the joining instructions.")
    access = ProseField(
        label="Getting in", rows=3, help_text="Steps, lifts, doors, the hearing loop. On the public page."
    )
    contact = LineField(label="Whom to ring there", most=300)
    notes = ProseField(label="Notes for the desk", rows=3)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    submission = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, venue: Venue | None = None) -> None:
        known: dict[str, object] = {"submission": uuid.uuid4(), "nation": Nation.ENGLAND.value}
        if venue is not None:
            known = {name: getattr(venue, name) for name in VENUE_FIELDS} | {"version": venue.version}
        super().__init__(data, initial=known)

    def clean(self) -> dict[str, object]:
        found: dict[str, object] = super().clean() or self.cleaned_data
        check_postcode(self, "postcode")
        return found

    def details(self) -> VenueDetails:
        known = {name: self.cleaned_data[name] for name in VENUE_FIELDS}
        return VenueDetails(**known | {"nation": Nation(known["nation"]), "features": tuple(known["features"])})
