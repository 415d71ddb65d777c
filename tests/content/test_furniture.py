"""The fixed words: read whole or refused, and no translation passes for checked that is not."""

from pathlib import Path

import pytest

from trivet.content import ContentError, content_root
from trivet.content.furniture import read_furniture, read_welsh_header


def test_the_shipped_words_are_whole() -> None:
    words = read_furniture(content_root())
    assert (words.language, words.checked) == ("en-GB", True)
    assert words.pack.parts.notes == "Notes"


def test_the_welsh_words_are_a_draft_until_somebody_has_checked_them() -> None:
    header = read_welsh_header(content_root())
    assert (header.language, header.checked, header.checked_by) == ("cy", False, None)


def test_a_missing_word_is_named_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "furniture").mkdir()
    shipped = (content_root() / "furniture" / "cy.yaml").read_text(encoding="utf-8")
    (tmp_path / "furniture" / "cy.yaml").write_text(
        shipped.replace("  pack: Pecyn y cyfranogwr\n", ""), encoding="utf-8"
    )
    with pytest.raises(ContentError, match=r"furniture/cy\.yaml:\d+: cover\.pack: this field is missing"):
        read_welsh_header(tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"furniture/en\.yaml:1: this file is missing"):
        read_furniture(tmp_path)


def test_a_word_checked_without_a_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "furniture").mkdir()
    shipped = (content_root() / "furniture" / "cy.yaml").read_text(encoding="utf-8")
    (tmp_path / "furniture" / "cy.yaml").write_text(
        shipped.replace("checked: false", "checked: true"), encoding="utf-8"
    )
    with pytest.raises(ContentError, match="say who checked these words"):
        read_welsh_header(tmp_path)
