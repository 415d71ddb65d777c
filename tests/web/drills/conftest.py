"""A day that was held and closed, and somebody who came to it."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone

from trivet.content.practice import load_practice
from trivet.content.schema.practice import Drill
from trivet.vocabulary import Component
from trivet.web.day.models import Mark, Register
from trivet.web.drills.models import Run
from trivet.web.events.models import Booking, Event
from trivet.web.people.models import User

LONDON = ZoneInfo("Europe/London")
#: The event of the fixtures is on 4 March 2038.
DAY = date(2038, 3, 4)


def after(days: int, hour: int = 8, minute: int = 1) -> datetime:
    """So many days after the day, by the clock on the wall."""
    day = DAY + timedelta(days=days)
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON)


@pytest.fixture
def came(booking: Booking, alice: User) -> Booking:
    """Siân came, and the register is closed."""
    at = after(0, 9, 20)
    Mark.objects.create(booking=booking, day=0, minute=560, sign="arrived", source="tap", noted_at=at, by=alice)
    Register.objects.create(event=booking.event, day=0, held="09:30-16:30", hours=[[570, 990, 0]], closed_at=at)
    return booking


@pytest.fixture
def held_lately(came: Booking) -> Event:
    """The same day, ten days ago by today's clock."""
    event = came.event
    event.date = timezone.localdate() - timedelta(days=10)
    event.save()
    return event


@pytest.fixture
def goals_drill() -> Drill:
    return next(one for one in load_practice().drills.values() if one.leg is Component.GOALS)


@pytest.fixture
def phone() -> Client:
    return Client()


Do = Callable[..., Run]


@pytest.fixture
def do_drill() -> Do:
    """A whole drill by its pages: each line tried, named with the drill's first move, and tried once more."""

    def done(browser: Client, drill: Drill, *, felt: str = "better", move: str = "", lines: int = 6) -> Run:
        address = browser.post(f"/practise/drills/{drill.drill}/")["Location"]
        for place in range(1, lines + 1):
            browser.post(address, {"go": "try", "place": place, "how": "said"})
            browser.post(address, {"go": "name", "place": place, "how": "said", "move": move or drill.moves[0].value})
            browser.post(address, {"go": "again", "place": place, "how": "said", "felt": felt})
        return Run.objects.get(slug=address.split("/")[-2])

    return done
