"""Which day of an event a page is about, and what every page of the register shows."""

from dataclasses import dataclass
from datetime import date, datetime

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from trivet.web.events.models import Event

#: A script sends what waited for the laptop, and asks for no page in return.
QUEUED = "X-Trivet-Queue"
#: Days as they are numbered in addresses.
Days = list[tuple[int, date]]


@dataclass(frozen=True, slots=True)
class Chosen:
    """One day of an event as a page sees it."""

    event: Event
    day: int
    today: date
    now: datetime

    @property
    def date(self) -> date:
        return self.event.days[self.day]

    @property
    def number(self) -> int:
        """As it stands in the address: ?day=2."""
        return self.day + 1

    @property
    def is_today(self) -> bool:
        return self.date == self.today

    @property
    def is_over(self) -> bool:
        return self.date < self.today

    @property
    def all(self) -> Days:
        return [(at + 1, day) for at, day in enumerate(self.event.days)]

    @property
    def query(self) -> str:
        """What an address carries so that it stays on this day."""
        return f"?day={self.number}" if len(self.event.days) > 1 else ""


def chosen_day(request: HttpRequest, event: Event) -> Chosen:
    """The day asked for; else today, else the next one, else the last one."""
    now, today = timezone.now(), timezone.localdate()
    asked = request.POST.get("day") or request.GET.get("day", "")
    days = range(len(event.days))
    if asked.isdecimal() and len(asked) == 1 and int(asked) - 1 in days:
        return Chosen(event, int(asked) - 1, today, now)
    coming = [at for at in days if event.days[at] >= today]
    return Chosen(event, coming[0] if coming else days[-1], today, now)


def unread(form: Form) -> HttpResponse:
    """What is wrong with something that a script sent, in words that it can show."""
    said = " ".join(str(error) for errors in form.errors.values() for error in errors)
    return HttpResponse(said or "That could not be read.", status=422, content_type="text/plain; charset=utf-8")
