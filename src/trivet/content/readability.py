"""How old one must be to read a text with ease.

Flesch-Kincaid grade (Kincaid and others, 1975) plus five years: 0.39 words a sentence + 11.8 syllables a word - 15.59.
An estimate: syllables are counted from spelling. It ranks texts well and judges no single sentence.
"""

import re

from trivet.content.marks import without_marks

_SENTENCE = re.compile(r"[.!?:;]+(?=[\s\"')]|$)|\n+")
_WORD = re.compile(r"[A-Za-zÀ-ÿ']+")
_VOWELS = re.compile(r"[aeiouyàâêëïôûŵŷ]+")


def count_words(text: str) -> int:
    """Words that a reader reads; marks and citations do not count."""
    return sum(1 for word in without_marks(text).split() if any(letter.isalnum() for letter in word))


def reading_age(text: str) -> float:
    """Years of age. Raises ValueError for a text without words."""
    plain = without_marks(text)
    words = _WORD.findall(plain)
    if not words:
        raise ValueError("there are no words to judge")
    sentences = max(1, sum(1 for part in _SENTENCE.split(plain) if _WORD.search(part)))
    syllables = sum(map(_syllables, words))
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59 + 5


def _syllables(word: str) -> int:
    low = word.lower().strip("'")
    groups = len(_VOWELS.findall(low))
    silent = low.endswith("e") and not low.endswith(("le", "ee")) and groups > 1
    past = low.endswith("ed") and not low.endswith(("ted", "ded")) and groups > 1
    return max(1, groups - silent - past)
