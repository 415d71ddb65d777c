"""The follow-through plan of somebody: which weeks, when, what became of each; and the letters stopped or started."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from trivet.simulation.plan import TOO_LATE, WEEKS
from trivet.vocabulary import BookingState, EventState
from trivet.web.day.queries import arrived_ids, has_arrived, is_register_closed
from trivet.web.drills.access import Person
from trivet.web.drills.models import BoosterLetter, LettersWish, OwnPlan
from trivet.web.drills.queries import bookings_of, people_of, wants_letters
from trivet.web.events.letters.stopping import set_follow_up
from trivet.web.events.models import Booking, Event, Participant
from trivet.web.people.audit import record
from trivet.web.people.models import User
from trivet.web.post.actions import drop
from trivet.web.practice.learner import Learner
from trivet.web.practice.people import practice
from trivet.web.training.models import Enrolment

#: No letter goes before this hour of its day, by the clock on the wall.
_HOUR = time(8, 0)
#: So long after the day a plan is over.
LASTS = timedelta(weeks=WEEKS[-1]) + TOO_LATE
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
    is_over: bool = False


def counted_from(day: date) -> datetime:
    """The moment from which the weeks are counted: eight in the morning, so that letters go at that hour."""
    return datetime.combine(day, _HOUR, tzinfo=timezone.get_default_timezone())


def who_came(event: Event) -> set[int]:
    """By booking. Nobody, before the day is closed; everybody booked, where it was closed without a register."""
    if is_register_closed(event):
        return arrived_ids(event)
    if event.state != EventState.CLOSED:
        return set()
    return arrived_ids(event) or set(event.bookings.filter(state=BookingState.BOOKED).values_list("pk", flat=True))


def plan_of(learner: Learner, now: datetime) -> Plan | None:
    """The plan that a learner follows: of the last day they came to, else their own, else of the day they are booked on."""
    rows = list(bookings_of(people_of(learner))[:12])
    came = next((one for one in rows if one.event.ends_at <= now and _came(one)), None)
    if came is not None and came.event.ends_at > now - LASTS:
        return _of_booking(came, now)
    own = own_plan(learner.user, now) if learner.user else None
    if own is not None:
        return _of_own(own, now)
    found = next((one for one in rows if one.event.ends_at > now), came)
    return _of_booking(found, now) if found else None


def own_plan(user: User, now: datetime) -> OwnPlan | None:
    """The plan that an account asked for, while it lasts."""
    newest = OwnPlan.objects.filter(user=user).order_by("-started_at", "-pk").first()
    return newest if newest and newest.started_at > now - LASTS else None


def may_start(learner: Learner, now: datetime) -> bool:
    """Somebody who learns by themself: enrolled, and without a plan that goes on."""
    user = learner.user
    if user is None or not Enrolment.objects.filter(participant=user).exists():
        return False
    plan = plan_of(learner, now)
    return plan is None or plan.is_over


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
    return OwnPlan.objects.create(user=learner.user, submission=uuid.uuid4() if taken else submission, started_at=now)


@transaction.atomic
def stop_letters(person: Person, *, now: datetime) -> None:
    """From this moment no more of these letters; one that waits does not go. Twice is once."""
    lock(person)
    if wants_letters(person):
        _say(person, wants=False, now=now)
    for about in _subjects(person):
        drop(about, STOPPED, templates=[TEMPLATE])


@transaction.atomic
def start_letters(person: Person, *, now: datetime) -> None:
    """These letters again, also for somebody who had stopped all letters after a course."""
    lock(person)
    if wants_letters(person):
        return
    if person.participant is not None:
        set_follow_up(person.participant, wanted=True)
    _say(person, wants=True, now=now)


def subject_of(user: User) -> str:
    """What a letter to an account without a booking is about."""
    return f"account:{user.pk}"


def lock(person: Person) -> None:
    """All rows of one person, always in the same order. Whoever queues a letter takes them too: none slips out beside a stop."""
    list(_rows_of(person).select_for_update().order_by("pk"))
    user = _account_of(person)
    if user is not None:
        User.objects.select_for_update().get(pk=user.pk)


def _say(person: Person, *, wants: bool, now: datetime) -> None:
    row = LettersWish.objects.create(participant=person.participant, user=person.user, wants=wants, at=now)
    record(None, "changed", row)


def _account_of(person: Person) -> User | None:
    return person.user or (person.participant.user if person.participant else None)


def _rows_of(person: Person) -> "QuerySet[Participant]":
    mine, user = Q(pk__in=[person.participant.pk] if person.participant else []), _account_of(person)
    return Participant.objects.filter(mine | Q(user=user) if user else mine)


def _subjects(person: Person) -> list[str]:
    user = _account_of(person)
    held = Booking.objects.filter(participant__in=_rows_of(person), boosters__isnull=False).distinct()
    return [*(f"booking:{pk}" for pk in held.values_list("pk", flat=True)), *([subject_of(user)] if user else ())]


def _came(booking: Booking) -> bool:
    return has_arrived(booking) or booking.pk in who_came(booking.event)


def _of_booking(booking: Booking, now: datetime) -> Plan:
    person = Person(participant=booking.participant)
    ends = booking.event.ends_at
    weeks = _weeks(booking.event.days[-1], tuple(booking.boosters.all()), now)
    stopped = not booking.participant.wants_follow_up
    return Plan(person, booking, weeks, wants_letters(person), stopped, ends > now, ends <= now - LASTS)


def _of_own(plan: OwnPlan, now: datetime) -> Plan:
    person = Person(user=plan.user)
    weeks = _weeks(timezone.localdate(plan.started_at), tuple(plan.boosters.all()), now)
    return Plan(person, None, weeks, wants_letters(person), all_stopped=False)


def _weeks(day: date, letters: Sequence[BoosterLetter], now: datetime) -> tuple[Week, ...]:
    titles: dict[int, str] = {one.week: one.title for one in practice().boosters}
    sent = {one.week: one for one in letters}
    return tuple(_week(week, day + timedelta(weeks=week), titles.get(week, ""), sent.get(week), now) for week in WEEKS)


def _week(number: int, day: date, title: str, letter: BoosterLetter | None, now: datetime) -> Week:
    if letter is not None:
        state = "done" if letter.done_at else "sent"
    else:
        state = "to come" if now < counted_from(day) + TOO_LATE else "not sent"
    return Week(number, day, state, title, letter)
