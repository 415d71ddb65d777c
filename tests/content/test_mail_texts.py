"""The letters that come with Trivet: complete in both languages, and refused with file and line where they are wrong."""

import re
import shutil
from pathlib import Path

import pytest

from trivet.content.errors import ContentError
from trivet.content.library import content_root
from trivet.content.mail import load_letters
from trivet.content.schema.mail import ALWAYS, LETTERS, PLACEHOLDERS
from trivet.press.mail import write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(content_root() / "mail", tmp_path / "mail")
    return tmp_path


def faults(root: Path) -> list[str]:
    load_letters.cache_clear()
    with pytest.raises(ContentError) as caught:
        load_letters(root)
    return [str(fault) for fault in caught.value.faults]


def test_every_letter_stands_in_both_languages_and_welsh_says_that_it_is_a_draft():
    for key, texts in load_letters().texts.items():
        assert set(texts) == {"en", "cy"}, key
        assert texts["en"].note == "" and (texts["cy"].note or texts["cy"].checked_by), key
        assert texts["cy"].body != texts["en"].body, f"{key} is not translated"


def test_every_placeholder_is_explained():
    assert {name for kind in LETTERS.values() for name in kind.placeholders} == set(PLACEHOLDERS)
    assert set(ALWAYS) <= set(PLACEHOLDERS)


@pytest.mark.parametrize("key", LETTERS)
def test_both_languages_say_the_same_things(key: str):
    texts = load_letters().texts[key]
    used = {language: set(re.findall(r"{{ (\w+) }}", text.subject + text.body)) for language, text in texts.items()}
    assert used["en"] == used["cy"]
    # What a letter cannot do without, it says.
    assert set(LETTERS[key].needs) <= used["en"]


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("key", LETTERS)
def test_every_letter_reads_whole_when_only_what_it_needs_is_known(key: str, language: str):
    text = load_letters().text(key, language)
    words = {name: f"<{name}>" for name in LETTERS[key].needs} | {"provider": "Trivet"}
    made = write(text.subject, text.body, words, language=language, colour="#1f4e5f")
    assert made.subject and "{{" not in made.subject + made.text + made.html
    assert not re.search(r"\n\n\n|[ \t]\n|^\s*[,;.]\s*$", made.text, re.MULTILINE)


def test_an_unknown_placeholder_is_named_with_its_line(root: Path):
    path = root / "mail" / "waiting.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nHello {{ nmae }} and {{ name\n", encoding="utf-8")
    last = len(path.read_text(encoding="utf-8").splitlines())
    found = faults(root)
    assert found[0].startswith(f"mail/waiting.md:{last}: a placeholder is not closed")
    assert found[1].startswith(
        f"mail/waiting.md:{last}: unknown placeholder '{{{{ nmae }}}}'; known: arrive, course, date"
    )


def test_a_missing_letter_a_stranger_and_a_wrong_head_are_named(root: Path):
    (root / "mail" / "waiting.cy.md").unlink()
    (root / "mail" / "wiating.md").write_text("---\nid: wiating\n---\nHello\n", encoding="utf-8")
    path = root / "mail" / "booked.md"
    path.write_text(path.read_text(encoding="utf-8").replace("id: booked", "id: waiting"), encoding="utf-8")
    assert [row.partition(" ")[0] for row in faults(root)] == [
        "mail/booked.md:2:",
        "mail/waiting.cy.md:1:",
        "mail/wiating.md:1:",
    ]


def test_an_unknown_placeholder_in_a_subject_is_named(root: Path):
    path = root / "mail" / "booked.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace('"You have a place', '"{{ fee }} You have'), encoding="utf-8"
    )
    assert faults(root)[0].startswith("mail/booked.md:4: unknown placeholder '{{ fee }}'")
