"""What practice reads: a learner's meetings, lines met before, and for trainers who took part."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q, QuerySet

from trivet.vocabulary import BookingState
from trivet.web.events.models import Booking, Event, Participant
from trivet.web.practice.learner import Learner, owned_by
from trivet.web.practice.models import Session, Turn

#: So many earlier lines of a client are kept apart; what is older may be heard again.
_MET = 300
#: Events whose trainer may be shown something.
_CAME = (BookingState.BOOKED,)


def lines_met(session: Session) -> list[str]:
    """Lines of this client that the same learner heard in other meetings."""
    whose = (
        Q(user=session.user_id)
        if session.user_id
        else Q(participant=session.participant_id)
        if session.participant_id
        else Q(browser=session.browser)
    )
    others = Session.objects.filter(whose, client=session.client).exclude(pk=session.pk)
    rows = Turn.objects.filter(session__in=others).order_by("-id")
    return list(rows.values_list("line_id", flat=True)[:_MET])


def sessions_of(learner: Learner) -> QuerySet[Session]:
    """A learner's meetings, the last seen first, each with `said`: how many turns it has."""
    rows = owned_by(Session.objects.select_related("shared_with__course"), learner)
    return rows.annotate(said=Count("turns")).order_by("-last_seen", "-id")


def going_on(learner: Learner) -> Session | None:
    """The meeting to go on with: the one last seen that has begun and is not over."""
    return sessions_of(learner).filter(ended="", turns__isnull=False).first()


def events_to_share_with(session: Session) -> list[Event]:
    """The events that the owner of this meeting has or had a place at, the latest first; none for a browser alone."""
    people = Participant.objects.filter(Q(pk=session.participant_id) | Q(user=session.user_id, user__isnull=False))
    held = Booking.objects.filter(participant__in=people, state__in=_CAME).values("event")
    return list(
        Event.objects.filter(pk__in=held).select_related("course__customer", "trainer").order_by("-date", "-id")[:12]
    )


@dataclass(frozen=True, slots=True)
class TookPart:
    """How much one person has practised. How it went is theirs to tell."""

    booking: Booking
    begun: int
    finished: int
    last: datetime | None
    shared: tuple[Session, ...]


def participation(event: Event) -> list[TookPart]:
    """Everybody with a place at an event, by name; three queries."""
    bookings = list(
        Booking.objects.filter(event=event, state__in=_CAME)
        .select_related("participant")
        .order_by("printed_name", "id")
    )
    people = {one.participant_id for one in bookings}
    accounts = {one.participant.user_id for one in bookings} - {None}
    rows = Session.objects.filter(Q(participant__in=people) | Q(user__in=accounts)).filter(branch_of=None)
    counted = rows.values("participant", "user").annotate(
        begun=Count("pk", filter=Q(turns__isnull=False), distinct=True),
        finished=Count("pk", filter=~Q(ended=""), distinct=True),
        last=Max("turns__at"),
    )
    shared = list(Session.objects.filter(shared_with=event).order_by("shared_at"))
    rows_counted: list[Mapping[str, object]] = [dict(row) for row in counted]
    return [_took_part(one, rows_counted, shared) for one in bookings]


def _took_part(booking: Booking, counted: Sequence[Mapping[str, object]], shared: Sequence[Session]) -> TookPart:
    person, account = booking.participant_id, booking.participant.user_id
    mine = [row for row in counted if row["participant"] == person or (account and row["user"] == account)]
    dates = [row["last"] for row in mine if isinstance(row["last"], datetime)]
    return TookPart(
        booking=booking,
        begun=sum(int(str(row["begun"])) for row in mine),
        finished=sum(int(str(row["finished"])) for row in mine),
        last=max(dates, default=None),
        shared=tuple(one for one in shared if one.participant_id == person or (account and one.user_id == account)),
    )
