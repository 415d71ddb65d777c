"""Certificates: what they say and what they do not, for every name; tagged, archivable, with the badge inside."""

import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from samples import BADGE, BRAND, CERTIFICATE, HOSTILE, OUTCOMES, PAPERS, assert_clean

from trivet.press.certificate import (
    Attachment,
    CertificateError,
    CertificateSheet,
    PrintedStandard,
    duration,
    to_certificate,
)
from trivet.press.document import Brand, Logo
from trivet.press.engine import TooLongError
from trivet.press.logo import check_logo
from trivet.press.worker import Press
from trivet.vocabulary import CertificateKind, Delivery, Language

pytestmark = pytest.mark.press

WORDS = PAPERS.certificate
BOTH = (Language.ENGLISH, Language.WELSH)
STANDARD = PrintedStandard(
    "NOS", "SFHAI1", "Use recognised theoretical models to provide therapeutic support", "AI1.2012"
)
BILINGUAL = replace(
    CERTIFICATE,
    languages=BOTH,
    title_cy="Hyfforddiant ar y Gynghrair Waith Therapiwtig",
    outcomes_cy=("Cytuno ar rolau a therfynau yn y deng munud cyntaf",),
)
needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")


def made(sheet: CertificateSheet = CERTIFICATE, brand: Brand = BRAND, *files: Attachment) -> bytes:
    return to_certificate(sheet, brand, WORDS, attachments=files)


def words(data: bytes) -> str:
    found = subprocess.run(["pdftotext", "-raw", "-", "-"], input=data, capture_output=True, check=True)
    return " ".join(found.stdout.decode().split())


def page_count(data: bytes) -> int:
    with pikepdf.open(BytesIO(data)) as opened:
        return len(opened.pages)


SHEETS = {
    "attendance": CERTIFICATE,
    "partial": replace(CERTIFICATE, kind=CertificateKind.PARTIAL, minutes_attended=200, replaces="TRV-2027-000100"),
    "achievement": replace(CERTIFICATE, kind=CertificateKind.ACHIEVEMENT, registration="SW123456"),
    "Welsh": replace(BILINGUAL, languages=(Language.WELSH,)),
    "both languages": BILINGUAL,
    "five standards": replace(CERTIFICATE, standards=(STANDARD,) * 5),
    "both, five standards, wide name": replace(BILINGUAL, standards=(STANDARD,) * 5, name="W" * 300),
    "hostile": replace(CERTIFICATE, name=HOSTILE, title=HOSTILE[:90], place=HOSTILE[:60], trainer=HOSTILE[:50]),
    "two days online": replace(CERTIFICATE, dates=(date(2027, 3, 4), date(2027, 3, 11)), delivery=Delivery.ONLINE),
}


@pytest.mark.parametrize("name", SHEETS)
def test_every_kind_is_one_clean_page_and_the_same_bytes_twice(name: str, tmp_path: Path) -> None:
    data = made(SHEETS[name], BRAND, BADGE)
    assert_clean(data, tmp_path)
    assert page_count(data) == 1
    assert made(SHEETS[name], BRAND, BADGE) == data


def test_it_claims_to_be_accessible_and_archivable_at_once() -> None:
    with pikepdf.open(BytesIO(made())) as opened, opened.open_metadata() as facts:
        assert (facts["pdfuaid:part"], facts["pdfaid:part"], facts["pdfaid:conformance"]) == ("1", "3", "A")
        assert facts["dc:title"] == "Certificate of attendance: Siân Ŵyn Llewelyn-Hughes"
        assert facts["dc:creator"] == ["Fellside Alliance Training"]
        assert str(opened.Root.Lang) == "en-GB"
        assert str(opened.docinfo["/CreationDate"]).startswith("D:20270304")


