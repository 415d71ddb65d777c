"""For each row of the retention table: which rows of the database are past their time, and what is done to them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from trivet.vocabulary import BookingState
from trivet.web.awards.actions import FORGOTTEN
from trivet.web.awards.models import Certificate
from trivet.web.classroom.models import Observation, Scene
from trivet.web.drills.models import BoosterLetter
from trivet.web.events.models import Booking, BookingGroup, Participant
from trivet.web.feedback.models import FormAnswer, FormDraft
from trivet.web.people.audit import SAW
from trivet.web.people.models import AuditEntry, Role, User
from trivet.web.post.models import Message, State
from trivet.web.records import blanking
from trivet.web.records.blanking import ERASED, NAMELESS, NOT_KEPT
from trivet.web.records.practised import owned_models, unseen
from trivet.web.sales.models import Enquiry, Invoice, Quote

Rows = QuerySet[Model]
# Ids are numbers, but for sessions, whose key is a word.
Ids = Sequence[Any]
#: These never became a place that somebody used.
_CAME_TO_NOTHING = (BookingState.WAITING, BookingState.OFFERED, BookingState.LAPSED, BookingState.CANCELLED,
                    BookingState.TRANSFERRED, BookingState.SUBSTITUTED)  # fmt: skip
_LAST_DAY = Coalesce("event__second_date", "event__date")


@dataclass(frozen=True, slots=True)
class Cleaner:
    """`due(cut)` are the rows from before `cut` that still hold something; `clean(ids, now)` takes it out."""

    kept: str
    due: Callable[[datetime], "Rows"]
    clean: Callable[[Ids, datetime], object]


def _bookings(cut: datetime) -> "QuerySet[Booking]":
    """Those of events that were over then."""
    return Booking.objects.annotate(last_day=_LAST_DAY).filter(last_day__lt=timezone.localdate(cut))


def _named(rows: "QuerySet[Booking]") -> "QuerySet[Booking]":
    return rows.exclude(printed_name__in=(NAMELESS, ERASED))


def _needs(cut: datetime) -> "QuerySet[Booking]":
    over = Q(last_day__lt=timezone.localdate(cut)) | Q(cancelled_at__lt=cut)
    rows = Booking.objects.annotate(last_day=_LAST_DAY).filter(over)
    return rows.exclude(access_needs="", dietary_needs="")


def _preparation(cut: datetime) -> "QuerySet[Booking]":
    return _bookings(cut).exclude(prior={}, advice=[], experience="")


def _enquiries(cut: datetime) -> "QuerySet[Enquiry]":
    lately = Quote.objects.filter(enquiry=OuterRef("pk")).filter(Q(updated_at__gte=cut) | Q(state="accepted"))
    rows = Enquiry.objects.filter(updated_at__lt=cut, forgotten_at=None).exclude(state="won")
    return rows.exclude(Exists(lately))


def _wishes(cut: datetime) -> "QuerySet[Booking]":
    rows = Booking.objects.annotate(last_day=_LAST_DAY).filter(state__in=_CAME_TO_NOTHING)
    return _named(rows.filter(Q(last_day__lt=timezone.localdate(cut)) | Q(cancelled_at__lt=cut)))


def _groups(cut: datetime) -> "QuerySet[BookingGroup]":
    rows = BookingGroup.objects.annotate(last_day=_LAST_DAY).filter(last_day__lt=timezone.localdate(cut))
    return rows.exclude(name__in=(NAMELESS, ERASED))


def _letters(cut: datetime) -> "QuerySet[Message]":
    return Message.objects.filter(due_at__lt=cut).exclude(state=State.SENDING).exclude(text="", to="")


def _accounts(cut: datetime) -> "QuerySet[User]":
    rows = User.objects.annotate(seen_at=Coalesce("last_login", "created_at"))
    return rows.filter(role=Role.PARTICIPANT, seen_at__lt=cut)


def _audit(cut: datetime) -> "QuerySet[AuditEntry]":
    return AuditEntry.objects.filter(at__lt=cut)


def _certificates(cut: datetime) -> "QuerySet[Certificate]":
    day = Coalesce("booking__event__second_date", "booking__event__date")
    rows = Certificate.objects.annotate(last_day=day).filter(last_day__lt=timezone.localdate(cut))
    return rows.exclude(facts__name=FORGOTTEN)


def _nameless_people(cut: datetime) -> "QuerySet[Participant]":
    """Nothing with a name hangs on them any more, and they have no account."""
    named = _named(Booking.objects.filter(participant=OuterRef("pk")))
    rows = Participant.objects.filter(created_at__lt=cut, erased_at=None, user=None)
    return rows.exclude(Exists(named))


def _roomful(model: "type[Scene] | type[Observation]") -> Cleaner:
    """What a room did with a client, of events that were over then."""
    rows = model._base_manager.annotate(last_day=_LAST_DAY)
    return Cleaner("classroom", lambda cut: rows.filter(last_day__lt=timezone.localdate(cut)), _deleted(model))


def _deleted(model: type[Model]) -> Callable[[Ids, datetime], object]:
    return lambda ids, _now: model._base_manager.filter(pk__in=ids).delete()


def _practised(model: type[Model]) -> tuple[Cleaner, Cleaner]:
    """What people practised, and what only a browser knows of."""
    return (
        Cleaner("practice", lambda cut: unseen(model, cut, by_browser=False), _deleted(model)),
        Cleaner("practice-browser", lambda cut: unseen(model, cut, by_browser=True), _deleted(model)),
    )


#: In the order in which they are done: people last, when nothing with a name hangs on them.
CLEANERS: tuple[Cleaner, ...] = (
    Cleaner("needs", _needs, blanking.blank_needs),
    Cleaner("preparation", _preparation, lambda ids, _now: blanking.blank_preparation(ids)),
    Cleaner(
        "words",
        lambda cut: FormAnswer.objects.filter(submitted_at__lt=cut).exclude(words=""),
        lambda ids, _now: FormAnswer.objects.filter(pk__in=ids).update(words=""),
    ),
    Cleaner("drafts", lambda cut: FormDraft.objects.filter(updated_at__lt=cut), _deleted(FormDraft)),
    Cleaner("enquiries", _enquiries, blanking.blank_enquiries),
    Cleaner("letters", _letters, lambda ids, _now: blanking.blank_letters(ids)),
    Cleaner("attendance", _certificates, lambda ids, _now: blanking.blank_certificates(ids)),
    Cleaner(
        "attendance",
        lambda cut: _named(_bookings(cut)),
        lambda ids, now: blanking.blank_bookings(ids, NAMELESS, now),
    ),
    Cleaner("wishes", _wishes, lambda ids, now: blanking.blank_bookings(ids, NAMELESS, now)),
    Cleaner("groups", _groups, lambda ids, _now: blanking.blank_groups(ids)),
    Cleaner(
        "money",
        lambda cut: Invoice.objects.filter(issued_on__lt=timezone.localdate(cut)).exclude(buyer_name=NOT_KEPT),
        lambda ids, _now: blanking.blank_invoices(ids),
    ),
    Cleaner(
        "money",
        lambda cut: Quote.objects.filter(updated_at__lt=cut).exclude(to_name=NOT_KEPT),
        lambda ids, _now: blanking.blank_quotes(ids),
    ),
    *(cleaner for model in owned_models() for cleaner in _practised(model)),
    Cleaner("practice", lambda cut: BoosterLetter.objects.filter(sent_at__lt=cut), _deleted(BoosterLetter)),
    _roomful(Scene),
    _roomful(Observation),
    Cleaner("accounts", _accounts, _deleted(User)),
    Cleaner("seen", lambda cut: _audit(cut).filter(verb=SAW), _deleted(AuditEntry)),
    Cleaner("done", lambda cut: _audit(cut).exclude(verb=SAW), _deleted(AuditEntry)),
    Cleaner("sign-ins", lambda cut: Session.objects.filter(expire_date__lt=cut), _deleted(Session)),
    Cleaner("sign-ins", lambda cut: AccessAttempt.objects.filter(attempt_time__lt=cut), _deleted(AccessAttempt)),
    Cleaner("wishes", _nameless_people, lambda ids, now: blanking.blank_people(ids, NAMELESS, now)),
)
