"""What the forms room reads: what somebody has sent, what is due, what a group answered."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from trivet.content.schema.forms import FormKind
from trivet.curriculum import DayDoesNotFitError, UnknownPartError
from trivet.events.evaluation import Answers, Rate
from trivet.events.forms import Asker, Part, Standing, Window, parts_of, window_of
from trivet.vocabulary import BookingState, EventState, Language
from trivet.web.events.models import Booking, Event
from trivet.web.events.queries import participants_booked, plan_of
from trivet.web.feedback.models import FormAnswer, FormDraft
from trivet.web.people.models import User
from trivet.web.secrets import SealError, keyring
from trivet.web.training.queries import library


@dataclass(frozen=True, slots=True)
class Given:
    """What stands in a form now: choices, and words opened for whoever may read them."""

    answers: Answers
    words: Mapping[str, str]

    def has(self, part: Part) -> bool:
        """Something on this page was answered."""
        return any(one.id in self.answers or self.words.get(one.id) for one in part.questions)


@dataclass(frozen=True, slots=True)
class Response:
    """A form of an event, and how many people sent it."""

    kind: str
    title: str
    rate: Rate


def evaluation_done(booking: Booking) -> bool:
    """The form after the day was sent."""
    return FormAnswer.objects.filter(booking=booking, kind=FormKind.AFTER, is_current=True).exists()


def check_passed(booking: Booking) -> bool | None:
    """Whether any attempt after the day passed; None while there is none."""
    marks = FormAnswer.objects.filter(booking=booking, kind__in=[FormKind.AFTER, FormKind.SIX_WEEKS])
    found = set(marks.filter(check_passed__isnull=False).values_list("check_passed", flat=True))
    return (True in found) if found else None


def forms_due(booking: Booking, now: datetime) -> tuple[str, ...]:
    """The forms that are open for somebody and not yet sent, in the order of time."""
    if not may_answer(booking):
        return ()
    sent = set(FormAnswer.objects.filter(booking=booking, is_current=True).values_list("kind", flat=True))
    return tuple(
        kind.value for kind in FormKind
        if kind not in sent and window_for(booking.event, kind).standing(now) is Standing.OPEN
    )  # fmt: skip


def may_answer(booking: Booking) -> bool:
    """The booking stands and its day takes place."""
    return booking.state == BookingState.BOOKED and booking.event.state != EventState.CANCELLED


def window_for(event: Event, kind: FormKind) -> Window:
    return window_of(library().forms.file.kinds[kind], event.starts_at, event.ends_at)


def modules_taught(event: Event) -> tuple[str, ...]:
    """The modules of the event's course; the usual ones, should the day no longer fit the content."""
    try:
        return plan_of(event).modules
    except (DayDoesNotFitError, UnknownPartError):
        return library().course.order


def parts_for(booking: Booking, kind: FormKind, language: str = Language.ENGLISH.value) -> tuple[Part, ...]:
    """The pages of somebody's form."""
    event = booking.event
    return parts_of(library(), kind, Asker(booking.pk, modules_taught(event), event.requires_check, language))


def given_in(booking: Booking, kind: FormKind) -> Given:
    """What somebody has answered so far: their draft, else what they sent."""
    draft = FormDraft.objects.filter(booking=booking, kind=kind).first()
    row = draft or sent_form(booking, kind)
    return Given(row.answers, opened(row)) if row else Given({}, {})


def sent_form(booking: Booking, kind: FormKind) -> FormAnswer | None:
    return FormAnswer.objects.filter(booking=booking, kind=kind, is_current=True).first()


def opened(row: FormAnswer | FormDraft) -> dict[str, str]:
    """The written words by question. Empty if their key is gone."""
    if not row.words:
        return {}
    try:
        return dict(json.loads(keyring().unseal(row.words, bound_to=bound_to(row))))
    except SealError:
        return {}


def bound_to(row: FormAnswer | FormDraft) -> str:
    """Table, column and row that sealed words belong to."""
    if isinstance(row, FormAnswer):
        return f"feedback_formanswer.words.{row.submission}"
    return f"feedback_formdraft.words.{row.booking_id}.{row.kind}"


def forms_of(event: Event, kind: FormKind) -> list[FormAnswer]:
    """The forms that were sent by people who hold a place, as they stand."""
    rows = FormAnswer.objects.filter(booking__event=event, booking__state=BookingState.BOOKED, kind=kind)
    return list(rows.filter(is_current=True).select_related("booking__participant").order_by("booking_id"))


def response_rates(event: Event) -> tuple[Response, ...]:
    """For each form how many came back, of all who hold a place: two queries."""
    people = participants_booked(event).count()
    current = FormAnswer.objects.filter(booking__event=event, booking__state=BookingState.BOOKED, is_current=True)
    sent = list(current.values_list("kind", flat=True))
    kinds = library().forms.file.kinds
    return tuple(Response(kind.value, kinds[kind].title.en, Rate(sent.count(kind.value), people)) for kind in FormKind)


def paired(before: Sequence[FormAnswer], after: Sequence[FormAnswer]) -> list[tuple[FormAnswer, FormAnswer]]:
    """The forms of the people who sent both."""
    later = {row.booking_id: row for row in after}
    return [(row, later[row.booking_id]) for row in before if row.booking_id in later]


def waiting_for_paper(event: Event, kind: FormKind) -> QuerySet[Booking]:
    """Who has a place and has not sent this form, by name."""
    done = FormAnswer.objects.filter(booking__event=event, kind=kind, is_current=True).values("booking_id")
    return participants_booked(event).exclude(pk__in=done)


def entered_lately(event: Event, kind: FormKind, by: User) -> QuerySet[FormAnswer]:
    """What somebody entered from paper, the last one first."""
    rows = FormAnswer.objects.filter(booking__event=event, kind=kind, source="paper", entered_by=by, is_current=True)
    return rows.select_related("booking").order_by("-submitted_at", "-id")
