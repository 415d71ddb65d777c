"""One booking's certificates: made outside the transaction, stored inside it, and never twice."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from secrets import choice

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation

from trivet.credentials import CredentialError
from trivet.events.certificate_number import new_number
from trivet.press.certificate import CertificateError
from trivet.press.engine import PressError
from trivet.vocabulary import CertificateKind
from trivet.web.addresses import absolute
from trivet.web.awards.facts import Facts
from trivet.web.awards.lists import free_place, has_changed
from trivet.web.awards.making import Bench, Draft, Files, address_of, digest, make, new_salt
from trivet.web.awards.models import Certificate, CertificateFiles, SigningKey, State, StatusList
from trivet.web.events.letters.words import dates
from trivet.web.events.models import Booking
from trivet.web.language import code_of
from trivet.web.people.audit import record
from trivet.web.people.models import User
from trivet.web.post.actions import queue
from trivet.web.post.letter import Enclosure

_ATTEMPTS = 5
#: How many are made at a time, and how many lie ready to be stored.
_HANDS, _AHEAD = 3, 24
PDF = "application/pdf"


class NotIssuedError(RuntimeError):
    """A certificate could not be made. Nothing was stored; the message is for a person."""


@dataclass(frozen=True, slots=True)
class Award:
    """One certificate to be: for which booking, of which kind, saying what, in place of which earlier one."""

    booking: Booking
    kind: CertificateKind
    facts: Facts
    replaces: Certificate | None = None

    @property
    def is_achievement(self) -> bool:
        return self.kind is CertificateKind.ACHIEVEMENT


def current(booking: Booking, *, is_achievement: bool) -> Certificate | None:
    """The certificate that counts, revoked or not: a revoked one is not quietly issued again."""
    return Certificate.objects.filter(booking=booking, is_achievement=is_achievement, is_current=True).first()


def issue_once(award: Award, bench: Bench, *, now: datetime, by: User | None) -> Certificate:
    """The certificate, made and stored with its letter; or the one that is there, whoever made it. Raises NotIssuedError.

    Setting and signing take long, so no lock is held meanwhile. Of two at once the slower one's work is thrown away.
    """
    for _ in range(_ATTEMPTS):
        found = current(award.booking, is_achievement=award.is_achievement)
        if found is not None and found != award.replaces:
            return found
        draft = _draft(award, now)
        files = _made(draft, bench)
        try:
            return store(award, draft, files, bench, by=by)
        except IntegrityError:
            # Somebody was quicker with this booking, or took the same number or place in the list.
            continue
    raise NotIssuedError(
        "The certificate could not be stored, because others were writing. Nothing is lost: try again."
    )


def issue_many(
    awards: Sequence[Award], bench: Bench, *, clock: Callable[[], datetime], by: User | None
) -> Iterator[tuple[Award, Certificate | NotIssuedError]]:
    """Many, a few at a time: while some are set and signed, others are stored. Memory does not grow with their number."""
    with ThreadPoolExecutor(max_workers=_HANDS) as hands:
        for at in range(0, len(awards), _AHEAD):
            few = [(award, _draft(award, clock())) for award in awards[at : at + _AHEAD]]
            made = hands.map(lambda one: _tried(one[1], bench), few)
            for (award, draft), files in zip(few, made, strict=True):
                yield award, _stored(award, draft, files, bench, clock=clock, by=by)


def _tried(draft: Draft, bench: Bench) -> Files | NotIssuedError:
    try:
        return _made(draft, bench)
    except NotIssuedError as error:
        return error


def _stored(
    award: Award,
    draft: Draft,
    files: Files | NotIssuedError,
    bench: Bench,
    *,
    clock: Callable[[], datetime],
    by: User | None,
) -> Certificate | NotIssuedError:
    if isinstance(files, NotIssuedError):
        return files
    try:
        return store(award, draft, files, bench, by=by)
    except IntegrityError:
        return _once_more(award, bench, clock(), by)


def _once_more(award: Award, bench: Bench, now: datetime, by: User | None) -> Certificate | NotIssuedError:
    try:
        return issue_once(award, bench, now=now, by=by)
    except NotIssuedError as error:
        return error


@transaction.atomic
def store(award: Award, draft: Draft, files: Files, bench: Bench, *, by: User | None) -> Certificate:
    """The certificate, its files, its letter and the note of it: all or nothing."""
    if award.replaces is not None:
        _step_back(award.replaces, draft.issued_at)
    row = Certificate.objects.create(
        number=draft.number,
        booking=award.booking,
        kind=draft.kind,
        is_achievement=award.is_achievement,
        facts=draft.facts.to_json(),
        previous=award.replaces,
        issued_at=draft.issued_at,
        state_at=draft.issued_at,
        expires_at=draft.expires_at,
        issued_by=by,
        key=SigningKey.objects.get(kid=bench.issuer.signing_key(draft.issued_at).id),
        status_list=StatusList.objects.get(number=draft.place.number),
        status_index=draft.place.index,
    )
    CertificateFiles.objects.create(
        certificate=row,
        pdf=files.pdf,
        svg=files.svg.decode(),
        credential=files.badge.json_ld.decode(),
        jwt=files.badge.jwt,
        pdf_digest=digest(files.pdf),
        svg_digest=digest(files.svg),
    )
    record(by, "issued" if award.replaces is None else "reissued", row)
    send(row, files.pdf, by=by)
    return row


def send(row: Certificate, pdf: bytes, *, by: User | None) -> None:
    """The certificate by mail, once; somebody without an address finds it on their own page."""
    booking, person = row.booking, row.booking.participant
    if not person.email:
        return
    queue(
        "certificate",
        to=person.email,
        language=booking.language,
        words=letter_words(row),
        key=f"certificate:{row.number}",
        about=f"booking:{booking.pk}",
        event=booking.event_id,
        enclosures=(Enclosure(f"certificate-{row.number}.pdf", PDF, pdf),),
        by=by,
    )


def letter_words(row: Certificate) -> dict[str, str]:
    """What every letter about a certificate says, in the language of its reader."""
    with translation.override(code_of(row.booking.language)):
        held = dates(row.said().dates)
    return {
        "name": row.booking.participant.name,
        "course": row.said().title,
        "date": held,
        "number": row.number,
        "certificate_link": address_of(row.number),
        "manage_link": own_page(row.booking),
    }


def own_page(booking: Booking) -> str:
    return absolute(reverse("awards:mine", args=[booking.token]))


def _step_back(old: Certificate, now: datetime) -> None:
    """What a newer certificate takes the place of. A revoked one stays revoked: that is what its page must say."""
    row = Certificate.objects.select_for_update().get(pk=old.pk)
    if row.state != State.REVOKED:
        row.state, row.state_at, row.reason = State.REPLACED, now, ""
    row.is_current, row.version = False, row.version + 1
    row.save(update_fields=["state", "state_at", "reason", "is_current", "version"])
    has_changed(row)


def _draft(award: Award, now: datetime) -> Draft:
    return Draft(
        number=new_number(choice),
        kind=award.kind,
        facts=award.facts,
        event=award.booking.event.slug,
        email=award.booking.participant.email,
        salt=new_salt(),
        issued_at=now.replace(microsecond=0),
        place=free_place(),
        replaces=award.replaces.number if award.replaces else "",
    )


def _made(draft: Draft, bench: Bench) -> Files:
    try:
        return make(draft, bench)
    except (CredentialError, CertificateError, PressError) as error:
        raise NotIssuedError(str(error)) from error
