"""A course's documents: made by the press in a process of its own, sent with the right headers."""

from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from urllib.parse import quote

from django.http import HttpResponse
from django.utils.text import slugify

from trivet.press.brief import CourseBrief
from trivet.press.catalogue import FORMATS, Printed, everything, print_document, to_zip
from trivet.press.document import Document
from trivet.press.worker import Press
from trivet.vocabulary import DocumentKind
from trivet.web.training.models import Course
from trivet.web.training.queries import brief_for, library

ZIP = "application/zip"
_WORDS = {
    DocumentKind.PACK: (
        "Participant’s pack",
        "For everybody in the room: the day, the ideas, the exercises, room to write.",
    ),
    DocumentKind.GUIDE: ("Facilitator’s guide", "The same day from the trainer’s side, minute by minute."),
    DocumentKind.SLIDES: ("Slides", "With speaker notes, and every word editable."),
    DocumentKind.CARDS: ("Role-play cards", "Cards and observer sheets, ready to print and cut."),
    DocumentKind.TIPS: ("Ten Top Tips", "One A4 side, in the customer’s name."),
    DocumentKind.TIP_SHEET: ("Tip sheets", "One A4 side for each module."),
    DocumentKind.MATRIX: ("Standards matrix", "Outcomes against the standards that may be printed."),
    DocumentKind.LEAFLET: ("Course leaflet", "To send before the day."),
}
#: A web page that stands alone: its style and its pictures are inside it, and nothing in it may run.
_TWIN_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'; sandbox allow-popups allow-popups-to-escape-sandbox"
)
_FORMS = {"pdf": "PDF", "html": "Web page", "docx": "Word", "pptx": "PowerPoint"}


@dataclass(frozen=True, slots=True)
class Form:
    """One file on offer: its ending, and what people call it."""

    ending: str
    words: str
    module: str = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """One kind of document and the files that it comes as."""

    kind: DocumentKind
    title: str
    words: str
    forms: tuple[Form, ...]


def offered(modules: Iterable[str]) -> tuple[Offered, ...]:
    """Every document of a course that teaches those modules."""
    taught = tuple(modules)
    return tuple(Offered(kind, *_WORDS[kind], _forms(kind, endings, taught)) for kind, endings in FORMATS.items())


def printed(
    course: Course, kind: DocumentKind, form: str, *, today: date, module: str = "", draft: bool = False
) -> Printed:
    """One document. Raises PressError, NotOfferedError, DayDoesNotFitError or UnknownPartError."""
    brief = brief_for(course, today)
    return print_document(brief, kind, form, module=module, draft=draft, pdf=site_pdf)


def whole_set(course: Course, *, today: date) -> Printed:
    """Everything for a course as one zip."""
    name = f"{stem(course)}-everything"
    return Printed(f"{name}.zip", ZIP, to_zip(iter(_side_by_side(brief_for(course, today))), folder=name))


def site_pdf(document: Document) -> bytes:
    """Any document as PDF. Raises PressError."""
    return _press().pdf(document)


@cache
def _press() -> Press:
    """This server process's press. A second document waits for the first, so that memory stays flat."""
    return Press()


def _side_by_side(brief: CourseBrief) -> list[Printed]:
    """The whole set: the press sets the PDFs while this process writes the Word files, the slides and the web page."""
    waiting: dict[bytes, Future[bytes]] = {}
    with ThreadPoolExecutor(max_workers=1) as press:

        def later(document: Document) -> bytes:
            ticket = f"PDF number {len(waiting)}".encode()
            waiting[ticket] = press.submit(site_pdf, document)
            return ticket

        files = list(everything(brief, pdf=later))
        return [replace(file, data=waiting[file.data].result()) if file.data in waiting else file for file in files]


def stem(course: Course) -> str:
    """How a course's files begin: the customer's name and the date, in signs that every disk takes."""
    return "-".join(
        filter(None, (slugify(course.customer.name)[:40].strip("-") or f"course-{course.pk}", f"{course.date or ''}"))
    )


def answer(file: Printed, name: str, *, inline: bool = False) -> HttpResponse:
    """A file as an answer: kept by no shared cache, taken for nothing but what it is."""
    response = HttpResponse(file.data, content_type=file.media_type)
    way = "inline" if inline else "attachment"
    response["Content-Disposition"] = f"{way}; filename=\"{name}\"; filename*=UTF-8''{quote(name)}"
    response["Cache-Control"] = "private, no-cache"
    if file.media_type.startswith("text/html"):
        response["Content-Security-Policy"] = _TWIN_POLICY
    return response


def _forms(kind: DocumentKind, endings: tuple[str, ...], modules: tuple[str, ...]) -> tuple[Form, ...]:
    if kind is DocumentKind.TIP_SHEET:
        return tuple(Form(endings[0], library().module(module).title, module) for module in modules)
    return tuple(Form(ending, _FORMS[ending]) for ending in endings)
