"""The letters under content/mail/: read and validated. Apart from the library: a letter changes no course."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from trivet.content.errors import ContentError, Fault
from trivet.content.library import content_root
from trivet.content.modulefile import parse
from trivet.content.schema.mail import LETTERS, LetterHead, Letters, LetterText
from trivet.content.yamlfile import shape
from trivet.vocabulary import Language

FOLDER = "mail"
#: {{ name }}
PLACEHOLDER = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_BRACES = re.compile(r"\{\{|\}\}")


def placeholder_faults(key: str, text: str) -> Iterator[tuple[int, str]]:
    """What is wrong with the placeholders of a letter's subject or body: the line, from 1, and a sentence."""
    known = LETTERS[key].placeholders
    for number, row in enumerate(text.splitlines(), 1):
        for match in PLACEHOLDER.finditer(row):
            if match.group(1) not in known:
                yield number, f"unknown placeholder '{match.group(0)}'; known: {', '.join(sorted(known))}"
        if _BRACES.search(PLACEHOLDER.sub("", row)):
            yield number, "a placeholder is not closed; write it like {{ name }}"


@cache
def load_letters(root: Path | None = None) -> Letters:
    """Every letter in both languages. Raises ContentError with every fault."""
    folder = (root or content_root()) / FOLDER
    texts: dict[str, dict[str, LetterText]] = {key: {} for key in LETTERS}
    faults: list[Fault] = list(_strangers(folder))
    for key in LETTERS:
        for language in Language:
            try:
                texts[key][language.value] = _read(folder, key, language)
            except ContentError as error:
                faults.extend(error.faults)
    if faults:
        raise ContentError(tuple(sorted(set(faults))))
    return Letters(texts=texts)


def file_name(key: str, language: Language) -> str:
    return f"{key}.md" if language is Language.ENGLISH else f"{key}.{language}.md"


def _strangers(folder: Path) -> Iterator[Fault]:
    """Files that belong to no letter: nobody would ever send them."""
    known = {file_name(key, language) for key in LETTERS for language in Language}
    for path in sorted(folder.glob("*.md")):
        if path.name not in known:
            yield Fault(f"{FOLDER}/{path.name}", 1, f"there is no letter of that name; known: {', '.join(LETTERS)}")


def _read(folder: Path, key: str, language: Language) -> LetterText:
    name = f"{FOLDER}/{file_name(key, language)}"
    try:
        text = (folder.parent / name).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ContentError((Fault(name, 1, "this file is missing"),)) from None
    except UnicodeDecodeError as error:
        raise ContentError((Fault(name, 1, f"not UTF-8 text (byte {error.start})"),)) from error
    parsed = parse(text, name)
    head = shape(parsed.head, LetterHead)
    faults = [Fault(name, line + parsed.body_line - 1, said) for line, said in placeholder_faults(key, _rest(text))]
    faults += [
        Fault(name, parsed.head.line_of(("subject",)), said) for _, said in placeholder_faults(key, head.subject)
    ]
    if head.id != key:
        faults.append(Fault(name, parsed.head.line_of(("id",)), f"the id is '{head.id}'; the file is called '{key}'"))
    if head.language != language:
        faults.append(Fault(name, parsed.head.line_of(("language",)), f"the language must be '{language}'"))
    if not parsed.body.strip():
        faults.append(Fault(name, parsed.body_line, "the letter says nothing"))
    if faults:
        raise ContentError(tuple(faults))
    return LetterText(body=parsed.body, **head.model_dump())


def _rest(text: str) -> str:
    """The text after the front matter, its lines counted from the line after it."""
    rows = text.splitlines()
    end = next(at for at, row in enumerate(rows[1:], 1) if row.strip() == "---")
    return "\n".join(rows[end + 1 :])
