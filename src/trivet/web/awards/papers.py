"""What is downloaded: the certificate's own files as they were issued, and records of learning for a regulator."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.text import slugify

from trivet.content.papers import load_papers
from trivet.press.catalogue import MEDIA_TYPES, Printed
from trivet.press.cpd import CpdFacts, cpd_record
from trivet.press.document import Brand
from trivet.press.word import to_docx
from trivet.vocabulary import CertificateKind, Regulator
from trivet.web.awards.making import JSON_LD, address_of
from trivet.web.awards.models import Certificate, CertificateFiles
from trivet.web.events.models.people import REGULATORS
from trivet.web.people.queries import provider
from trivet.web.training.documents import site_pdf

PDF, SVG, TEXT = "application/pdf", "image/svg+xml", "text/plain; charset=us-ascii"
FORMS = ("pdf", "svg", "json", "jwt")


@dataclass(frozen=True, slots=True)
class Record:
    """A record of learning on offer: whose form it follows."""

    regulator: str
    words: str
    is_own: bool


def file_of(files: CertificateFiles, form: str) -> Printed:
    """One of the files that were handed out, byte for byte."""
    made = {
        "pdf": lambda: (bytes(files.pdf), PDF),
        "svg": lambda: (files.svg.encode(), SVG),
        "json": lambda: (files.credential.encode(), JSON_LD),
        "jwt": lambda: (files.jwt.encode(), TEXT),
    }
    data, media = made[form]()
    return Printed(f"certificate-{files.certificate.number}.{form}", media, data)


def records(own: str) -> Iterator[Record]:
    """Every regulator's record, the participant's own first."""
    for value, words in sorted(REGULATORS, key=lambda pair: pair[0] != own):
        yield Record(value, words, value == own)


def record_of(row: Certificate, regulator: Regulator, form: str) -> Printed:
    """A record of learning, filled in as far as the certificate goes. Raises PressError."""
    company = provider(with_logo=True)
    brand = Brand(company.name, company.colour, company.accent, company.logo_value())
    document = cpd_record(_facts(row), load_papers(), regulator, brand)
    data, media = (site_pdf(document), PDF) if form == "pdf" else (to_docx(document), MEDIA_TYPES[form])
    return Printed(f"record-of-learning-{row.number}.{form}", media, data)


def file_name(row: Certificate, ending: str) -> str:
    """ "sian-wyn-K7QM-2XVP-A4TC.pdf": by whom a zip is sorted, in signs that every disk takes."""
    who = slugify(row.said().name)[:60].strip("-") or "certificate"
    return f"{who}-{row.number}.{ending}"


def _facts(row: Certificate) -> CpdFacts:
    said = row.said()
    return CpdFacts(
        name=said.name,
        title=said.title,
        kind=CertificateKind(row.kind),
        outcomes=said.outcomes,
        dates=said.dates,
        minutes=said.attended,
        practical_minutes=said.practice,
        place=said.place,
        delivery=said.delivery,
        provider=said.provider,
        provider_contact=said.provider_contact,
        trainer=said.trainer,
        number=row.number,
        verify_at=address_of(row.number),
        registration=said.registration,
    )
