"""The letters that no press of a button sends: joining instructions, reminder, thanks, follow-up."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from trivet.vocabulary import BookingState, EventState, Language
from trivet.web.events.letters.contacts import training_contacts
from trivet.web.events.letters.invitations import invitation
from trivet.web.events.letters.joining import joining_words, paper
from trivet.web.events.letters.post import known, spoken, to_participant
from trivet.web.events.letters.schedule import Days, planned, schedules
from trivet.web.events.letters.stopping import stop_link
from trivet.web.events.models import IS_ALIVE, Booking, Event
from trivet.web.post.actions import queue
from trivet.web.post.models import Message

#: A letter that could not go for so long after its day has lost its sense.
_TOO_LATE = {"thanks": timedelta(days=14), "follow-up": timedelta(days=28)}
_BEFORE = ("joining", "reminder")
#: No letter goes further from its event than this: see the limits in `forms.DaysForm`.
_AHEAD, _BACK = timedelta(days=95), timedelta(days=215)
_SURE = (EventState.CONFIRMED, EventState.RUN, EventState.CLOSED)
GONE = "The booking no longer stands, so this letter was not sent."
OFF = "The event was called off, so this letter was not sent."
PAST = "The event is over, so this letter was not sent."
#: In which states of its booking a letter still makes sense; one that is not named always does.
_WANTED: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("booked", "moved", "joining", "reminder", "thanks", "follow-up", "booster"), (BookingState.BOOKED.value,)
    ),
    "offered": (BookingState.OFFERED.value,),
    "waiting": (BookingState.WAITING.value,),
    "event-changed": IS_ALIVE,
    "event-confirmed": IS_ALIVE,
}
#: What decides whether somebody came; None where nobody knows.
Came = Callable[[Event], set[int] | None]
Done = Callable[[Booking], bool]


def plan_letters(now: datetime, *, came: Came = lambda event: None, evaluated: Done = lambda booking: False) -> int:
    """Queue every letter whose moment has come, once for each booking and each date of its event. Says how many."""
    events = list(_events(now))
    days = schedules(events)
    return sum(_plan(event, days[event.pk], now, came, evaluated) for event in events)


def moot(message: Message) -> str:
    """Why a letter that waited makes no sense any more; "" if it does."""
    kind, _, number = message.about.partition(":")
    if kind != "booking" or not number.isdigit():
        return ""
    booking = Booking.objects.select_related("event").filter(pk=int(number)).first()
    if booking is None:
        return GONE
    if message.template in _WANTED and booking.state not in _WANTED[message.template]:
        return GONE
    if message.template in _WANTED and booking.event.is_cancelled:
        return OFF
    return PAST if message.template in _BEFORE and booking.event.ends_at < timezone.now() else ""


def _events(now: datetime) -> QuerySet[Event]:
    """Events near enough for any of their letters."""
    today = timezone.localdate(now)
    rows = Event.objects.filter(state__in=_SURE, date__range=(today - _BACK, today + _AHEAD))
    return rows.select_related("course__customer", "venue", "trainer", "co_trainer", "terms")


def _plan(event: Event, days: Days, now: datetime, came: Came, evaluated: Done) -> int:
    due = [
        one.template for one in planned(event, days) if one.at <= now and not _is_over(one.template, one.at, event, now)
    ]
    return sum(_queue_all(event, template, came, evaluated) for template in due)


def _is_over(template: str, at: datetime, event: Event, now: datetime) -> bool:
    if template in _BEFORE:
        return event.starts_at <= now
    return now > at + _TOO_LATE[template] or event.ends_at > now


def _queue_all(event: Event, template: str, came: Came, evaluated: Done) -> int:
    """The letter for everybody who has not had it."""
    rows = event.bookings.filter(state=BookingState.BOOKED).select_related("participant", "terms")
    keys = {booking.pk: f"{template}:{booking.pk}:{event.date}" for booking in rows}
    had = set(Message.objects.filter(key__in=keys.values()).values_list("key", flat=True))
    there = came(event) if template not in _BEFORE else None
    count = 0
    for booking in rows:
        if keys[booking.pk] in had or (there is not None and booking.pk not in there):
            continue
        booking.event = event
        count += _WRITE[template](booking, keys[booking.pk], evaluated) is not None
    return count + (sum(1 for _ in _to_contacts(event)) if template == "joining" else 0)


def _joining(booking: Booking, key: str, evaluated: Done) -> Message | None:
    with spoken(booking.language):
        words = joining_words(booking.event, booking)
        files = [*paper(booking.event, words, booking.language), invitation(booking, stamp=timezone.now())]
        return to_participant("joining", booking, words=words, enclosures=files, key=key)


def _to_contacts(event: Event) -> Iterator[Message]:
    """The day, and who comes, for each of the customer's contacts."""
    for person in training_contacts(event):
        key = f"joining:contact:{event.pk}:{event.date}:{person.number}"
        if Message.objects.filter(key=key).exists():
            continue
        with spoken(Language.ENGLISH):
            names = ", ".join(row.printed_name for row in person.bookings)
            words = {**joining_words(event), "name": person.name, "participant": names}
            yield queue(
                "joining", to=person.email, language=Language.ENGLISH, words=words, key=key, about=f"event:{event.pk}",
                event=event.pk, enclosures=paper(event, words, Language.ENGLISH),
            )  # fmt: skip


def _reminder(booking: Booking, key: str, evaluated: Done) -> Message | None:
    with spoken(booking.language):
        return to_participant("reminder", booking, words=known("reminder", booking), key=key)


def _thanks(booking: Booking, key: str, evaluated: Done) -> Message | None:
    with spoken(booking.language):
        words = known("thanks", booking)
        # Who has answered gets the certificate; who has not is asked first, and finds it behind the answers.
        words["after_link" if evaluated(booking) else "certificate_link"] = ""
        return to_participant("thanks", booking, words=words, key=key)


def _follow_up(booking: Booking, key: str, evaluated: Done) -> Message | None:
    if not booking.participant.wants_follow_up:
        return None
    with spoken(booking.language):
        return to_participant(
            "follow-up",
            booking,
            words=known("follow-up", booking, unsubscribe_link=stop_link(booking.participant)),
            key=key,
        )


_WRITE = {"joining": _joining, "reminder": _reminder, "thanks": _thanks, "follow-up": _follow_up}
