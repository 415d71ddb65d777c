"""The whole of content/, read and validated once: all of it, or an error that names every fault."""

import csv
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from trivet.content.errors import ContentError, Fault
from trivet.content.gathering import Gathering
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
from trivet.vocabulary import Nation, SourceStatus


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


class _Reader(Gathering):
    """The whole library, or every fault in it."""

    def read(self) -> Library:
        course = self.yaml("course/course.yaml", Course)
        modules = self._modules()
        registry = self.yaml("references.yaml", Registry)
        claims = self.yaml("claims.yaml", Claims)
        tips = self.yaml("tips.yaml", TenTips)
        moves = self.yaml("moves.yaml", Moves)
        terms = self.yaml("glossary/terms.yaml", Terms)
        confidence = self.yaml("checks/confidence.yaml", Confidence)
        glossaries = {nation: self.yaml(f"glossary/{nation}.yaml", NationGlossary) for nation in Nation}
        mapping = self.yaml("standards/mapping.yaml", MappingFile)
        standards = self._standards("standards/nos.csv")
        furniture, welsh = self.yaml("furniture/en.yaml", Furniture), self.yaml("furniture/cy.yaml", Header)
        pack, site = self._pages("pack"), self._pages("site")
        forms = self._forms()
        self.refuse_faults()
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
            version=self.version,
            root=self.root,
            lines={located.path: located.lines for located in modules},
        )

    def _modules(self) -> list[LocatedModule]:
        names = sorted(path.name for path in (self.root / "course" / "modules").glob("*.md"))
        found = []
        for name in names:
            check = self.yaml(f"checks/{name.removesuffix('.md')}.yaml", Check)
            path = f"course/modules/{name}"
            if check is None:
                continue
            located = self.attempt(path, lambda text, p=path, c=check: read_module(text, p, c))  # type: ignore[misc]
            if located is not None:
                found.append(located)
        return found

    def _forms(self) -> Forms | None:
        main = self.yaml("forms/forms.yaml", FormsFile)
        found = {name: self.yaml(f"forms/vignettes-{name}.yaml", VignetteSet) for name in ("a", "b")}
        evaluation = self.yaml("forms/evaluation.yaml", EvaluationFile)
        welsh = self.yaml("forms/welsh.yaml", WelshFile)
        sets = {name: one for name, one in found.items() if one}
        return (
            Forms(file=main, sets=sets, evaluation=evaluation, welsh=welsh) if main and evaluation and welsh else None
        )

    def _pages(self, folder: str) -> list[Page]:
        names = sorted(f"{folder}/{path.name}" for path in (self.root / folder).glob("*.md"))
        pages = [self.attempt(name, lambda text, n=name: read_page(text, n)) for name in names]  # type: ignore[misc]
        return [page for page in pages if page is not None]

    def _standards(self, name: str) -> tuple[Standard, ...]:
        return self.attempt(name, lambda text: read_standards(text, name)) or ()


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
