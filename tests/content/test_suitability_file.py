"""The suitability questions: read whole, or refused with file and line."""

import shutil
from pathlib import Path

import pytest

from trivet.content import ContentError
from trivet.content.library import content_root, load_library
from trivet.content.lint import lint
from trivet.content.suitability import FILE, load_suitability

TEXT = (content_root() / FILE).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "because"),
    [
        ("advice: manager", "advice: nobody", "there is no advice called nobody"),
        ("        advice: manager\n", "", "no answer leads to the advice manager"),
        ("id: contact", "id: experience", "stands twice"),
        ("cy: Ddim eto", "de: Noch nicht", "this field is missing"),
        ('{checked: false, checked_by: ""}', "{checked: true}", "say who checked the Welsh"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, old: str, new: str, because: str):
    assert old in TEXT
    (tmp_path / "booking").mkdir()
    (tmp_path / FILE).write_text(TEXT.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError, match=because):
        load_suitability(tmp_path)


def test_a_missing_file_is_named(tmp_path: Path):
    with pytest.raises(ContentError, match=r"booking/suitability\.yaml"):
        load_suitability(tmp_path)


def test_the_check_of_all_content_names_a_fault_of_it(tmp_path: Path):
    root = tmp_path / "content"
    shutil.copytree(content_root(), root)
    (root / FILE).write_text(TEXT.replace("advice: manager", "advice: nobody", 1), encoding="utf-8")
    assert [fault.path for fault in lint(load_library(root))] == [FILE]
