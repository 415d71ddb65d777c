"""The booking form: one page, no account."""

import uuid
from collections.abc import Iterator

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from trivet.content.schema.suitability import Suitability
from trivet.content.suitability import load_suitability
from trivet.vocabulary import Language, Regulator
from trivet.web.events.details import BookingDetails, PersonDetails
from trivet.web.events.models import Terms
from trivet.web.events.models.people import LANGUAGES
from trivet.web.people.fields import LineField, ProseField
from trivet.web.people.flood import GuardedForm

SECTORS = (
    ("", _("Choose one, if it fits")),
    ("probation", _("Probation")),
    ("drug-and-alcohol", _("Drug and alcohol")),
    ("youth-work", _("Youth work")),
    ("social-work", _("Social work")),
)
REGULATORS = (
    (Regulator.GENERAL.value, _("Another one, or none")),
    (Regulator.SOCIAL_WORK_ENGLAND.value, _("Social Work England")),
    (Regulator.SOCIAL_CARE_WALES.value, _("Social Care Wales")),
    (Regulator.SSSC.value, _("Scottish Social Services Council (SSSC)")),
    (Regulator.ADDICTION_PROFESSIONALS.value, _("Addiction Professionals")),
)
_PRIOR = "prior_"


class SentForm(GuardedForm):
    """A public form that may be sent twice, and in which a field is kept empty by everybody but robots."""

    submission = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, object]:
        found: dict[str, object] = super().clean() or self.cleaned_data
        if self.is_spam:
            self.add_error(
                None, _("The hidden field “Leave this empty” was filled in. Empty it and send the form again.")
            )
        return found


class BookingForm(SentForm):
    """`details()` after is_valid()."""

    name = LineField(
        label=_("Your name"),
        required=True,
        complete="name",
        most=300,
        help_text=_("As it should stand on your certificate."),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("Your confirmation, and the link to change or cancel, go there."),
    )
    organisation = LineField(label=_("Organisation"), complete="organization", most=300)
    job_role = LineField(label=_("Your role"), complete="organization-title")
    sector = forms.ChoiceField(label=_("Sector"), choices=SECTORS, required=False)
    regulator = forms.ChoiceField(
        label=_("Whose register are you on?"),
        choices=REGULATORS,
        initial=Regulator.GENERAL.value,
        help_text=_("Your record of training is set out the way they ask for it."),
    )
    access_needs = ProseField(
        label=_("What do you need so that you can take part?"),
        rows=2,
        help_text=_("Step-free access, a hearing loop, large print, breaks: whatever helps."),
    )
    dietary_needs = LineField(label=_("Food"), most=400, help_text=_("Allergies, or what you do not eat."))
    language = forms.ChoiceField(
        label=_("In which language shall we write to you?"), choices=LANGUAGES, widget=forms.RadioSelect
    )
    po_number = LineField(label=_("Purchase order number"), most=60)
    accept = forms.BooleanField(label=_("I accept the terms below."), required=False)

    def __init__(
        self, data: QueryDict | None = None, *, language: str = Language.ENGLISH.value, terms: Terms | None = None
    ) -> None:
        super().__init__(data, initial={"language": language, "submission": uuid.uuid4()})
        self.asked: Suitability = load_suitability()
        self.terms = terms
        for question in self.asked.questions:
            self.fields[f"{_PRIOR}{question.id}"] = forms.ChoiceField(
                label=question.asks.words(language),
                required=False,
                choices=[(one.id, one.says.words(language)) for one in question.answers],
                widget=forms.RadioSelect,
            )
        if terms is None:
            del self.fields["accept"]

    def clean_accept(self) -> bool:
        if not self.cleaned_data["accept"]:
            raise forms.ValidationError(_("Tick this to book: we can only take a booking under our terms."))
        return True

    def prior_fields(self) -> Iterator[forms.BoundField]:
        return (self[name] for name in self.fields if name.startswith(_PRIOR))

    def details(self, *, source: str = "public") -> BookingDetails:
        clean = self.cleaned_data
        names = ("name", "email", "language", "organisation", "job_role", "sector", "regulator")
        return BookingDetails(
            PersonDetails(**{name: clean[name] for name in names}),
            prior={name.removeprefix(_PRIOR): clean[name] for name in clean if name.startswith(_PRIOR) and clean[name]},
            access_needs=clean["access_needs"],
            dietary_needs=clean["dietary_needs"],
            po_number=clean["po_number"],
            terms=self.terms,
            source=source,
        )
