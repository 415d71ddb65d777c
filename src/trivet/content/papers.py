"""The words under content/papers/ and content/cpd/: read and validated. Apart from the library: they change no course."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from trivet.content.errors import ContentError, Fault
from trivet.content.library import content_root
from trivet.content.schema.certificate import CertificateWords
from trivet.content.schema.papers import CpdRecord, CpdWords, JoiningWords, RegisterWords, ReportWords
from trivet.content.schema.sales import SalesWords
from trivet.content.yamlfile import read_yaml, shape
from trivet.vocabulary import Language, Regulator

Shape = TypeVar("Shape", bound=BaseModel)


@dataclass(frozen=True, slots=True, eq=False)
class Papers:
    """The fixed words of everything printed around a day."""

    certificate: dict[Language, CertificateWords]
    joining: dict[Language, JoiningWords]
    register: RegisterWords
    report: ReportWords
    sales: SalesWords
    cpd_words: CpdWords
    cpd: dict[Regulator, CpdRecord]


@cache
def load_papers(root: Path | None = None) -> Papers:
    """Every word of the papers. Raises ContentError with every fault."""
    folder = root or content_root()
    faults: list[Fault] = []

    def read(name: str, model: type[Shape]) -> Shape:
        try:
            return _read(folder, name, model)
        except ContentError as error:
            faults.extend(error.faults)
            # Nothing is handed on while there is a fault: see below.
            return model.model_construct()

    papers = Papers(
        certificate={one: read(f"papers/certificate.{one}.yaml", CertificateWords) for one in Language},
        joining={one: read(f"papers/joining.{one}.yaml", JoiningWords) for one in Language},
        register=read("papers/register.yaml", RegisterWords),
        report=read("papers/report.yaml", ReportWords),
        sales=read("papers/sales.yaml", SalesWords),
        cpd_words=read("papers/cpd.yaml", CpdWords),
        cpd={one: read(f"cpd/{one}.yaml", CpdRecord) for one in Regulator},
    )
    if faults:
        raise ContentError(tuple(sorted(set(faults))))
    return _belonging(papers)


def _read(folder: Path, name: str, model: type[Shape]) -> Shape:
    try:
        text = (folder / name).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ContentError((Fault(name, 1, "this file is missing"),)) from None
    except UnicodeDecodeError as error:
        raise ContentError((Fault(name, 1, f"not UTF-8 text (byte {error.start})"),)) from error
    return shape(read_yaml(text, name), model)


def _belonging(papers: Papers) -> Papers:
    """The papers, if every file says what its name says."""
    faults = [
        Fault(f"cpd/{wanted}.yaml", 1, f"the regulator must be '{wanted}', not '{found.regulator}'")
        for wanted, found in papers.cpd.items()
        if found.regulator is not wanted
    ]
    for folder, worded in (("certificate", papers.certificate), ("joining", papers.joining)):
        for language, found_words in worded.items():
            if not found_words.language.startswith(language):
                faults.append(Fault(f"papers/{folder}.{language}.yaml", 1, f"the language must be '{language}'"))
    if faults:
        raise ContentError(tuple(sorted(faults)))
    return papers
