"""What a letter says about an event and a booking, in the reader's language."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from urllib.parse import quote

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from trivet.events import ladder
from trivet.web.addresses import absolute
from trivet.web.events.models import Booking, Event, Terms, Venue
from trivet.web.training.queries import library

Words = dict[str, str]
_DOOR = timedelta(minutes=30)
_MAP = "https://www.openstreetmap.org/search?query="


def of_event(event: Event) -> Words:
    """Speaks the language that is switched on: see `trivet.web.events.letters.post`."""
    venue = event.venue
    return {
        "course": title(event),
        "date": dates(event.days),
        "when": hours(event),
        "where": place(event),
        "room": event.room,
        "map_link": _MAP + quote(venue.postcode) if venue and venue.postcode else "",
        "online_link": event.online_link if event.is_online else "",
        "arrive": f"{event.starts_at - min(_DOOR, timedelta(minutes=event.opens_before)):%H:%M}",
        "start": event.start,
        "end": event.end,
        "trainer": " & ".join(one.name for one in (event.trainer, event.co_trainer) if one),
        "taught_in": {"en": _("English"), "cy": _("Welsh"), "both": _("English and Welsh")}[event.taught_in],
        "notes": event.joining_notes,
    }


def title(event: Event) -> str:
    """What the course is called, on this event or at all."""
    return event.course.title or library().course.title


def place(event: Event) -> str:
    """The venue on one line, or that it is online."""
    if event.is_online:
        return _("Online")
    if event.venue is None:
        return ""
    return ", ".join(filter(None, (event.venue.name.strip(), address(event.venue))))


def address(venue: Venue) -> str:
    """Street, town and postcode on one line."""
    rows = (*venue.address.splitlines(), venue.postcode)
    return ", ".join(row.strip().rstrip(",") for row in rows if row.strip())


def dates(days: Iterable[date]) -> str:
    """Both days in words: "Thursday 4 March 2027 and Friday 5 March 2027"."""
    return _(" and ").join(date_format(day, "l j F Y") for day in days)


def hours(event: Event) -> str:
    """One line a day: "Thursday 4 March 2027, 09:30 to 16:30"."""
    return "\n".join(
        _("%(day)s, %(start)s to %(end)s")
        % {"day": date_format(day, "l j F Y"), "start": event.start, "end": event.end}
        for day in event.days
    )


def moment(at: datetime) -> str:
    """A day and an hour: "16:00 on Friday 5 March 2027"."""
    local = timezone.localtime(at)
    return _("%(time)s on %(day)s") % {"time": f"{local:%H:%M}", "day": date_format(local.date(), "l j F Y")}


def ladder_of(terms: Terms | None, price: int) -> str:
    """What a cancellation costs, one line a step; nothing where no price is due."""
    if terms is None or not price:
        return ""
    return "\n".join(_step(span) for span in ladder.spans(ladder.ladder(terms.ladder)))


def _step(span: ladder.Span) -> str:
    due = (
        _("nothing is due") if not span.percent else _("%(percent)d%% of the price is due") % {"percent": span.percent}
    )
    if span.upto is None:
        when = ngettext(
            "Cancelled %(days)d working day before, or earlier",
            "Cancelled %(days)d working days before, or earlier",
            span.from_days,
        ) % {"days": span.from_days}
    elif span.upto == 0:
        when = _("Cancelled on the day")
    elif span.from_days == 0:
        when = ngettext(
            "Cancelled %(days)d working day before, or later",
            "Cancelled %(days)d working days before, or later",
            span.upto,
        ) % {"days": span.upto}
    else:
        when = _("Cancelled %(from)d to %(upto)d working days before") % {"from": span.from_days, "upto": span.upto}
    return f"{when}: {due}."


def of_booking(booking: Booking) -> Words:
    """The event, and this reader's own name and pages."""
    own = {
        "name": booking.participant.name,
        "manage_link": page("portal:booking", booking.token),
        "before_link": form_link(booking, "before"),
        "after_link": form_link(booking, "after"),
        "later_link": form_link(booking, "six-weeks"),
        "certificate_link": page("awards:mine", booking.token),
        "ladder": ladder_of(booking.terms, booking.price),
        "po_number": booking.po_number,
        "emergency_phone": booking.event.emergency_phone,
    }
    return of_event(booking.event) | own


def form_link(booking: Booking, kind: str) -> str:
    """Where one of the three forms of a course is filled in."""
    return page("feedback:form", booking.token, kind)


def page(name: str, *args: str) -> str:
    """The whole address of a page, in the reader's language from the first visit on."""
    address = absolute(reverse(name, args=args))
    return f"{address}?lang=cy" if get_language() == "cy" else address
