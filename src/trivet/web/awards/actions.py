"""What is done to certificates: issue, issue again, revoke, suspend, restore, hide, forget. Each says who did it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import cache

from django.db import transaction
from django.utils import timezone, translation

from trivet.content.papers import load_papers
from trivet.curriculum import DayDoesNotFitError, UnknownPartError
from trivet.events.achievement import Missing
from trivet.events.attendance import Attended
from trivet.press.certificate import Attachment, CertificateSheet, Wording
from trivet.press.document import Brand
from trivet.press.worker import Press
from trivet.vocabulary import CertificateKind
from trivet.web.awards.facts import Shared, facts_of, shared_facts
from trivet.web.awards.issuing import Award, NotIssuedError, current, issue_once, letter_words
from trivet.web.awards.keys import issuer
from trivet.web.awards.lists import has_changed
from trivet.web.awards.making import Bench
from trivet.web.awards.models import Certificate, CertificateFiles, State
from trivet.web.awards.queries import standing_of
from trivet.web.awards.words import HAPPENED
from trivet.web.day.queries import attended
from trivet.web.events.models import Booking, Event
from trivet.web.events.queries import brief_for_event
from trivet.web.language import code_of
from trivet.web.people.audit import record
from trivet.web.people.models import User
from trivet.web.post.actions import queue

FORGOTTEN = "—"


class CertificateStateError(ValueError):
    """A certificate cannot go from the state it is in to the one asked for. The message is for a person."""


class Workshop:
    """What the certificates of one event are made with, worked out once and kept for all of them."""

    def __init__(self, event: Event, *, now: datetime) -> None:
        """Raises NotIssuedError when the course cannot be planned any more, so that nobody knows what it held."""
        try:
            brief = brief_for_event(event, timezone.localdate(now))
        except (DayDoesNotFitError, UnknownPartError) as error:
            raise NotIssuedError(f"The course of this event cannot be planned any more: {error}") from error
        brand = brief.provider_brand if event.course.customer.is_house else brief.customer_brand
        self.shared: Shared = shared_facts(event, brief)
        self.bench = Bench(issuer(now), brand, load_papers().certificate, printed)

    def award(self, booking: Booking, there: Attended, kind: CertificateKind) -> Award:
        facts = facts_of(booking, self.shared, minutes=there.minutes, of=there.of, practice=there.practice)
        return Award(booking, kind, facts)


@cache
def press() -> Press:
    """This process's press for certificates: their own, so that a pack being printed does not hold them up."""
    return Press(workers=2)


def printed(sheet: CertificateSheet, brand: Brand, wording: Wording, attached: tuple[Attachment, ...]) -> bytes:
    return press().certificate(sheet, brand, wording, attachments=attached)


def issue(booking: Booking, *, now: datetime, by: User | None = None) -> tuple[Certificate, ...]:
    """Everything that a booking has earned; what was issued before is found, not made again. Raises NotIssuedError."""
    earned = standing_of(booking, now=now).earned
    there = [current(booking, is_achievement=kind is CertificateKind.ACHIEVEMENT) for kind in earned]
    if all(there):
        return tuple(one for one in there if one is not None)
    workshop, presence = Workshop(booking.event, now=now), attended(booking)
    return tuple(issue_once(workshop.award(booking, presence, kind), workshop.bench, now=now, by=by) for kind in earned)


def reissue(old: Certificate, *, name: str, now: datetime, by: User) -> Certificate:
    """A new certificate in place of one: for a corrected name, a corrected register, a lost private page.

    The old number stays findable and says by which it was replaced. Raises NotIssuedError, CertificateStateError.
    """
    if not old.is_current:
        raise CertificateStateError("This certificate has been replaced already. Issue the newest one again instead.")
    booking = old.booking
    kind = _kind_now(old, booking, now)
    workshop = Workshop(booking.event, now=now)
    award = workshop.award(booking, attended(booking), kind)
    corrected = replace(award, facts=replace(award.facts, name=name), replaces=old)
    made = issue_once(corrected, workshop.bench, now=now, by=by)
    rename(booking, name, by=by)
    return made


