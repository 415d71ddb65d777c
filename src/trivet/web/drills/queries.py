"""What the drills room reads: a learner's drills, an event's counts, and moments as tidy rows for the evaluation."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet
from django.utils.crypto import salted_hmac

from trivet.content.schema.practice import Drill
from trivet.simulation.plan import Weakest
from trivet.vocabulary import BookingState, Component, EventState
from trivet.web.drills.access import Person
from trivet.web.drills.models import BoosterLetter, EventMoments, LettersWish, MomentAnswer, Moments, Run
from trivet.web.events.models import Booking, Event, Participant
from trivet.web.practice.learner import Learner, owned_by
from trivet.web.practice.people import practice

#: A drill that was left for longer is begun anew.
_OPEN = timedelta(days=14)
#: From when on the third form of moments is offered.
_LATER = timedelta(weeks=8)


@dataclass(frozen=True, slots=True)
class Listed:
    """A drill in the list, and how often this learner has finished it."""

    drill: Drill
    done: int


@dataclass(frozen=True, slots=True)
class Participation:
    """How many took part, for those who teach the day. Nothing about how it went, and nobody's name."""

    people: int
    drills: int
    people_with_drills: int
    moments: dict[str, int]
    letters: dict[int, int]
    stopped: int


@dataclass(frozen=True, slots=True)
class VignetteAnswer:
    """One answered moment as a tidy row. `person` is the same in all three forms of one event, and leads to nobody."""

    person: str
    form: str
    item: str
    option: int
    move: str
    content_version: str
    at: datetime


def runs_of(learner: Learner) -> QuerySet[Run]:
    return owned_by(Run.objects.order_by("-last_seen", "-pk"), learner)


def listed(learner: Learner) -> dict[Component, list[Listed]]:
    """Every drill, by its leg; one query."""
    done = Counter(runs_of(learner).exclude(ended_at=None).values_list("drill", flat=True))
    drills = practice().drills.values()
    return {leg: [Listed(one, done[one.drill]) for one in drills if one.leg is leg] for leg in Component}


def going_on(learner: Learner, now: datetime, drill: str = "") -> Run | None:
    """The drill to go on with: the one last seen that is not over."""
    rows = runs_of(learner).filter(ended_at=None, last_seen__gt=now - _OPEN)
    rows = rows.filter(drill=drill) if drill else rows.filter(drill__in=practice().drills)
    return rows.first()


def least_done(learner: Learner, drill: Drill) -> str:
    """The parallel form that this learner has begun least often; the first of them, if several."""
    begun = Counter(runs_of(learner).filter(drill=drill.drill).values_list("form", flat=True))
    return min((one.form for one in drill.forms), key=lambda form: begun[form])


def next_drill(learner: Learner, weakest: Weakest, *, after: str = "") -> Drill | None:
    """The drill for the weakest leg that was done least, another one than `after`; of any leg, if that leg has no other."""
    rows = listed(learner)
    here = [one for one in rows[weakest.leg] if one.drill.drill != after]
    anywhere = [one for leg in Component for one in rows[leg] if one.drill.drill != after]
    found = min(here or anywhere, key=lambda one: one.done, default=None)
    return found.drill if found else None


# --- letters ------------------------------------------------------------------------------------------


def wants_letters(person: Person) -> bool:
    """Their newest word on these letters; and whoever stopped all letters after a course gets none of these either."""
    newest = wishes_of(person).order_by("-at", "-pk").first()
    agrees = newest.wants if newest else True
    return agrees and (person.participant is None or person.participant.wants_follow_up)


def wishes_of(person: Person) -> QuerySet[LettersWish]:
    """What somebody said, under their account or as a participant."""
    mine = Q(pk__in=())
    if person.participant is not None:
        mine |= Q(participant=person.participant) | Q(user__isnull=False, user=person.participant.user_id)
    if person.user is not None:
        mine |= Q(user=person.user) | Q(participant__user=person.user)
    return LettersWish.objects.filter(mine)


def people_of(learner: Learner) -> QuerySet[Participant]:
    """The participants that a learner is."""
    if learner.user is not None:
        return Participant.objects.filter(user=learner.user, erased_at=None)
    return Participant.objects.filter(pk__in=[learner.participant.pk] if learner.participant else [])


def bookings_of(people: Iterable[Participant]) -> QuerySet[Booking]:
    """The places they hold at days that take place, the latest day first."""
    rows = Booking.objects.filter(participant__in=people, state=BookingState.BOOKED)
    rows = rows.exclude(event__state__in=(EventState.CANCELLED, EventState.DRAFT))
    return rows.select_related("event__course", "participant__user").order_by("-event__date", "-pk")


