"""Search inside one course: every word must be there; a title counts most."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from trivet.content.library import Library
from trivet.press.markdown import Words, plain_text
from trivet.vocabulary import SECTOR_HEADINGS
from trivet.web.learning.rendered import Setting

_HEADING = re.compile(r"^###\s+(.+)$", re.MULTILINE)
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
MOST_WORDS, MOST_FOUND = 8, 50
_AROUND = 110
TITLE_WEIGHT = 5


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the course that can be found: where it stands and what it says."""

    place: str
    title: str
    address: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    place: str
    title: SafeString
    address: str
    excerpt: SafeString


def search(library: Library, modules: tuple[str, ...], setting: Setting, asked: str) -> list[Found]:
    """Passages that hold every word asked for, the best first; at most fifty."""
    words = [word.lower().replace("'", "’") for word in _WORD.findall(asked)][:MOST_WORDS]
    if not words:
        return []
    scored = [(_score(passage, words), passage) for passage in passages(library, modules, setting)]
    best = sorted((pair for pair in scored if pair[0]), key=lambda pair: -pair[0])[:MOST_FOUND]
    return [_found(passage, words) for _, passage in best]


@lru_cache(maxsize=64)
def passages(library: Library, modules: tuple[str, ...], setting: Setting) -> tuple[Passage, ...]:
    """Everything that can be found in a course."""
    inside = tuple(one for module in modules for one in _module(library, module, setting))
    glossary = reverse("site:glossary")
    terms = tuple(
        Passage("Glossary", term.term, f"{glossary}#term-{term.id}", plain_text(term.meaning)) for term in library.terms
    )
    return inside + terms


def _module(library: Library, module_id: str, setting: Setting) -> Iterator[Passage]:
    module, words = library.module(module_id), Words(dict(setting.terms))
    page = reverse("learning:module", args=[setting.course, module_id])
    texts = [
        ("A moment", "moment", module.moment),
        *_under_headings(module.ideas),
        ("Do and say", "do", module.do_and_say),
        ("What goes wrong", "wrong", module.mistakes),
        *((f"In your work: {SECTOR_HEADINGS[sector]}", "work", text) for sector, text in module.in_your_work.items()),
        ("In plain words", "plain", module.plain),
        ("This week", "week", module.this_week),
        *((activity.title, "practise", activity.purpose) for activity in module.activities),
    ]
    for title, anchor, text in texts:
        yield Passage(plain_text(module.title), plain_text(title), f"{page}#{anchor}", plain_text(text, words))


def _under_headings(ideas: str) -> Iterator[tuple[str, str, str]]:
    before, *rest = _HEADING.split(ideas)
    if before.strip():
        yield "The ideas", "ideas", before
    for title, text in zip(rest[::2], rest[1::2], strict=True):
        yield title, "ideas", text


def _score(passage: Passage, words: list[str]) -> int:
    title, text = passage.title.lower(), passage.text.lower()
    counts = [TITLE_WEIGHT * title.count(word) + text.count(word) for word in words]
    return sum(counts) if all(counts) else 0


def _found(passage: Passage, words: list[str]) -> Found:
    return Found(
        passage.place, _marked(passage.title, words), passage.address, _marked(_excerpt(passage.text, words), words)
    )


def _excerpt(text: str, words: list[str]) -> str:
    """The first place where a word stands, with what is round it, cut between words."""
    places = [place for word in words if (place := text.lower().find(word)) >= 0]
    middle = min(places, default=0)
    start, end = max(0, middle - _AROUND), min(len(text), middle + 2 * _AROUND)
    start = text.find(" ", start) + 1 if start else 0
    end = text.rfind(" ", start, end) if end < len(text) else end
    return f"{'… ' if start else ''}{text[start:end]}{' …' if end < len(text) else ''}"


def _marked(text: str, words: list[str]) -> SafeString:
    """The text, escaped, with the words marked."""
    pattern = re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)), re.IGNORECASE)
    made, last = [], 0
    for match in pattern.finditer(text):
        made += [escape(text[last : match.start()]), "<mark>", escape(match.group()), "</mark>"]
        last = match.end()
    return mark_safe("".join([*made, escape(text[last:])]))  # noqa: S308 -- every piece is escaped
