"""An event as a form: when, where, for how many, by whom, at what price."""

import uuid
from datetime import date

from django import forms
from django.http import QueryDict

from trivet.content.customer import CourseDetails
from trivet.vocabulary import Delivery, EventKind, Nation
from trivet.web.events.details import EVENT_FIELDS, EventDetails, VenueDetails
from trivet.web.events.forms.fields import PoundsField, check_postcode, count_field, day_field, tick
from trivet.web.events.models import Business, Event, Venue
from trivet.web.events.models.event import DELIVERIES, TAUGHT_IN
from trivet.web.events.queries import business, course_as_held, venues
from trivet.web.people.fields import LineField, ProseField
from trivet.web.people.models import User
from trivet.web.people.queries import team
from trivet.web.training.forms.course import TimeOfDayField
from trivet.web.training.models import NATIONS, Course
from trivet.web.training.planning import Planned, planned
from trivet.web.training.queries import library


class EventFields(forms.Form):
    """What every event form asks. `event_details()` and `new_venue()` after is_valid()."""

    nation = forms.ChoiceField(
        label="Nation",
        choices=NATIONS,
        widget=forms.RadioSelect,
        help_text="Of the venue; of an online event, the trainer’s.",
    )
    date = day_field("Date", required=True)
    second_date = day_field("Second date")
    start = TimeOfDayField(label="Starts at")
    end = TimeOfDayField(label="Ends at")
    delivery = forms.ChoiceField(label="How it is held", choices=DELIVERIES, widget=forms.RadioSelect)
    venue = forms.ModelChoiceField(
        label="Venue", queryset=Venue.objects.none(), required=False, empty_label="Not chosen yet"
    )
    venue_name = LineField(label="Or a new venue", help_text="Its name. It is kept for next time.")
    venue_postcode = LineField(label="Its postcode", most=10)
    venue_address = ProseField(label="Its address", rows=2)
    room = LineField(label="Room")
    online_link = LineField(label="Link to join online", kind="url", most=500)
    trainer = forms.ModelChoiceField(
        label="Trainer", queryset=User.objects.none(), required=False, empty_label="Nobody yet"
    )
    co_trainer = forms.ModelChoiceField(
        label="Second trainer", queryset=User.objects.none(), required=False, empty_label="Nobody"
    )
    travel_before = count_field("Days of travel before", 0, 5)
    travel_after = count_field("Days of travel after", 0, 5)
    capacity = count_field("Places", 1, 500)
    minimum = count_field("Goes ahead with", 1, 500, help_text="1 means: whoever comes.")
    decide_by = day_field("Decide by", help_text="Until then a tentative event has that many, or you cancel it.")
    price = PoundsField(label="Price a place, in pounds", help_text="Before VAT. Leave it empty to show none.")
    taught_in = forms.ChoiceField(label="Taught in", choices=TAUGHT_IN, widget=forms.RadioSelect)
    takes_bookings = tick("Takes bookings on the site")
    threshold = count_field("Per cent of the minutes for a full certificate", 1, 100)
    requires_check = tick("The knowledge check must be passed for a certificate of achievement")
    bilingual_certificate = tick("Certificates in English and Welsh")
    opens_before = count_field("Self check-in opens, minutes before the start", 0, 240)
    closes_after = count_field("Self check-in closes, minutes after the start", 0, 480)
    joining_notes = ProseField(label="For the joining instructions", rows=3)
    emergency_phone = LineField(label="Telephone on the day", kind="tel", most=60)
    notes = ProseField(label="Notes for the desk", rows=3)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    submission = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def choose_rows(self) -> None:
        """The venues and the team as they are now."""
        for name, rows in (("venue", venues()), ("trainer", team()), ("co_trainer", team())):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows

    def clean(self) -> dict[str, object]:
        found: dict[str, object] = super().clean() or self.cleaned_data
        clean = self.cleaned_data
        first, second = clean.get("date"), clean.get("second_date")
        if first and second and second <= first:
            self._wrong("second_date", "The second date comes after the first. Choose a later one.")
        if first and clean.get("decide_by") and clean["decide_by"] > first:
            self._wrong("decide_by", "Decide before the event, not after it.")
        if (clean.get("minimum") or 1) > (clean.get("capacity") or 500):
            self._wrong("minimum", "It cannot need more people than there are places.")
        if clean.get("trainer") and clean.get("trainer") == clean.get("co_trainer"):
            self._wrong("co_trainer", "That is the first trainer already.")
        self._check_place()
        return found

    def event_details(self, kind: EventKind) -> EventDetails:
        known = {name: self.cleaned_data[name] for name in EVENT_FIELDS if name != "kind"}
        known |= {"delivery": Delivery(known["delivery"]), "nation": Nation(known["nation"]), "kind": kind}
        if known["delivery"] is Delivery.ONLINE:
            known["venue"] = None
        return EventDetails(**known)

    def new_venue(self) -> VenueDetails | None:
        """A venue that is typed rather than chosen."""
        clean = self.cleaned_data
        if not clean["venue_name"] or clean["delivery"] == Delivery.ONLINE:
            return None
        return VenueDetails(
            clean["venue_name"], Nation(clean["nation"]), clean["venue_address"], clean.get("venue_postcode", "")
        )

    def _check_place(self) -> None:
        clean = self.cleaned_data
        nation, venue = clean.get("nation"), clean.get("venue")
        if clean.get("delivery") == Delivery.ONLINE or not nation:
            return
        if venue and clean.get("venue_name"):
            self._wrong("venue_name", "Choose a venue or write a new one, not both.")
        elif venue and venue.nation != nation:
            self._wrong("nation", f"{venue.name} is in {venue.get_nation_display()}. Choose that, or another venue.")
        elif "nation" not in self.errors and "venue_postcode" not in self.errors:
            check_postcode(self, "venue_postcode")

    def _wrong(self, name: str, sentence: str) -> None:
        if name not in self.errors:
            self.add_error(name, sentence)


