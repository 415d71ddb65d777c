"""Invented papers around a day: every sum, term, account and address here is made up."""

import json
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pdfua
from courses import strings

from trivet.content.papers import load_papers
from trivet.events.ladder import Step
from trivet.events.money import Line, Tax, TaxKind
from trivet.press.certificate import Attachment, CertificateSheet
from trivet.press.cpd import CpdFacts
from trivet.press.document import Brand, Document
from trivet.press.event_report import Distribution, EventReport, Response, Turnout
from trivet.press.invoice import InvoiceSheet
from trivet.press.joining import JoiningSheet
from trivet.press.papers import Party
from trivet.press.pdf import to_pdf
from trivet.press.quote import QuoteSheet
from trivet.press.register import Signatory, SignatureSheet
from trivet.vocabulary import CertificateKind, Delivery

PAPERS = load_papers()
BRAND = Brand("Fellside Alliance Training")
DAY = date(2027, 3, 4)
TITLE = "Therapeutic Working Alliance Focused Training"
OUTCOMES = (
    "Agree roles and limits in the first ten minutes",
    "Negotiate one goal that the person would also choose",
    "Repair a rupture in three steps",
)
HOSTILE = '#evil[*x*] "q" \\u{41} <b>&amp; $x$ {name} \x00\x0b 😀 Ŵŷ ' + "W" * 240

CERTIFICATE = CertificateSheet(
    name="Siân Ŵyn Llewelyn-Hughes",
    kind=CertificateKind.ATTENDANCE,
    title=TITLE,
    outcomes=OUTCOMES,
    dates=(DAY,),
    place="Wrexham",
    delivery=Delivery.IN_PERSON,
    minutes=310,
    minutes_attended=310,
    practical_minutes=172,
    provider=BRAND.name,
    provider_contact="hello@example.org",
    trainer="Ruth Haworth",
    number="TRV-2027-000123",
    issued_on=DAY,
    verify_at="https://training.example.org/c/TRV-2027-000123/",
)
BADGE = Attachment(
    "credential.json",
    json.dumps({"name": 'Siân "Ŵyn" \\ 😀', "type": "OpenBadgeCredential"}, ensure_ascii=False).encode(),
    "application/ld+json",
    "Open Badges 3.0 credential",
)
CPD = CpdFacts(
    name=CERTIFICATE.name,
    title=TITLE,
    kind=CertificateKind.ATTENDANCE,
    outcomes=OUTCOMES,
    dates=(DAY,),
    minutes=310,
    practical_minutes=172,
    place="Wrexham",
    delivery=Delivery.IN_PERSON,
    provider=BRAND.name,
    provider_contact="hello@example.org",
    trainer="Ruth Haworth",
    number=CERTIFICATE.number,
    verify_at=CERTIFICATE.verify_at,
)
REGISTER = SignatureSheet(
    title=TITLE,
    dates=(DAY,),
    times="09:30 to 16:30",
    place="Wrexham",
    trainer="Ruth Haworth",
    code="TRV-0304",
    people=tuple(Signatory(f"Person {number}", "Invented Service") for number in range(40)),
    address="https://training.example.org/r/abc/",
)
SELLER = Party("Fellside Alliance Training", ("1 Invented View", "Kendal"), "hello@example.org", "01539 000000")
BUYER = Party("Invented Probation Office", ("Unit 2", "Wrexham"))
EXEMPT = Tax(TaxKind.EXEMPT, why="Exempt from VAT: an invented reason")
LINES = (
    Line("One day for up to 16 people", 1, 125000, Tax(TaxKind.STANDARD, 2000)),
    Line("Travel: miles by car", 148, 45, Tax(TaxKind.STANDARD, 2000)),
    Line("One night away", 1, 8000, EXEMPT),
)
QUOTE = QuoteSheet(
    number="Q-2027-014",
    issued_on=date(2027, 1, 11),
    valid_until=date(2027, 2, 11),
    title=TITLE,
    provider=SELLER,
    customer=BUYER,
    lines=LINES,
    terms_version="3",
    terms=("These terms are invented.", "A named colleague may take anybody's place until the start."),
    dates="Thursday 4 March 2027, 09:30 to 16:30",
    place="Wrexham",
    people="Up to 16",
    ladder=(Step(10, 0), Step(5, 50), Step(0, 100)),
    accept_at="https://training.example.org/q/abc/",
)
INVOICE = InvoiceSheet(
    number="INV-2027-031",
    issued_on=date(2027, 3, 5),
    due_on=date(2027, 4, 4),
    title=TITLE,
    provider=SELLER,
    customer=BUYER,
    lines=LINES,
    po_number="PO-7781",
    quote_number="Q-2027-014",
    bank=(("Sort code", "00-00-00"), ("Account number", "00000000")),
)
JOINING = JoiningSheet(
    title=TITLE,
    dates=(DAY,),
    name="Siân",
    times="09:30 to 16:30",
    arrive="09:00",
    place="Invented Office, Wrexham",
    address="Unit 2, Invented Way, Wrexham",
    map_link="https://maps.example.org/wrexham",
    bring=("One situation that names nobody",),
    task="Answer ten questions.",
    task_link="https://training.example.org/my/abc/before/",
    emergency="01539 000000",
    ground_rules=("Anybody may pass",),
    manage_link="https://training.example.org/my/abc/",
)
REPORT = EventReport(
    title=TITLE,
    dates=(DAY,),
    place="Wrexham",
    minutes=310,
    turnout=Turnout(booked=16, attended=12, partial=2, absent=2, walk_ins=1, mean_minutes=296, certificates=14),
    made_on=date(2027, 3, 9),
    customer="Invented Probation Office",
    responses=(Response("Before the day", 16, 13), Response("At the end", 14, 14)),
    distributions=(
        Distribution("I can use this", "At the end", (("Agree", 8), ("Neither", 6), ("Disagree", 0)), 14),
        Distribution("I would come again", "At the end", (("Yes", 3), ("No", 0)), 14),
    ),
)


def assert_sound(document: Document, folder: Path) -> None:
    """Printed alike twice, and neither checker finds anything."""
    data = to_pdf(document)
    assert to_pdf(document) == data
    assert_clean(data, folder)


def assert_clean(data: bytes, folder: Path) -> None:
    """Neither the partial checker of PDF/UA nor qpdf, where it is installed, finds anything."""
    file = folder / "made.pdf"
    file.write_bytes(data)
    assert [(finding.rule_id, finding.message) for finding in pdfua.validate(file).findings] == []
    if shutil.which("qpdf"):
        checked = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
        assert (checked.returncode, checked.stderr) == (0, "")


def told(document: Document) -> str:
    """Every word of the tree."""
    return " ".join(strings(document))
