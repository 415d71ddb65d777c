"""What a room chose and saw goes a year after the day, with all that hangs on it."""

from datetime import UTC, datetime, timedelta

from tests.web.classroom.steps import on, tap

from trivet.web.classroom.models import Observation, Scene, Vote
from trivet.web.events.models import Event
from trivet.web.records.cleaning import clean_up

DAY = datetime(2038, 3, 4, 12, tzinfo=UTC)


def test_scenes_votes_and_sheets_go_a_year_after_the_day_and_not_before(day: Event, put_on, press, phone):
    put_on()
    press("open")
    tap(phone(), day, 0)
    press("close")
    press("answer", choice=0)
    press("fork", turn=0, choice=1)
    assert on().fork_of is not None
    Observation.objects.create(event=day, day=0, round=1, phone="x", counts={"OPEN": 1})
    clean_up(DAY + timedelta(days=364))
    assert (Scene.objects.count(), Vote.objects.count(), Observation.objects.count()) == (2, 1, 1)
    done = clean_up(DAY + timedelta(days=367))
    assert (Scene.objects.count(), Vote.objects.count(), Observation.objects.count()) == (0, 0, 0)
    assert done.counts["classroom"] == 3