class EventForm(EventFields):
    """An event of a course that there is: new for its customer, or changed. The day must fit the course."""

    def __init__(self, course: Course, data: QueryDict | None = None, *, event: Event | None = None) -> None:
        super().__init__(data, initial=_of_event(event) if event else _of_course(course))
        self.course, self.event = course, event
        self.choose_rows()

    def clean(self) -> dict[str, object]:
        found = super().clean()
        if {"start", "end"} <= set(self.cleaned_data) and self.planned.plan is None:
            offers = "; ".join(one.sentence for one in self.planned.offers)
            self.add_error(None, f"{self.planned.reason} {f'What would fit: {offers}.' if offers else ''}".strip())
        return found

    @property
    def planned(self) -> Planned:
        """The course's day within these hours."""
        known = self.course.details() if self.event is None else course_as_held(self.event).details()
        if self.is_bound and {"start", "end"} <= set(self.cleaned_data):
            known = known.model_copy(update={name: self.cleaned_data[name] for name in ("start", "end")})
        return planned(library(), self.course.customer.details(), known)


def first_values(how: Business) -> dict[str, object]:
    """What an empty event form says."""
    return {
        "start": CourseDetails().start,
        "end": CourseDetails().end,
        "delivery": Delivery.IN_PERSON.value,
        "taught_in": "en",
        "travel_before": 0,
        "travel_after": 0,
        "capacity": how.most_people,
        "minimum": min(how.fewest_people, how.most_people),
        "price": how.place_price or 0,
        "takes_bookings": True,
        "threshold": 90,
        "opens_before": 45,
        "closes_after": 30,
        "submission": uuid.uuid4(),
    }


def _of_course(course: Course) -> dict[str, object]:
    known: dict[str, date | str | int | None] = {
        "nation": course.customer.nation,
        "date": course.date,
        "second_date": course.second_date,
        "start": course.start,
        "end": course.end,
        "venue_name": course.venue,
        "minimum": 1,
        "price": 0,
    }
    return {**first_values(business()), **known}


def _of_event(event: Event) -> dict[str, object]:
    known: dict[str, object] = {name: getattr(event, name) for name in EVENT_FIELDS}
    return known | {"version": event.version, "submission": event.submission}
