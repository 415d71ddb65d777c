"""From facts to files: the signed badge, its picture, and the PDF that carries it. No database here."""

import hashlib
import secrets
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from trivet.content.schema.certificate import CertificateWords
from trivet.credentials import Achievement, Award, Badge, Face, Issuer, StatusPlace, bake_svg, picture
from trivet.credentials import Standard as AlignedStandard
from trivet.credentials import issue as issue_badge
from trivet.press.certificate import Attachment, CertificateSheet, PrintedStandard, Wording
from trivet.press.document import Brand
from trivet.vocabulary import CertificateKind, Language
from trivet.web.addresses import absolute, site
from trivet.web.awards.facts import Facts

Printer = Callable[[CertificateSheet, Brand, Wording, tuple[Attachment, ...]], bytes]
JSON_LD = "application/vc+ld+json"
BADGE_FILE = "openbadge.json"
#: Where the standards that carry a URN can be looked up; what no address is known for is printed, but not aligned.
DATABASES = {"NOS": "https://www.ukstandards.org.uk/"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a certificate's state stands: which published list, and which bit in it."""

    number: int
    index: int


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that makes one certificate; two drafts with the same values make the same files."""

    number: str
    kind: CertificateKind
    facts: Facts
    event: str
    email: str
    salt: str
    issued_at: datetime
    place: Place
    expires_at: datetime | None = None
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class Files:
    """What is handed out."""

    pdf: bytes
    svg: bytes
    badge: Badge


@dataclass(frozen=True, slots=True)
class Bench:
    """What the certificates of one event are made with."""

    issuer: Issuer
    brand: Brand
    wording: Wording
    printer: Printer


def new_salt() -> str:
    """New for each badge: without it nobody can try a list of addresses on the hash."""
    return secrets.token_urlsafe(12)


def make(draft: Draft, bench: Bench) -> Files:
    """Raises CredentialError, CertificateError and PressError, all worded for a person."""
    words = bench.wording[draft.facts.languages[0]]
    badge = issue_badge(award_of(draft, words), bench.issuer, now=draft.issued_at)
    attached = Attachment(BADGE_FILE, badge.json_ld, JSON_LD, "Open Badge 3.0")
    pdf = bench.printer(sheet_of(draft), bench.brand, bench.wording, (attached,))
    return Files(pdf, bake_svg(picture(face_of(draft, bench)), badge), badge)


def sheet_of(draft: Draft) -> CertificateSheet:
    """What the press prints."""
    facts = draft.facts
    return CertificateSheet(
        name=facts.name,
        kind=draft.kind,
        title=facts.title,
        title_cy=facts.title_cy,
        outcomes=facts.outcomes,
        dates=facts.dates,
        place=facts.place,
        delivery=facts.delivery,
        minutes=facts.minutes,
        minutes_attended=facts.attended,
        practical_minutes=facts.practice,
        provider=facts.provider,
        provider_contact=facts.provider_contact,
        trainer=facts.trainer,
        number=draft.number,
        issued_on=timezone.localdate(draft.issued_at),
        verify_at=address_of(draft.number),
        standards=facts.standards,
        registration=facts.registration,
        replaces=draft.replaces,
        languages=facts.languages,
    )


def award_of(draft: Draft, words: CertificateWords) -> Award:
    """What the badge says: no place, no trainer, no registration number, and the e-mail address only as a hash."""
    facts = draft.facts
    return Award(
        number=draft.number,
        id=address_of(draft.number),
        person=facts.name,
        email=draft.email,
        salt=draft.salt,
        achievement=achievement_of(draft, words),
        issued=draft.issued_at,
        minutes=facts.attended,
        delivery=facts.delivery,
        starts=min(facts.dates),
        ends=max(facts.dates),
        standards=tuple(_aligned(one) for one in facts.standards if one.framework in DATABASES),
        valid_until=draft.expires_at,
        language=facts.languages[0].value,
        status=status_place(draft.place),
    )


def achievement_of(draft: Draft, words: CertificateWords) -> Achievement:
    """What was done, in the words of the certificate."""
    facts = draft.facts
    return Achievement(
        id=uuid.uuid5(uuid.NAMESPACE_URL, f"{site()}/{draft.event}/{draft.kind}").urn,
        name=_title(facts, facts.languages[0]),
        description=words.titles[draft.kind],
        criteria=words.nots[draft.kind],
        outcomes=facts.outcomes,
        kind=draft.kind,
    )


def status_place(place: Place) -> StatusPlace:
    return StatusPlace(list_address(place.number, "revocation"), list_address(place.number, "suspension"), place.index)


def face_of(draft: Draft, bench: Bench) -> Face:
    facts, language = draft.facts, draft.facts.languages[0]
    return Face(
        course=_title(facts, language),
        provider=facts.provider,
        year=max(facts.dates).year,
        colour=bench.brand.colour,
        language=language.value,
    )


def address_of(number: str) -> str:
    """The whole address of a certificate's public page: in its QR code, and the id of its badge."""
    return absolute(reverse("awards:certificate", args=[number]))


def list_address(number: int, purpose: str) -> str:
    return absolute(reverse("awards:status", args=[number, purpose]))


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _title(facts: Facts, language: Language) -> str:
    return (facts.title_cy if language is Language.WELSH else "") or facts.title


def _aligned(one: PrintedStandard) -> AlignedStandard:
    return AlignedStandard(one.framework, one.code, one.title, DATABASES[one.framework], one.version)
