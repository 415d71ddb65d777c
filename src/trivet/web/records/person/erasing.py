"""Erasure: everything that says who somebody was goes; what must stay, and what can be counted, stays without them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from html import escape

from axes.models import AccessAttempt
from django.db import transaction
from django.db.models import Q

from trivet.web.awards.models import Certificate
from trivet.web.day.models import Mark
from trivet.web.events.actions import BookingError, cancel_booking
from trivet.web.events.models import IS_ALIVE, Booking, Participant
from trivet.web.feedback.models import FormAnswer, FormDraft
from trivet.web.people.audit import record
from trivet.web.people.models import AuditEntry, User
from trivet.web.post.models import Enclosed, Message
from trivet.web.records import blanking
from trivet.web.records.blanking import ERASED
from trivet.web.records.models import DataRequest
from trivet.web.records.person.who import Person, person
from trivet.web.records.practised import forget_practice, owned_models, practised


class CannotEraseError(ValueError):
    """Somebody cannot be erased as things stand. The message is for a person."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What an erasure would do, in numbers."""

    bookings: int
    to_come: int
    forms: int
    letters: int
    certificates: int
    enquiries: int
    invoices: int
    quotes: int
    practised: int
    has_account: bool
    is_colleague: bool


def outlook(asked: Person, now: datetime) -> Outlook:
    forms = FormAnswer.objects.filter(booking__in=asked.bookings).exclude(words="")
    return Outlook(
        bookings=len(asked.bookings),
        to_come=len(_to_come(asked, now)),
        forms=forms.count(),
        letters=asked.letters().exclude(text="").count(),
        certificates=Certificate.objects.filter(booking__in=asked.bookings).count(),
        enquiries=asked.enquiries().filter(forgotten_at=None).count(),
        invoices=asked.invoices().count(),
        quotes=asked.quotes().count(),
        practised=sum(practised(model, asked).count() for model in owned_models()),
        has_account=asked.account is not None and not asked.account.is_staff_member,
        is_colleague=asked.account is not None and asked.account.is_staff_member,
    )


@transaction.atomic
def erase(asked: Person, *, keep_certificates: bool, now: datetime, by: User) -> Participant:
    """Take somebody out of every room. Twice is once. Raises CannotEraseError."""
    row = Participant.objects.select_for_update().get(pk=asked.row.pk)
    if row.erased_at:
        return row
    for booking in _to_come(asked, now):
        try:
            cancel_booking(booking, now=now, by=by)
        except BookingError as error:
            raise CannotEraseError(f"A booking to come could not be cancelled: {error} Nothing was changed.") from error
    asked = person(row)
    names = _names(asked)
    _forget_words(asked)
    forget_practice(asked)
    if not keep_certificates:
        blanking.blank_certificates(
            list(Certificate.objects.filter(booking__in=asked.bookings).values_list("pk", flat=True))
        )
    blanking.blank_enquiries(list(asked.enquiries().values_list("pk", flat=True)), now)
    blanking.blank_groups(list(asked.groups().values_list("pk", flat=True)), ERASED)
    _scrub_letters(asked, names)
    _close_account(asked)
    _scrub_log(asked)
    blanking.blank_bookings(asked.bookings, ERASED, now)
    blanking.blank_people(asked.ids, ERASED, now)
    DataRequest.objects.create(participant=row, kind="erase", by=by, asked_at=now)
    record(by, "erased", row)
    return row


def _to_come(asked: Person, now: datetime) -> list[Booking]:
    rows = Booking.objects.filter(pk__in=asked.bookings, state__in=IS_ALIVE).select_related("event")
    return [row for row in rows if row.event.starts_at > now and not row.event.is_cancelled]


def _names(asked: Person) -> tuple[str, ...]:
    """How they are called anywhere, the longest first."""
    rows = Participant.objects.filter(pk__in=asked.ids).values_list("name", "email")
    printed = Booking.objects.filter(pk__in=asked.bookings).values_list("printed_name", flat=True)
    account = (asked.account.name, asked.account.email) if asked.account else ()
    found = {name.strip() for name in (*(one for row in rows for one in row), *printed, *account)}
    return tuple(sorted(found - {"", ERASED, blanking.NAMELESS}, key=len, reverse=True))


def _forget_words(asked: Person) -> None:
    FormAnswer.objects.filter(booking__in=asked.bookings).update(words="")
    FormDraft.objects.filter(booking__in=asked.bookings).delete()
    Mark.objects.filter(booking__in=asked.bookings).exclude(reason="").update(reason=ERASED)


def _scrub_letters(asked: Person, names: tuple[str, ...]) -> None:
    """Their own letters lose their words; letters to others about the same events lose the name."""
    blanking.blank_letters(list(asked.letters().values_list("pk", flat=True)))
    events = Booking.objects.filter(pk__in=asked.bookings).values("event_id")
    for letter in Message.objects.filter(Q(event__in=events) | Q(event=None)).exclude(text=""):
        text, subject = _without(letter.text, names), _without(letter.subject, names)
        if (text, subject) != (letter.text, letter.subject):
            # The enclosures may hold the name too; the letter in HTML says no more than its text.
            Enclosed.objects.filter(message=letter).delete()
            Message.objects.filter(pk=letter.pk).update(text=text, subject=subject[:500], html="")


def _without(text: str, names: Iterable[str]) -> str:
    for name in names:
        for form in {name, escape(name)}:
            text = re.sub(rf"(?<!\w){re.escape(form)}(?!\w)", ERASED, text, flags=re.IGNORECASE)
    return text


def _close_account(asked: Person) -> None:
    """With everything learned in it. A colleague's account is a matter of the team, not of their bookings."""
    if asked.account is not None and not asked.account.is_staff_member:
        AccessAttempt.objects.filter(username__iexact=asked.account.email).delete()
        User.objects.filter(pk=asked.account.pk).delete()
    if asked.email:
        AccessAttempt.objects.filter(username__iexact=asked.email).delete()


def _scrub_log(asked: Person) -> None:
    """What was changed stays in the log; from what, and to what, goes."""
    names = [f"participant:{one}" for one in asked.ids] + [f"booking:{one}" for one in asked.bookings]
    for entry in AuditEntry.objects.filter(object__in=names).exclude(detail={}):
        AuditEntry.objects.filter(pk=entry.pk).update(detail={name: [] for name in entry.detail})