def test_the_badge_comes_out_as_it_went_in() -> None:
    picture = Attachment("badge.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml", "The badge")
    with pikepdf.open(BytesIO(made(CERTIFICATE, BRAND, BADGE, picture))) as opened:
        found = {name: opened.attachments[name].get_file() for name in opened.attachments}
        assert {name: file.read_bytes() for name, file in found.items()} == {
            "credential.json": BADGE.data,
            "badge.svg": picture.data,
        }
        assert found["credential.json"].mime_type == "application/ld+json"
        assert len(opened.Root.AF) == 2


def test_a_file_that_is_not_text_is_refused() -> None:
    with pytest.raises(CertificateError, match=r"“photo.png” cannot travel inside"):
        made(CERTIFICATE, BRAND, Attachment("photo.png", b"\x89PNG", "image/png", "A photo"))


@needs_poppler
def test_it_says_who_what_when_how_long_and_where_to_check() -> None:
    said = words(made(replace(CERTIFICATE, minutes_attended=250, registration="SW123456", replaces="TRV-2027-000100")))
    for expected in (
        "Siân Ŵyn Llewelyn-Hughes",
        "Therapeutic Working Alliance Focused Training",
        *OUTCOMES,
        "4 March 2027",
        "In person, Wrexham",
        "5 h 10 min, breaks not counted",
        "4 h 10 min of 5 h 10 min",
        "2 h 52 min",
        "Ruth Haworth",
        "Fellside Alliance Training, hello@example.org",
        "SW123456",
        "TRV-2027-000123",
        "training.example.org/c/TRV-2027-000123",
        "It replaces certificate TRV-2027-000100",
        "It is not a qualification, a licence or a judgement of competence, and no points are awarded with it.",
    ):
        assert expected in said, expected


@needs_poppler
def test_an_achievement_is_told_apart_from_attendance_whole_or_partial() -> None:
    said = {kind: words(made(replace(CERTIFICATE, kind=kind))) for kind in CertificateKind}
    assert "passed the check at the end of it" in said[CertificateKind.ACHIEVEMENT]
    assert "passed" not in said[CertificateKind.ATTENDANCE] + said[CertificateKind.PARTIAL]
    assert "attended part of the course" in said[CertificateKind.PARTIAL]


@needs_poppler
def test_standards_are_mapped_to_and_none_is_said_honestly() -> None:
    none = "No occupational standard is named here"
    with_one, without = words(made(replace(CERTIFICATE, standards=(STANDARD,)))), words(made())
    assert "Training content mapped to" in with_one
    assert "NOS SFHAI1, Use recognised theoretical models" in with_one
    assert "Naming a standard does not show that it has been met." in with_one
    assert none not in with_one
    assert none in without
    assert "mapped to" not in without


@needs_poppler
def test_two_languages_stand_side_by_side_in_the_same_sizes() -> None:
    data = made(BILINGUAL)
    said = words(data)
    assert "Certificate of attendance" in said
    assert "Tystysgrif presenoldeb" in said
    assert "4 Mawrth 2027" in said
    assert WORDS[Language.WELSH].draft in said
    assert sizes_of(data, "Certificate") == sizes_of(data, "Tystysgrif")
    assert sizes_of(data, "Provider") == sizes_of(data, "Darparwr")


def sizes_of(data: bytes, word: str) -> set[float]:
    """The heights of a word's boxes on the page, in points."""
    found = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=data, capture_output=True, check=True
    ).stdout.decode()
    rows = [row for row in found.splitlines() if f">{word}<" in row]
    assert rows
    edges = [{part.split("=")[0]: part.split('"')[1] for part in row.split() if "=" in part} for row in rows]
    return {round(float(edge["yMax"]) - float(edge["yMin"]), 2) for edge in edges}


def test_the_welsh_half_is_marked_as_welsh() -> None:
    assert languages_in(made(BILINGUAL)) >= {"cy-GB"}
    assert languages_in(made()) == set()


def languages_in(data: bytes) -> set[str]:
    with pikepdf.open(BytesIO(data)) as opened:
        return {str(one.Lang) for one in opened.objects if isinstance(one, pikepdf.Dictionary) and "/Lang" in one} - {
            "en-GB"
        }