@transaction.atomic
def rename(booking: Booking, name: str, *, by: User) -> None:
    """How a booking's name is printed from now on."""
    if booking.printed_name == name:
        return
    row = Booking.objects.select_for_update().get(pk=booking.pk)
    row.printed_name, row.updated_by, row.version = name, by, row.version + 1
    row.save(update_fields=["printed_name", "updated_by", "version"])
    booking.printed_name = name
    record(by, "changed", row)


def revoke(certificate: Certificate, *, reason: str, now: datetime, by: User) -> Certificate:
    """It no longer counts, for good. Raises CertificateStateError."""
    return _move(certificate, (State.VALID, State.SUSPENDED), State.REVOKED, reason=reason, now=now, by=by)


def suspend(certificate: Certificate, *, reason: str, now: datetime, by: User) -> Certificate:
    """It does not count until somebody restores it. Raises CertificateStateError."""
    return _move(certificate, (State.VALID,), State.SUSPENDED, reason=reason, now=now, by=by)


def restore(certificate: Certificate, *, now: datetime, by: User) -> Certificate:
    """A suspended one counts again. Raises CertificateStateError."""
    return _move(certificate, (State.SUSPENDED,), State.VALID, reason="", now=now, by=by)


@transaction.atomic
def hide_or_show(certificate: Certificate, *, is_shown: bool, by: User) -> Certificate:
    """Take the public page down, or put it up again, as the holder wishes."""
    Certificate.objects.filter(pk=certificate.pk).update(is_shown=is_shown)
    record(by, "showed-certificate" if is_shown else "hid-certificate", certificate)
    return certificate


@transaction.atomic
def forget(certificate: Certificate, *, by: User | None) -> None:
    """When its time is over: the files go, and the name with them. That there was a certificate stays countable."""
    row = Certificate.objects.select_for_update().get(pk=certificate.pk)
    row.facts = {**row.facts, "name": FORGOTTEN, "registration": ""}
    row.is_shown, row.reason = False, FORGOTTEN if row.reason else ""
    row.save(update_fields=["facts", "is_shown", "reason"])
    CertificateFiles.objects.filter(certificate=row).delete()
    record(by, "forgot-certificate", row)


_VERBS: Mapping[State, str] = {State.REVOKED: "revoked", State.SUSPENDED: "suspended", State.VALID: "restored"}


@transaction.atomic
def _move(
    certificate: Certificate, start: tuple[State, ...], to: State, *, reason: str, now: datetime, by: User
) -> Certificate:
    row = Certificate.objects.select_for_update().select_related("booking__participant").get(pk=certificate.pk)
    if row.state not in start:
        was = State(row.state).label.lower()
        raise CertificateStateError(f"This certificate is {was}, so that cannot be done. Nothing was changed.")
    row.state, row.reason, row.state_at, row.version = to, reason, now, row.version + 1
    row.save(update_fields=["state", "reason", "state_at", "version"])
    has_changed(row)
    record(by, _VERBS[to], row)
    _tell(row, by=by)
    return row


def _tell(row: Certificate, *, by: User) -> None:
    """A letter to the holder about what became of their certificate."""
    booking, person = row.booking, row.booking.participant
    if not person.email:
        return
    with translation.override(code_of(booking.language)):
        what = str(HAPPENED[State(row.state)])
    queue(
        "certificate-changed",
        to=person.email,
        language=booking.language,
        words={**letter_words(row), "details": what, "why": row.reason},
        key=f"certificate-changed:{row.number}:{row.version}",
        about=f"booking:{booking.pk}",
        event=booking.event_id,
        by=by,
    )


def _kind_now(old: Certificate, booking: Booking, now: datetime) -> CertificateKind:
    """What the register says today, of the same sort."""
    found = standing_of(booking, now=now)
    same = [kind for kind in found.earned if (kind is CertificateKind.ACHIEVEMENT) == old.is_achievement]
    if not same:
        why = "the register says they were absent" if Missing.ABSENT in found.missing else "it is not earned any more"
        raise NotIssuedError(f"No new certificate was made: {why}. Revoke the old one, or correct the register first.")
    return same[0]
