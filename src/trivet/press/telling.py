"""Words for slides and notes: plain, short, with their sources apart."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from trivet.content.library import Library
from trivet.content.schema.trainer import TrainerWords
from trivet.press.cited import cited
from trivet.press.markdown import Words, citations_in, plain_text, to_blocks
from trivet.vocabulary import Sureness

#: A step on a slide, in letters; the whole of it is in the notes.
LONGEST_STEP = 110
#: The line of sources under a slide, in letters.
LONGEST_SOURCE = 100
#: "Round one." says too little by itself.
SHORTEST_STEP = 40
#: A gap before a sign that ends something; ".28" begins a number.
_BEFORE_SIGN = re.compile(r"\s+(?=[.,;:?!)](?:\W|$))(?!\.\.)")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|(?<=[.!?][’”])\s+")
_CLAUSE = re.compile(r"[:;,](?=\s)| (?=\()")
#: A closing quote is also the apostrophe, which stands inside a word.
_CLOSING = re.compile(r"’(?!\w)")


@dataclass(frozen=True, slots=True)
class Told:
    """Where an idea comes from. `sure` is None when its sources differ in strength: each then carries its own word."""

    sources: tuple[str, ...] = ()
    sure: Sureness | None = None

    @property
    def source(self) -> str:
        return "; ".join(self.sources)

    def small(self, more: str) -> str:
        """As printed under a slide: as many as fit one line, and a word on where the others are."""
        shown = ""
        for number, source in enumerate(self.sources):
            longer = "; ".join(filter(None, (shown, source)))
            last = number == len(self.sources) - 1
            if len(longer) > (LONGEST_SOURCE if last else LONGEST_SOURCE - len(more)):
                return "; ".join(filter(None, (shown, more)))
            shown = longer
        return shown


def said(text: str, words: Words) -> str:
    """A text without marks and citations, and without the gap that a citation leaves before a full stop."""
    return _BEFORE_SIGN.sub("", plain_text(text, words))


def concise(text: str, longest: int = LONGEST_STEP) -> str:
    """As many whole sentences as fit; where not even the first does, as much of it as ends at a clause."""
    kept = ""
    for sentence in _SENTENCE.split(" ".join(text.split())):
        longer = f"{kept} {sentence}".strip()
        if len(longer) > longest:
            if len(kept) < SHORTEST_STEP:
                kept = _first_clause(longer, longest, kept)
            break
        kept = longer
    return kept if _is_closed(kept) else _first_clause(text, longest, "")


def first_sentence(text: str) -> str:
    return _SENTENCE.split(" ".join(text.split()), maxsplit=1)[0]


def section(body: str, title: str) -> str:
    """The Markdown under one third-level heading, or "" when there is no such heading."""
    _, found, after = f"\n{body}".partition(f"\n### {title}\n")
    return after.partition("\n### ")[0].strip() if found else ""


def told_by(texts: Iterable[str], library: Library, words: TrainerWords) -> Told:
    """The sources cited in some texts. Raises UnverifiedSourceError."""
    together = "\n\n".join(texts)
    shorts = {one.id: one.short for one in cited(to_blocks(together), library)}
    found = [(source, Sureness(level)) for sources, level in citations_in(together) for source in sources]
    levels = {level for _, level in found}
    if len(levels) == 1:
        return Told(tuple(dict.fromkeys(shorts[source] for source, _ in found)), levels.pop())
    marked = (f"{shorts[source]} ({words.sureness[level].lower()})" for source, level in found)
    return Told(tuple(dict.fromkeys(marked)))


def _first_clause(text: str, longest: int, otherwise: str) -> str:
    least = SHORTEST_STEP if otherwise else 0
    ends = [match.start() for match in _CLAUSE.finditer(text) if least <= match.start() <= longest]
    closed = [end for end in ends if _is_closed(text[:end])]
    return f"{text[: closed[-1]]}." if closed else otherwise or text


def _is_closed(text: str) -> bool:
    """No quotation and no bracket is left open."""
    quotes = text.count("‘") <= len(_CLOSING.findall(text)) and text.count("“") == text.count("”")
    return quotes and text.count("(") == text.count(")")
