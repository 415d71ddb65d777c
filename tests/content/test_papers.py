"""The words of certificates, invoices and records: whole or refused, and no draft passes for checked."""

import shutil
from pathlib import Path

import pytest

from trivet.content import ContentError, content_root, load_library
from trivet.content.lint import lint
from trivet.content.papers import load_papers
from trivet.vocabulary import Language, Regulator


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(content_root(), tmp_path / "content"))


def change(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_shipped_words_are_whole_in_both_languages_and_for_every_regulator() -> None:
    papers = load_papers()
    assert set(papers.certificate) == set(papers.joining) == set(Language)
    assert set(papers.cpd) == set(Regulator)


def test_welsh_is_a_draft_until_somebody_has_checked_it() -> None:
    papers = load_papers()
    for words in (papers.certificate, papers.joining):
        assert words[Language.ENGLISH].note == ""
        assert (words[Language.WELSH].checked, words[Language.WELSH].note) == (False, words[Language.WELSH].draft)


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("papers/certificate.cy.yaml", "checked: false", "checked: true", "say who checked these words"),
        ("papers/certificate.cy.yaml", "draft: Drafft", 'draft: ""  # Drafft', "need a note in draft"),
        ("papers/certificate.en.yaml", "  partial: attended part of the course\n", "", "told has no words for partial"),
        ("papers/certificate.en.yaml", "opening: This", "opned: This", r"papers/certificate.en.yaml:\d+"),
        ("papers/certificate.cy.yaml", "language: cy", "language: en", "the language must be 'cy'"),
        ("cpd/sssc.yaml", "regulator: sssc", "regulator: general", "the regulator must be 'sssc', not 'general'"),
        ("cpd/sssc.yaml", "lines: 5", "lines: 99", r"cpd/sssc.yaml:\d+"),
    ],
)
def test_a_broken_file_is_named_with_what_is_wrong(copy: Path, name: str, old: str, new: str, said: str) -> None:
    change(copy, name, old, new)
    with pytest.raises(ContentError, match=said):
        load_papers(copy)


def test_a_missing_file_is_named(copy: Path) -> None:
    (copy / "papers" / "sales.yaml").unlink()
    with pytest.raises(ContentError, match=r"papers/sales\.yaml:1: this file is missing"):
        load_papers(copy)


def test_the_check_of_all_content_looks_at_the_papers_too(copy: Path) -> None:
    change(copy, "papers/cpd.yaml", "{trainer}", "{trainner}")
    change(copy, "papers/register.yaml", "walk_ins:", "walkins:")
    said = [str(fault) for fault in lint(load_library(copy))]
    assert any("papers/cpd.yaml" in one and "nobody fills in '{trainner}'" in one for one in said)
    assert any("papers/register.yaml" in one for one in said)


def test_the_shipped_papers_have_no_fault() -> None:
    assert [fault for fault in lint(load_library()) if fault.path.startswith(("papers/", "cpd/"))] == []
