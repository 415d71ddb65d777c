"""Forms about events: what people type, turned into the values of events.details."""

from trivet.web.events.forms.booking import BookingForm
from trivet.web.events.forms.desk import BookingEditForm, ByHandForm, WhyForm
from trivet.web.events.forms.event import EventForm
from trivet.web.events.forms.finding import DatesForm, DeskListForm
from trivet.web.events.forms.group import GroupForm
from trivet.web.events.forms.opening import OpenEventForm, house_details
from trivet.web.events.forms.venue import VenueForm

__all__ = [
    "BookingEditForm", "BookingForm", "ByHandForm", "DatesForm", "DeskListForm", "EventForm", "GroupForm",
    "OpenEventForm", "VenueForm", "WhyForm", "house_details",
]  # fmt: skip
