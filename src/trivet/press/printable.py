"""Words made fit to print: no character that XML forbids, whatever a person typed."""

import re

# XML 1.0, section 2.2: these may not stand in a document, not even as character references.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NOT_WORD = re.compile(r"[^\w]+")


def printable(text: str) -> str:
    """The text without control characters, lone surrogates and non-characters."""
    return _FORBIDDEN.sub("", text)


def one_line(text: str) -> str:
    """The printable text with every run of white space made one space."""
    return " ".join(printable(text).split())


def anchor_from(text: str) -> str:
    """A lower-case id made of the text's words: "The ideas" gives "the-ideas"."""
    return _NOT_WORD.sub("-", one_line(text).lower()).strip("-")[:60].strip("-") or "part"


def shortened(text: str, most: int) -> str:
    """The text on one line in at most so many characters, cut between words where it can be."""
    whole = one_line(text)
    if len(whole) <= most:
        return whole
    cut = whole[: most - 1]
    at_word = cut.rpartition(" ")[0]
    return (at_word if len(at_word) > most // 2 else cut).rstrip(" ,;:–-") + "…"
