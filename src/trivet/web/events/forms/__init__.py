"""Forms about events: what people type, turned into the values of events.details."""

from trivet.web.events.forms.booking import BookingForm
from trivet.web.events.forms.finding import DatesForm, DeskListForm
from trivet.web.events.forms.group import GroupForm

__all__ = ["BookingForm", "DatesForm", "DeskListForm", "GroupForm"]
