"""Words that we do not use of people, and words that say nothing. What somebody says in a line of theirs is theirs."""

import re
from collections.abc import Iterator

from trivet.content.errors import Fault
from trivet.content.lint.places import Places

#: Word -> what to write instead. Titles of sources and standards are quoted as they are.
AVOID = {
    "offenders?": "person on probation, or person who has offended",
    "addicts?": "person who uses drugs, or the substance and what it does",
    "alcoholics?": "person who drinks too much, or person dependent on alcohol",
    "junkies?": "person who uses drugs",
    "service[- ]users?": "client, or the customer's own term",
    "abusers?": "what the person did",
    "empower(?:s|ed|ing|ment)?": "say what people can then do",
    "leverag(?:e|es|ed|ing)": "use",
    "unlock(?:s|ed|ing)?": "say what changes",
}
_PATTERNS = {re.compile(rf"\b{word}\b", re.IGNORECASE): instead for word, instead in AVOID.items()}
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'(?=[\s.,;)]|$)|“[^”]*”|‘[^’]*’")
_SPOKEN = re.compile(r"^\s*(>|line:|- \{?role:|.*\bline: )")
#: Names that others gave, which must stand as they are.
NAMES = re.compile(r"Offender Engagement Programme")
#: ears/ holds what people may type, which is not ours to choose.
SKIP = ("references.yaml", "standards/", "moves.yaml", "ears/")


def faults(places: Places) -> Iterator[Fault]:
    """Lines of our own prose that use a word to avoid."""
    for path, number, row in places.rows():
        if path.startswith(SKIP) or _SPOKEN.match(row):
            continue
        own = NAMES.sub("", _QUOTED.sub("", row))
        for pattern, instead in _PATTERNS.items():
            if match := pattern.search(own):
                yield Fault(path, number, f"we do not write '{match.group(0)}'; write: {instead}")
