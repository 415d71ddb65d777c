"""The inline marks of content text: citations, terms, links and images."""

import re

#: [@ELL18, SKE07 | moderate]
CITATION = re.compile(r"\[@([A-Za-z0-9 ,/-]+?)\s*\|\s*([a-z]+)\]")

#: What looks like a citation, well formed or not.
CITATION_START = re.compile(r"\[@[^\]\n]*\]?")

#: {{worker}}, or {{Worker}} for a capital
TERM = re.compile(r"\{\{\s*([A-Za-z_]+)\s*\}\}")

#: [text](module:bond)
MODULE_LINK = re.compile(r"\]\(module:([^)\s]*)\)")

#: ![alt text](name.svg)
IMAGE = re.compile(r"!\[([^\]]*)\]\(([^)\s]*)[^)]*\)")


def sources_in(citation: str) -> tuple[str, ...]:
    """ "ELL18, SKE07" -> ("ELL18", "SKE07")"""
    return tuple(part.strip() for part in citation.split(","))


def without_marks(text: str) -> str:
    """The words that a reader reads: citations gone, terms as bare words, links as their text."""
    text = CITATION.sub("", text)
    text = TERM.sub(lambda match: match.group(1).replace("_", " "), text)
    text = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", text)
    return re.sub(r"[*_#>|]", "", text)
