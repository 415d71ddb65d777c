"""The public enquiry: a day that follows what one ticks, where it would be, and who asks."""

import uuid
from collections.abc import Mapping
from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from trivet.content import Library
from trivet.content.customer import CourseDetails, CustomerDetails
from trivet.events.nations import Fault, Located, PostcodeError, locate
from trivet.vocabulary import Delivery, Nation, Sector
from trivet.web.people.fields import LineField, ProseField
from trivet.web.people.flood import GuardedForm
from trivet.web.sales.details import Asked
from trivet.web.sales.forms.fields import day_field
from trivet.web.training.planning import Planned, planned

SECTORS = (
    (Sector.PROBATION.value, _("Probation or justice social work")),
    (Sector.DRUG_AND_ALCOHOL.value, _("Drug and alcohol services")),
    (Sector.YOUTH_WORK.value, _("Youth work")),
    (Sector.SOCIAL_WORK.value, _("Social work")),
)
NATIONS = (
    (Nation.ENGLAND.value, _("England")),
    (Nation.WALES.value, _("Wales")),
    (Nation.SCOTLAND.value, _("Scotland")),
)
DELIVERIES = ((Delivery.IN_PERSON.value, _("In a room, with us")), (Delivery.ONLINE.value, _("Online")))
LANGUAGES = (("en", "English"), ("cy", "Cymraeg"))
_NATION_WORDS = dict(NATIONS)
#: The fields on which the day hangs: nothing about a person, so that an address may carry them.
DAY_FIELDS = ("sector", "nation", "group_size", "options", "half_day")
_DATES = ("date_1", "date_2", "date_3")


