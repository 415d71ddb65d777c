"""The follow-through plan of somebody: which weeks, when, what became of each; and the letters stopped or started."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from trivet.simulation.plan import TOO_LATE, WEEKS
from trivet.web.day.queries import has_arrived
from trivet.web.drills.access import Person
from trivet.web.drills.models import BoosterLetter, LettersWish, OwnPlan
from trivet.web.drills.queries import bookings_of, people_of, wants_letters
from trivet.web.events.letters.stopping import set_follow_up
from trivet.web.events.models import Booking, Participant
from trivet.web.people.audit import record
from trivet.web.people.models import User
from trivet.web.post.actions import drop
from trivet.web.practice.learner import Learner
from trivet.web.practice.people import practice
from trivet.web.training.models import Enrolment

#: No letter goes before this hour of its day, by the clock on the wall.
_HOUR = time(8, 0)
STOPPED = "The reader stopped these letters."
TEMPLATE = "booster"


@dataclass(frozen=True, slots=True)
class Week:
    """One week of a plan. `state`: "done", "sent", "to come" or "not sent"."""

    number: int
    day: date
    state: str
    title: str
    letter: BoosterLetter | None


@dataclass(frozen=True, slots=True)
class Plan:
    """Somebody's weeks, and whether letters about them go out. `booking`: the day that they follow; None for a plan of one's own."""

    person: Person
    booking: Booking | None
    weeks: tuple[Week, ...]
    is_wanted: bool
    all_stopped: bool
    is_to_come: bool = False


def counted_from(day: date) -> datetime:
    """The moment from which the weeks are counted: eight in the morning, so that letters go at that hour."""
    return datetime.combine(day, _HOUR, tzinfo=timezone.get_default_timezone())


def plan_of(learner: Learner, now: datetime) -> Plan | None:
    """The plan that a learner follows: of the last day they came to, else their own, else of the day they are booked on."""
    rows = list(bookings_of(people_of(learner))[:12])
    came = next((one for one in rows if one.event.ends_at <= now and has_arrived(one)), None)
    own = own_plan(learner.user, now) if learner.user else None
    if came is not None or own is None:
        ahead = came or next((one for one in rows if one.event.ends_at > now), None)
        return _of_booking(ahead, now) if ahead else None
    return _of_own(own, now)


def own_plan(user: User, now: datetime) -> OwnPlan | None:
    """The plan that an account asked for, while it lasts."""
    newest = OwnPlan.objects.filter(user=user).order_by("-started_at", "-pk").first()
    lasts = timedelta(weeks=WEEKS[-1]) + TOO_LATE
    return newest if newest and newest.started_at + lasts > now else None


def may_start(learner: Learner, now: datetime) -> bool:
    """Somebody who learns by themself: enrolled, without a day, and without a plan."""
    user = learner.user
    return user is not None and plan_of(learner, now) is None and Enrolment.objects.filter(participant=user).exists()


@transaction.atomic
def start_own_plan(learner: Learner, *, submission: uuid.UUID, now: datetime) -> OwnPlan | None:
    """The weeks begin now. None for whoever may not, or has a plan already."""
    if learner.user is None:
        return None
    User.objects.select_for_update().get(pk=learner.user.pk)
    known = OwnPlan.objects.filter(user=learner.user, submission=submission).first()
    if known is not None or not may_start(learner, now):
        return known
    _say(Person(user=learner.user), wants=True, now=now)
    taken = OwnPlan.objects.filter(submission=submission).exists()
    return OwnPlan.objects.create(
        user=learner.user, submission=uuid.uuid4() if taken else submission, started_at=now
    )


@transaction.atomic
def stop_letters(person: Person, *, now: datetime) -> None:
    """From this moment no more of these letters; one that waits does not go. Twice is once."""
    _lock(person)
    if wants_letters(person):
        _say(person, wants=False, now=now)
    for about in _subjects(person):
        drop(about, STOPPED, templates=[TEMPLATE])


@transaction.atomic
def start_letters(person: Person, *, now: datetime) -> None:
    """These letters again, also for somebody who had stopped all letters after a course."""
    _lock(person)
    if wants_letters(person):
        return
    if person.participant is not None:
        set_follow_up(person.participant, wanted=True)
    _say(person, wants=True, now=now)


def subject_of(user: User) -> str:
    """What a letter to an account without a booking is about."""
    return f"account:{user.pk}"


def _lock(person: Person) -> None:
    """The round that queues letters takes the same rows, so that none slips out beside a stop."""
    if person.participant is not None:
        Participant.objects.select_for_update().get(pk=person.participant.pk)
    if person.user is not None:
        User.objects.select_for_update().get(pk=person.user.pk)


def _say(person: Person, *, wants: bool, now: datetime) -> None:
    row = LettersWish.objects.create(participant=person.participant, user=person.user, wants=wants, at=now)
    record(None, "changed", row)


def _subjects(person: Person) -> list[str]:
    rows = Participant.objects.none()
    user = person.user or (person.participant.user if person.participant else None)
    if person.participant is not None:
        rows |= Participant.objects.filter(pk=person.participant.pk)
    if user is not None:
        rows |= Participant.objects.filter(user=user)
    held = Booking.objects.filter(participant__in=rows, boosters__isnull=False).distinct()
    return [*(f"booking:{pk}" for pk in held.values_list("pk", flat=True)), *([subject_of(user)] if user else ())]


def _of_booking(booking: Booking, now: datetime) -> Plan:
    person = Person(participant=booking.participant)
    is_to_come = booking.event.ends_at > now
    weeks = _weeks(booking.event.days[-1], tuple(booking.boosters.all()), now)
    stopped = not booking.participant.wants_follow_up
    return Plan(person, booking, weeks, wants_letters(person), stopped, is_to_come)


def _of_own(plan: OwnPlan, now: datetime) -> Plan:
    person = Person(user=plan.user)
    weeks = _weeks(timezone.localdate(plan.started_at), tuple(plan.boosters.all()), now)
    return Plan(person, None, weeks, wants_letters(person), all_stopped=False)


def _weeks(day: date, letters: Sequence[BoosterLetter], now: datetime) -> tuple[Week, ...]:
    titles = {one.week: one.title for one in practice().boosters}
    sent = {one.week: one for one in letters}
    return tuple(_week(week, day + timedelta(weeks=week), titles.get(week, ""), sent.get(week), now) for week in WEEKS)


def _week(number: int, day: date, title: str, letter: BoosterLetter | None, now: datetime) -> Week:
    if letter is not None:
        state = "done" if letter.done_at else "sent"
    else:
        state = "to come" if now < counted_from(day) + TOO_LATE else "not sent"
    return Week(number, day, state, title, letter)