@needs_poppler
def test_a_sign_that_no_font_has_is_a_box_and_is_explained() -> None:
    said = words(made(replace(CERTIFICATE, name="Ann 😀 Lee")))
    assert "Ann □ Lee" in said
    assert "□ stands for a sign that our type does not have." in said
    assert "□" not in words(made())


def test_the_qr_code_has_words_for_those_who_cannot_see_it() -> None:
    with pikepdf.open(BytesIO(made())) as opened:
        alts = {str(one.Alt) for one in opened.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one}
    assert f"QR code that leads to {CERTIFICATE.verify_at}" in alts


def test_a_logo_and_colours_change_the_look_and_nothing_else(tmp_path: Path) -> None:
    square = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
    data = made(CERTIFICATE, Brand("Customer", "#5b2e6b", "#1f4e5f", Logo(square, "svg", "Customer")))
    assert_clean(data, tmp_path)
    assert data != made()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("size", [(40, 20), (1500, 400)])
def test_a_picture_for_a_logo_is_printed_large_or_small(kind: str, size: tuple[int, int], tmp_path: Path) -> None:
    file = BytesIO()
    Image.effect_noise(size, 80).convert("RGB").save(file, kind)
    data = made(CERTIFICATE, replace(BRAND, logo=check_logo(file.getvalue(), "logo", "Customer")))
    assert_clean(data, tmp_path)
    with pikepdf.open(BytesIO(data)) as opened:
        alts = {str(one.Alt) for one in opened.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one}
    assert "Customer" in alts
    assert len(data) < 900_000


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": "  "}, "needs the name"),
        ({"dates": ()}, "needs the date"),
        ({"minutes_attended": 311}, "Nobody can attend 311 of 310 minutes"),
        ({"standards": (STANDARD,) * 6}, "at most 5 standards"),
        ({"languages": ()}, "no words for a certificate"),
    ],
)
def test_facts_that_cannot_be_are_refused_in_words(change: dict[str, object], said: str) -> None:
    with pytest.raises(CertificateError, match=said):
        made(replace(CERTIFICATE, **change))  # type: ignore[arg-type]


def test_more_outcomes_than_a_page_holds_are_refused_and_the_next_certificate_is_printed() -> None:
    with pytest.raises(TooLongError):
        made(replace(CERTIFICATE, outcomes=("A sentence of some length about what is taught. " * 4,) * 60))
    assert page_count(made()) == 1


@settings(max_examples=25, deadline=None)
@given(name=st.text(min_size=1, max_size=300).filter(lambda text: text.strip(" \t\n\r\x0b\x0c")))
def test_any_name_makes_one_page(name: str) -> None:
    try:
        data = made(replace(CERTIFICATE, name=name))
    except CertificateError:
        return
    assert page_count(data) == 1


@pytest.mark.parametrize(("minutes", "said"), [(310, "5 h 10 min"), (360, "6 h"), (45, "45 min"), (0, "0 min")])
def test_minutes_read_as_hours_and_minutes(minutes: int, said: str) -> None:
    assert duration(minutes, WORDS[Language.ENGLISH]) == said


def test_a_worker_prints_the_same_certificates_to_several_threads_at_once() -> None:
    sheets = [replace(CERTIFICATE, name=f"Person {number}") for number in range(12)]
    with Press(workers=2) as press, ThreadPoolExecutor(max_workers=6) as threads:
        printed = list(threads.map(lambda one: press.certificate(one, BRAND, WORDS, attachments=(BADGE,)), sheets))
    assert printed == [made(one, BRAND, BADGE) for one in sheets]


def test_threads_of_one_process_share_the_compiler() -> None:
    sheets = [replace(CERTIFICATE, name=f"Person {number}") for number in range(12)]
    with ThreadPoolExecutor(max_workers=6) as threads:
        assert list(threads.map(made, sheets)) == [made(one) for one in sheets]
