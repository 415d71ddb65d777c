"""What a certificate says: finished values, frozen when it was issued."""

from dataclasses import dataclass
from datetime import date

from trivet.vocabulary import CertificateKind, Delivery, Language

#: More standards than these and a certificate reads like a catalogue; the verification page may list the rest.
MOST_STANDARDS = 5


@dataclass(frozen=True, slots=True)
class PrintedStandard:
    """An occupational standard as it stood when the certificate was issued."""

    framework: str
    code: str
    title: str
    version: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A text file that travels inside the PDF: a credential as JSON, a badge as SVG. `data` is UTF-8."""

    name: str
    data: bytes
    media_type: str
    description: str


@dataclass(frozen=True, slots=True)
class CertificateSheet:
    """One person's certificate. Minutes are whole and leave out breaks; empty strings are left out of the page.

    `minutes` is what the course held, `minutes_attended` what this person was there for.
    """

    name: str
    kind: CertificateKind
    title: str
    outcomes: tuple[str, ...]
    dates: tuple[date, ...]
    place: str
    delivery: Delivery
    minutes: int
    minutes_attended: int
    practical_minutes: int
    provider: str
    provider_contact: str
    trainer: str
    number: str
    issued_on: date
    verify_at: str
    standards: tuple[PrintedStandard, ...] = ()
    registration: str = ""
    signed_by: str = ""
    signed_as: str = ""
    replaces: str = ""
    languages: tuple[Language, ...] = (Language.ENGLISH,)
    title_cy: str = ""
    outcomes_cy: tuple[str, ...] = ()
