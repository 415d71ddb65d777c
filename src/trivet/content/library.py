"""The whole of content/, read and validated once: all of it, or an error that names every fault."""

import csv
import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from trivet.content.errors import ContentError, Fault
from trivet.content.modulefile import LocatedModule, read_module, read_page
from trivet.content.schema import (
    Check,
    Claim,
    Claims,
    Confidence,
    Course,
    Mapping,
    MappingFile,
    Module,
    Move,
    Moves,
    NationGlossary,
    Page,
    Reference,
    Registry,
    Standard,
    TenTips,
    Term,
    Terms,
)
from trivet.content.schema.forms import EvaluationFile, Forms, FormsFile, VignetteSet, WelshFile
from trivet.content.schema.furniture import Furniture, Header
from trivet.content.yamlfile import read_yaml, shape
from trivet.vocabulary import Nation, SourceStatus

Shape = TypeVar("Shape", bound=BaseModel)
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    """Everything under content/, as frozen values, and the version of it that a stored answer points at.

    Compared and hashed by identity: there is one a version, and plans are remembered by it.
    """

    course: Course
    modules: dict[str, Module]
    confidence: Confidence
    references: dict[str, Reference]
    claims: tuple[Claim, ...]
    tips: TenTips
    moves: tuple[Move, ...]
    glossaries: dict[Nation, NationGlossary]
    terms: tuple[Term, ...]
    pack: tuple[Page, ...]
    site: dict[str, Page]
    standards: tuple[Standard, ...]
    mappings: tuple[Mapping, ...]
    mapping_status: str
    furniture: Furniture
    welsh: Header
    forms: Forms
    version: str
    root: Path
    lines: dict[str, dict[str, int]]

    def module(self, module_id: str) -> Module:
        """The module of that id. Raises KeyError."""
        return self.modules[module_id]

    def verified(self, source_id: str) -> Reference | None:
        """The source, if it may be printed."""
        found = self.references.get(source_id)
        return found if found and found.status is SourceStatus.VERIFIED else None


def content_root() -> Path:
    """TRIVET_CONTENT if set, else the checkout's content/, else the copy inside the wheel."""
    named = os.environ.get("TRIVET_CONTENT")
    here = Path(__file__).resolve().parent.parent
    places = [Path(named)] if named else [here.parent.parent / "content", here / "_content"]
    found = next((place for place in places if (place / "course" / "course.yaml").is_file()), None)
    if found is None:
        raise ContentError((Fault(str(places[0]), 1, "there is no course here (course/course.yaml is missing)"),))
    return found


@cache
def load_library(root: Path | None = None) -> Library:
    """Read all of content/. Raises ContentError with every fault; a broken file never half-loads."""
    return _Reader(root or content_root()).read()


class _Reader:
    """Reads files and gathers faults, so that one run names them all."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.faults: list[Fault] = []
        self.digest = hashlib.sha256()

    def read(self) -> Library:
        course = self._yaml("course/course.yaml", Course)
        modules = self._modules()
        registry = self._yaml("references.yaml", Registry)
        claims = self._yaml("claims.yaml", Claims)
        tips = self._yaml("tips.yaml", TenTips)
        moves = self._yaml("moves.yaml", Moves)
        terms = self._yaml("glossary/terms.yaml", Terms)
        confidence = self._yaml("checks/confidence.yaml", Confidence)
        glossaries = {nation: self._yaml(f"glossary/{nation}.yaml", NationGlossary) for nation in Nation}
        mapping = self._yaml("standards/mapping.yaml", MappingFile)
        standards = self._standards("standards/nos.csv")
        furniture, welsh = self._yaml("furniture/en.yaml", Furniture), self._yaml("furniture/cy.yaml", Header)
        pack, site = self._pages("pack"), self._pages("site")
        forms = self._forms()
        if self.faults:
            raise ContentError(tuple(sorted(set(self.faults))))
        assert course and registry and claims and tips and moves and terms
        assert confidence and mapping and furniture and welsh and forms
        return Library(
            course=course,
            modules={located.module.id: located.module for located in modules},
            confidence=confidence,
            references={reference.id: reference for reference in registry.references},
            claims=claims.claims,
            tips=tips,
            moves=moves.moves,
            glossaries={nation: found for nation, found in glossaries.items() if found},
            terms=tuple(sorted(terms.terms, key=lambda term: term.term.lower())),
            pack=tuple(sorted(pack, key=lambda page: page.head.order)),
            site={page.head.id: page for page in site},
            standards=standards,
            mappings=mapping.mappings,
            mapping_status=mapping.status,
            furniture=furniture,
            welsh=welsh,
            forms=forms,
            version=self.digest.hexdigest()[:12],
            root=self.root,
            lines={located.path: located.lines for located in modules},
        )

    def _text(self, name: str) -> str:
        raw = (self.root / name).read_bytes()
        self.digest.update(name.encode() + b"\0" + raw + b"\0")
        return raw.decode("utf-8")

    def _try(self, name: str, make: Callable[[str], Made]) -> Made | None:
        try:
            return make(self._text(name))
        except FileNotFoundError:
            self.faults.append(Fault(name, 1, "this file is missing"))
        except UnicodeDecodeError as error:
            self.faults.append(Fault(name, 1, f"not UTF-8 text (byte {error.start})"))
        except ContentError as error:
            self.faults.extend(error.faults)
        return None

    def _yaml(self, name: str, model: type[Shape]) -> Shape | None:
        return self._try(name, lambda text: shape(read_yaml(text, name), model))

    def _modules(self) -> list[LocatedModule]:
        names = sorted(path.name for path in (self.root / "course" / "modules").glob("*.md"))
        found = []
        for name in names:
            check = self._yaml(f"checks/{name.removesuffix('.md')}.yaml", Check)
            path = f"course/modules/{name}"
            if check is None:
                continue
            located = self._try(path, lambda text, p=path, c=check: read_module(text, p, c))  # type: ignore[misc]
            if located is not None:
                found.append(located)
        return found

    def _forms(self) -> Forms | None:
        main = self._yaml("forms/forms.yaml", FormsFile)
        found = {name: self._yaml(f"forms/vignettes-{name}.yaml", VignetteSet) for name in ("a", "b")}
        evaluation = self._yaml("forms/evaluation.yaml", EvaluationFile)
        welsh = self._yaml("forms/welsh.yaml", WelshFile)
        sets = {name: one for name, one in found.items() if one}
        return (
            Forms(file=main, sets=sets, evaluation=evaluation, welsh=welsh) if main and evaluation and welsh else None
        )

    def _pages(self, folder: str) -> list[Page]:
        names = sorted(f"{folder}/{path.name}" for path in (self.root / folder).glob("*.md"))
        pages = [self._try(name, lambda text, n=name: read_page(text, n)) for name in names]  # type: ignore[misc]
        return [page for page in pages if page is not None]

    def _standards(self, name: str) -> tuple[Standard, ...]:
        return self._try(name, lambda text: read_standards(text, name)) or ()


def read_standards(text: str, path: str) -> tuple[Standard, ...]:
    """Rows of the standards CSV: code, suite, title, status, nation, source, verified. Raises ContentError."""
    reader = csv.DictReader(text.splitlines())
    rows, faults = [], []
    for row in reader:
        seen = row.pop("verified", None)
        try:
            rows.append(Standard.model_validate({**row, "seen": seen, "line": reader.line_num}))
        except ValidationError as error:
            faults.append(Fault(path, reader.line_num, str(error.errors()[0]["msg"])))
    if faults:
        raise ContentError(tuple(faults))
    return tuple(rows)
