"""Everything that can be printed for a course: what each kind is called, in which formats, and how it is made."""

import io
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from trivet.press.brief import CourseBrief
from trivet.press.cards import cards
from trivet.press.document import Document
from trivet.press.guide import guide
from trivet.press.html import to_html
from trivet.press.leaflet import leaflet
from trivet.press.matrix import matrix
from trivet.press.pack import pack
from trivet.press.pdf import to_pdf
from trivet.press.powerpoint import to_pptx
from trivet.press.slides import slides
from trivet.press.tips import ten_tips, tip_sheet
from trivet.press.word import to_docx
from trivet.vocabulary import DocumentKind

PDF, HTML, WORD, POWERPOINT = "pdf", "html", "docx", "pptx"

MEDIA_TYPES = {
    PDF: "application/pdf",
    HTML: "text/html; charset=utf-8",
    WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    POWERPOINT: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}

FORMATS: dict[DocumentKind, tuple[str, ...]] = {
    DocumentKind.PACK: (PDF, HTML, WORD),
    DocumentKind.GUIDE: (PDF, WORD),
    DocumentKind.SLIDES: (POWERPOINT,),
    DocumentKind.CARDS: (PDF, WORD),
    DocumentKind.TIPS: (PDF,),
    DocumentKind.TIP_SHEET: (PDF,),
    DocumentKind.MATRIX: (PDF,),
    DocumentKind.LEAFLET: (PDF, WORD),
}

_NAMES = {
    DocumentKind.PACK: "participants-pack",
    DocumentKind.GUIDE: "facilitators-guide",
    DocumentKind.SLIDES: "slides",
    DocumentKind.CARDS: "role-play-cards",
    DocumentKind.TIPS: "ten-top-tips",
    DocumentKind.TIP_SHEET: "tip-sheet",
    DocumentKind.MATRIX: "standards-matrix",
    DocumentKind.LEAFLET: "course-leaflet",
}

PdfMaker = Callable[[Document], bytes]


class NotOfferedError(ValueError):
    """A kind of document is not made in that format, or for that module."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished file."""

    name: str
    media_type: str
    data: bytes


def print_document(
    brief: CourseBrief,
    kind: DocumentKind,
    form: str,
    *,
    module: str = "",
    draft: bool = False,
    pdf: PdfMaker = to_pdf,
) -> Printed:
    """One document of a course. `pdf` may be a worker's method, so that a server's own memory stays flat."""
    if form not in FORMATS[kind]:
        raise NotOfferedError(f"The {kind} is made as {', '.join(FORMATS[kind])}, not as {form}.")
    if kind is DocumentKind.TIP_SHEET and module not in brief.plan.modules:
        raise NotOfferedError(f"This course does not teach '{module}'. It teaches: {', '.join(brief.plan.modules)}.")
    name = "-".join(filter(None, (_NAMES[kind], module, "working-draft" if draft else ""))) + f".{form}"
    return Printed(name, MEDIA_TYPES[form], _make(brief, kind, form, module, draft, pdf))


def everything(brief: CourseBrief, *, pdf: PdfMaker = to_pdf) -> Iterator[Printed]:
    """The whole set for one course, in every format, in the order of FORMATS. Two are made at a time: a PDF is set in
    another process, or outside Python's lock, while a Word file is written here."""
    with ThreadPoolExecutor(max_workers=2) as hands:
        yield from hands.map(
            lambda wanted: print_document(brief, *wanted[:2], module=wanted[2], draft=wanted[3], pdf=pdf), _set(brief)
        )


def _set(brief: CourseBrief) -> Iterator[tuple[DocumentKind, str, str, bool]]:
    for kind, forms in FORMATS.items():
        modules = brief.plan.modules if kind is DocumentKind.TIP_SHEET else ("",)
        yield from ((kind, form, module, False) for module in modules for form in forms)
    yield DocumentKind.MATRIX, PDF, "", True


def to_zip(files: Iterator[Printed], *, folder: str) -> bytes:
    """Files in one folder of a zip. Same files, same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
        for file in files:
            info = zipfile.ZipInfo(f"{folder}/{file.name}", date_time=(1980, 1, 1, 0, 0, 0))
            info.external_attr = 0o644 << 16
            archive.writestr(info, file.data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _make(brief: CourseBrief, kind: DocumentKind, form: str, module: str, draft: bool, pdf: PdfMaker) -> bytes:
    if kind is DocumentKind.SLIDES:
        return to_pptx(slides(brief), brief.customer_brand)
    document = compose(brief, kind, module=module, draft=draft)
    makers: dict[str, Callable[[Document], bytes]] = {
        PDF: pdf,
        WORD: to_docx,
        HTML: lambda tree: to_html(tree).encode(),
    }
    return makers[form](document)


def compose(brief: CourseBrief, kind: DocumentKind, *, module: str = "", draft: bool = False) -> Document:
    """The document tree of one kind. Slides are a deck, not a document: see press.slides."""
    library, brand, words = brief.library, brief.customer_brand, brief.words
    composers: dict[DocumentKind, Callable[[], Document]] = {
        DocumentKind.PACK: lambda: pack(brief),
        DocumentKind.GUIDE: lambda: guide(brief),
        DocumentKind.CARDS: lambda: cards(brief),
        DocumentKind.TIPS: lambda: ten_tips(library, brand, words),
        DocumentKind.TIP_SHEET: lambda: tip_sheet(library, library.module(module), brand, words),
        DocumentKind.MATRIX: lambda: matrix(brief, draft=draft),
        DocumentKind.LEAFLET: lambda: leaflet(brief),
    }
    if kind not in composers:
        raise NotOfferedError("Slides are a deck, not a document.")
    return composers[kind]()