class AskForm(GuardedForm):
    """`asked()` after is_valid(); `planned` and `standards_for` whatever else is wrong."""

    sector = forms.ChoiceField(label=_("Who would come?"), choices=SECTORS, widget=forms.RadioSelect)
    nation = forms.ChoiceField(
        label=_("Whose law and words apply?"),
        choices=NATIONS,
        widget=forms.RadioSelect,
        help_text=_("Where your organisation works: it decides the words, the examples and the standards."),
    )
    group_size = forms.IntegerField(label=_("How many people?"), min_value=2, max_value=40)
    options = forms.MultipleChoiceField(label=_("Add to the day"), required=False, widget=forms.CheckboxSelectMultiple)
    half_day = forms.BooleanField(label=_("Teach what is added on a second half-day"), required=False)
    delivery = forms.ChoiceField(label=_("Where?"), choices=DELIVERIES, widget=forms.RadioSelect)
    postcode = LineField(
        label=_("Postcode of the venue"), most=10, complete="postal-code", help_text=_("If you know it already.")
    )
    venue_nation = forms.ChoiceField(label=_("In which nation?"), required=False, widget=forms.RadioSelect)
    date_1 = day_field(_("A day that would suit you"))
    date_2 = day_field(_("A second choice"))
    date_3 = day_field(_("A third choice"))
    organisation = LineField(label=_("Your organisation"), required=True, complete="organization")
    name = LineField(label=_("Your name"), required=True, complete="name")
    email = forms.EmailField(label=_("Your e-mail address"), max_length=254)
    phone = LineField(label=_("Your telephone number"), kind="tel", complete="tel", most=60)
    language = forms.ChoiceField(
        label=_("In which language shall we write to you?"), choices=LANGUAGES, widget=forms.RadioSelect
    )
    notes = ProseField(
        label=_("What should we know?"), help_text=_("What brings you to ask, and what must not happen.")
    )
    submission = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        library: Library,
        data: QueryDict | None = None,
        *,
        shown: QueryDict | None = None,
        language: str,
        today: date,
    ) -> None:
        super().__init__(data, initial=_initial(library, shown, language))
        self.library, self.today = library, today
        self.located: Located | None = None
        self.choose("options", [(one, library.module(one).title) for one in library.course.options])
        self.choose("venue_nation", list(NATIONS))

    def choose(self, name: str, choices: list[tuple[str, object]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean(self) -> dict[str, object]:
        found: dict[str, object] = super().clean() or self.cleaned_data
        for name in _DATES:
            day = self.cleaned_data.get(name)
            if isinstance(day, date) and day <= self.today:
                self.add_error(name, gettext("Choose a day that lies ahead."))
        if self.cleaned_data.get("delivery") == Delivery.IN_PERSON and self.cleaned_data.get("postcode"):
            self._locate(str(self.cleaned_data["postcode"]))
        return found

    @property
    def asks_nation(self) -> bool:
        """The postcode lies in two nations, so somebody has to say."""
        return self.located is not None and self.located.nation is None

    @property
    def planned(self) -> Planned:
        """The day as it stands in the form."""
        known = self._day_values()
        if known is None:
            return Planned(
                None, gettext("Say who would come, how many, and where you work: then the day appears here.")
            )
        sector, nation, course = known
        customer = CustomerDetails(name="-", sector=sector, nation=nation)
        found = planned(self.library, customer, course)
        fits = tuple(
            offer for offer in found.offers if (offer.course.start, offer.course.end) == (course.start, course.end)
        )
        return Planned(found.plan, found.reason, fits)

    @property
    def audience(self) -> tuple[Sector, Nation] | None:
        known = self._day_values()
        return (known[0], known[1]) if known else None

    def asked(self) -> Asked:
        clean = self.cleaned_data
        plain = ("name", "organisation", "email", "phone", "language", "sector", "nation", "delivery", "group_size")
        in_room = clean["delivery"] == Delivery.IN_PERSON
        return Asked(
            **{name: clean[name] for name in plain},
            postcode=self.located.postcode if self.located and in_room else "",
            venue_nation=self._venue_nation() if in_room else "",
            options=tuple(clean["options"]),
            half_day=clean["half_day"],
            dates=tuple(dict.fromkeys(day for name in _DATES if (day := clean[name]))),
            notes=clean["notes"],
        )

    def _venue_nation(self) -> str:
        if self.located is None:
            return ""
        return (self.located.nation or str(self.cleaned_data["venue_nation"])).strip()

    def _locate(self, typed: str) -> None:
        try:
            self.located = locate(typed)
        except PostcodeError as error:
            self.add_error("postcode", _sentence(error))
            return
        if self.located.nation is None:
            nations = [(one.value, _NATION_WORDS[one.value]) for one in self.located.nations]
            self.choose("venue_nation", list(nations))
            if self.cleaned_data.get("venue_nation") not in self.located.nations:
                self.add_error("venue_nation", _question(self.located))

    def _day_values(self) -> tuple[Sector, Nation, CourseDetails] | None:
        if not self.is_bound:
            return _values(self.initial)
        self.errors  # noqa: B018 -- fills cleaned_data
        return _values(self.cleaned_data) if all(name in self.cleaned_data for name in DAY_FIELDS) else None


def _values(known: Mapping[str, object]) -> tuple[Sector, Nation, CourseDetails]:
    course = CourseDetails.model_validate({name: known[name] for name in ("options", "half_day", "group_size")})
    return Sector(str(known["sector"])), Nation(str(known["nation"])), course


def _initial(library: Library, shown: QueryDict | None, language: str) -> dict[str, object]:
    """What is ticked at first: the usual day, or the one that an address carries."""
    usual: dict[str, object] = {
        "sector": Sector.PROBATION.value, "nation": "wales" if language == "cy" else "england", "group_size": 12,
        "options": [], "half_day": False, "delivery": Delivery.IN_PERSON.value, "language": language,
        "submission": uuid.uuid4(),
    }  # fmt: skip
    if shown is None:
        return usual
    size = shown.get("group_size", "")
    return usual | {
        "sector": _one_of(shown.get("sector"), Sector, usual["sector"]),
        "nation": _one_of(shown.get("nation"), Nation, usual["nation"]),
        "group_size": min(max(int(size), 2), 40) if size.isascii() and size.isdigit() and len(size) < 4 else 12,
        "options": [one for one in library.course.options if one in shown.getlist("options")],
        "half_day": "half_day" in shown,
    }


def _one_of(value: str | None, known: "type[Sector] | type[Nation]", usual: object) -> object:
    return value if value in {one.value for one in known} else usual


def _sentence(error: PostcodeError) -> str:
    """The fault in the reader's language."""
    if error.fault is Fault.SHAPE:
        return gettext("This is not a whole UK postcode. One looks like LA1 1AA or SY10 7AB.")
    if error.fault is Fault.ELSEWHERE:
        words = gettext(
            "That postcode is in %(where)s. We teach in England, Wales and Scotland, and online from there."
        )
        return words % {"where": error.where}
    return gettext("No British postcode begins like that. Look at it again.")


def _question(located: Located) -> str:
    first, second = (str(_NATION_WORDS[one.value]) for one in located.nations[:2])
    words = gettext("%(code)s lies in both %(first)s and %(second)s. In which of them is the venue?")
    return words % {"code": located.outward, "first": first, "second": second}