# --- moments ------------------------------------------------------------------------------------------


def moments_of(learner: Learner, form: str) -> Moments | None:
    """The moments of this form that a learner has begun: the finished ones first."""
    rows = list(owned_by(Moments.objects.filter(form=form).order_by("begun_at", "pk"), learner))
    return next((one for one in rows if one.ended_at), rows[-1] if rows else None)


def forms_finished(booking: Booking) -> set[str]:
    """Which forms somebody has finished, whoever they were known as."""
    person = booking.participant
    mine = Q(booking=booking) | Q(participant=person) | Q(user__isnull=False, user=person.user_id)
    return set(Moments.objects.filter(mine).exclude(ended_at=None).values_list("form", flat=True))


def moments_due(booking: Booking, now: datetime) -> tuple[str, ...]:
    """The form of moments that belongs to this time and is not finished: before the day, after it, from the eighth week on."""
    event = booking.event
    if booking.state != BookingState.BOOKED or event.is_cancelled or event.starts_at <= now < event.ends_at:
        return ()
    form = "a" if now < event.starts_at else "b" if now < event.ends_at + _LATER else "c"
    return () if form in forms_finished(booking) else (form,)


def day_of(learner: Learner, now: datetime) -> Booking | None:
    """The place that these moments belong to: at the day nearest to now."""
    rows = list(bookings_of(people_of(learner))[:12]) if learner.is_known else []
    return min(rows, key=lambda one: abs(one.event.starts_at - now), default=None)


def reasons_from(event: Event | None) -> str:
    """From which form on the reasons are shown."""
    row = EventMoments.objects.filter(event=event).first() if event else None
    return row.reasons if row else EventMoments._meta.get_field("reasons").default


def vignette_answers(event: Event) -> list[VignetteAnswer]:
    """Every answer in a finished form, of people who hold a place at this event: the first time they finished it."""
    rows = Moments.objects.filter(booking__event=event, booking__state=BookingState.BOOKED).exclude(ended_at=None)
    first: dict[tuple[int | None, str], int] = {}
    for row in rows.order_by("ended_at", "pk"):
        first.setdefault((row.booking_id, row.form), row.pk)
    answers = MomentAnswer.objects.filter(moments__in=first.values()).select_related("moments")
    tidy = [_tidy(one) for one in answers.order_by("pk")]
    return sorted(tidy, key=lambda one: (one.person, one.form, one.at))


def _tidy(one: MomentAnswer) -> VignetteAnswer:
    # A keyed name: it says neither who it is nor in which order people booked.
    person = salted_hmac("trivet.drills.moments", f"{one.moments.booking_id}", algorithm="sha256").hexdigest()[:12]
    return VignetteAnswer(person, one.moments.form, one.item, one.option, one.move, one.content_version, one.at)


# --- for those who teach the day ------------------------------------------------------------------------


def participation(event: Event) -> Participation:
    """Counts only; six queries."""
    bookings = list(Booking.objects.filter(event=event, state=BookingState.BOOKED).select_related("participant__user"))
    people = [one.participant for one in bookings]
    accounts = [one.user_id for one in people if one.user_id]
    mine = Q(participant__in=people) | Q(user__in=accounts)
    runs = Run.objects.filter(mine, ended_at__isnull=False, begun_at__gte=event.starts_at)
    whose = {(row.participant_id, row.user_id) for row in runs}
    moments = Moments.objects.filter(booking__in=bookings, ended_at__isnull=False)
    letters = BoosterLetter.objects.filter(booking__in=bookings).values("week").annotate(many=Count("pk"))
    return Participation(
        people=len(people),
        drills=runs.count(),
        people_with_drills=len({_person(people, *one) for one in whose}),
        moments=dict(Counter(_forms(moments))),
        letters={row["week"]: row["many"] for row in letters.order_by("week")},
        stopped=_stopped(people, accounts),
    )


def _forms(moments: QuerySet[Moments]) -> list[str]:
    return [form for form, _ in set(moments.values_list("form", "booking"))]


def _person(people: Iterable[Participant], participant: int | None, user: int | None) -> int | None:
    return next((one.pk for one in people if one.pk == participant or (user and one.user_id == user)), None)


def _stopped(people: Iterable[Participant], accounts: Iterable[int]) -> int:
    """Who gets none of these letters because they said so."""
    rows = LettersWish.objects.filter(Q(participant__in=people) | Q(user__in=accounts)).order_by("at", "pk")
    newest: dict[int | None, bool] = {}
    for row in rows:
        newest[_person(people, row.participant_id, row.user_id)] = row.wants
    return sum(not (newest.get(one.pk, True) and one.wants_follow_up) for one in people if not one.erased_at)
