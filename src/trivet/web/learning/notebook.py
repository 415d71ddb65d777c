"""All notes of one person in one course, as a page to read or print."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from trivet.content.library import Library
from trivet.web.learning.queries import OwnNote, course_modules, notes_of, setting_of
from trivet.web.learning.rendered import ModulePage, module_page
from trivet.web.training.models import Enrolment


@dataclass(frozen=True, slots=True)
class Written:
    """A module with the notes that were written on it: (question, note)."""

    module: ModulePage
    notes: tuple[tuple[SafeString, OwnNote], ...]


@dataclass(frozen=True, slots=True)
class Notebook:
    parts: tuple[Written, ...]

    @property
    def count(self) -> int:
        return sum(len(part.notes) for part in self.parts)


def notebook_of(library: Library, enrolment: Enrolment) -> Notebook:
    """The notes in the order of the course. One query."""
    setting, notes = setting_of(library, enrolment.course), notes_of(enrolment)
    pages = [module_page(library, module, setting) for module in course_modules(library, enrolment.course)]
    parts = [
        Written(page, tuple((asked, notes[one]) for one, asked in page.reflections if _is_there(notes, one)))
        for page in pages
    ]
    return Notebook(tuple(part for part in parts if part.notes))


def _is_there(notes: dict[str, OwnNote], reflection: str) -> bool:
    note = notes.get(reflection)
    return note is not None and bool(note.words or not note.is_readable)
