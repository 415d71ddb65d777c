"""The fixed words: read whole or refused, and no translation passes for checked that is not."""

import shutil
from pathlib import Path

import pytest

from trivet.content import ContentError, content_root, load_library


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(content_root(), tmp_path / "content"))


def change(root: Path, old: str, new: str) -> None:
    path = root / "furniture" / "cy.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_shipped_words_are_whole() -> None:
    words = load_library().furniture
    assert (words.language, words.checked) == ("en-GB", True)
    assert words.pack.parts.notes == "Notes"


def test_the_welsh_words_are_a_draft_until_somebody_has_checked_them() -> None:
    header = load_library().welsh
    assert (header.language, header.checked, header.checked_by) == ("cy", False, None)


def test_a_missing_word_is_named_with_its_file(copy: Path) -> None:
    change(copy, "  pack: Pecyn y cyfranogwr\n", "")
    with pytest.raises(ContentError, match=r"furniture/cy\.yaml:\d+: cover\.pack: this field is missing"):
        load_library(copy)


def test_a_missing_file_is_named(copy: Path) -> None:
    (copy / "furniture" / "en.yaml").unlink()
    with pytest.raises(ContentError, match=r"furniture/en\.yaml:1: this file is missing"):
        load_library(copy)


def test_a_word_checked_without_a_name_is_refused(copy: Path) -> None:
    change(copy, "checked: false", "checked: true")
    with pytest.raises(ContentError, match="say who checked these words"):
        load_library(copy)
