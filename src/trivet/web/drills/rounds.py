"""The letters of the follow-through: in weeks 1, 2, 4, 8 and 26 after the day. What is due is worked out from the rows."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from trivet.simulation.plan import Prescribed, booster_for, week_due
from trivet.vocabulary import BookingState, EventState, Language
from trivet.web.drills.access import Person, booster_link, stop_link
from trivet.web.drills.evidence import learner_behind, weakest_of
from trivet.web.drills.models import BoosterLetter, OwnPlan
from trivet.web.drills.plans import LASTS, TEMPLATE, counted_from, lock, subject_of, who_came
from trivet.web.drills.queries import wants_letters
from trivet.web.events.letters.post import known, spoken, to_participant
from trivet.web.events.models import Booking, Event
from trivet.web.people.models import User
from trivet.web.post.actions import queue
from trivet.web.practice.people import practice
from trivet.web.training.models import Enrolment

_SURE = (EventState.CONFIRMED, EventState.RUN, EventState.CLOSED)
#: The oldest day whose last letter may still be due; a second day may lie some weeks after the first.
_BACK = LASTS + timedelta(days=60)


def plan_boosters(now: datetime) -> int:
    """Queue every letter whose week has come, once for each booking and week, and once for each plan and week. Says how many."""
    of_days = sum(_to_participant(booking, week, now) for booking, week in _due(now))
    return of_days + sum(_to_account(plan, week, now) for plan, week in _own_due(now))


def _due(now: datetime) -> Iterator[tuple[Booking, int]]:
    """Who came to a day that is closed, and has not had the letter of the week that is due."""
    today = timezone.localdate(now)
    events = Event.objects.filter(state__in=_SURE, date__range=(today - _BACK, today))
    for event in events.select_related("course__customer", "venue", "trainer", "co_trainer", "terms"):
        week = week_due(now - counted_from(event.days[-1]))
        if week is None:
            continue
        rows = event.bookings.filter(state=BookingState.BOOKED, participant__erased_at=None).exclude(
            participant__email=""
        )
        rows = rows.exclude(boosters__week=week)
        came = who_came(event) if rows.exists() else set()
        for booking in rows.filter(pk__in=came).select_related("participant__user", "terms"):
            booking.event = event
            yield booking, week


def _has_newer(booking: Booking, now: datetime) -> bool:
    """One plan a person: whoever has come to a later day follows that one."""
    later = Booking.objects.filter(participant=booking.participant_id, state=BookingState.BOOKED)
    later = later.filter(
        event__state__in=_SURE, event__date__gt=booking.event.date, event__date__lte=timezone.localdate(now)
    )
    return any(row.pk in who_came(row.event) for row in later.select_related("event"))


@transaction.atomic
def _to_participant(booking: Booking, week: int, now: datetime) -> int:
    person = Person(participant=booking.participant)
    lock(person)
    booking.participant.refresh_from_db(fields=["wants_follow_up", "erased_at"])
    if (
        booking.participant.erased_at
        or not wants_letters(person)
        or _has_newer(booking, now)
        or booking.boosters.filter(week=week).exists()
    ):
        return 0
    found = _prescribed(person, week)
    letter = _written_down(found, now, booking=booking)
    with spoken(booking.language):
        words = known(TEMPLATE, booking, **_words(found, letter, person))
        sent = to_participant(TEMPLATE, booking, words=words, key=f"booster:{booking.pk}:{week}")
    return int(sent is not None)


def _own_due(now: datetime) -> Iterator[tuple[OwnPlan, int]]:
    """Accounts that asked for the letters, and have not had the one that is due."""
    enrolled = Enrolment.objects.values("participant")
    rows = OwnPlan.objects.filter(started_at__range=(now - _BACK, now), user__is_active=True, user__in=enrolled)
    for plan in rows.select_related("user").order_by("pk"):
        week = week_due(now - counted_from(timezone.localdate(plan.started_at)))
        if week is not None and not plan.boosters.filter(week=week).exists():
            yield plan, week


@transaction.atomic
def _to_account(plan: OwnPlan, week: int, now: datetime) -> int:
    user = plan.user
    person = Person(user=user)
    lock(person)
    replaced = OwnPlan.objects.filter(user=user, started_at__gt=plan.started_at).exists()
    if replaced or not wants_letters(person) or _follows_a_day(user, now) or plan.boosters.filter(week=week).exists():
        return 0
    found = _prescribed(person, week)
    letter = _written_down(found, now, plan=plan)
    queue(
        TEMPLATE, to=user.email, language=Language.ENGLISH, words={"name": user.name, **_words(found, letter, person)},
        key=f"booster:own:{plan.pk}:{week}", about=subject_of(user),
    )  # fmt: skip
    return 1


def _follows_a_day(user: User, now: datetime) -> bool:
    """They came to a day in the meantime, whose own letters go to them."""
    rows = Booking.objects.filter(participant__user=user, state=BookingState.BOOKED, event__state__in=_SURE)
    rows = rows.filter(event__date__range=(timezone.localdate(now - LASTS), timezone.localdate(now)))
    return any(row.pk in who_came(row.event) for row in rows.select_related("event"))


def _prescribed(person: Person, week: int) -> Prescribed:
    """For the leg that is weakest at this moment."""
    return booster_for(week, weakest_of(learner_behind(person)).leg, practice().boosters)


def _written_down(
    found: Prescribed, now: datetime, *, booking: Booking | None = None, plan: OwnPlan | None = None
) -> BoosterLetter:
    return BoosterLetter.objects.create(
        booking=booking, plan=plan, week=found.week, leg=found.leg.value, drill=found.drill,
        content_version=practice().version, sent_at=now,
    )  # fmt: skip


def _words(found: Prescribed, letter: BoosterLetter, person: Person) -> dict[str, str]:
    drill = practice().drills.get(found.drill)
    return {
        "booster_title": found.title, "booster_lead": found.lead, "booster_do": found.do, "drill": drill.title if drill else "",
        "link": booster_link(letter), "unsubscribe_link": stop_link(person),
    }  # fmt: skip
