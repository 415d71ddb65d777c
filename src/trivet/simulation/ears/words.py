"""Words as people say and type them, brought to one form: contractions written out, apostrophes and marks not needed."""

import re
from dataclasses import dataclass
from functools import lru_cache

#: Only so much of what somebody says is read; a turn is a sentence or three.
MOST_CHARACTERS = 1000
_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "…": ".", "—": ";", "–": ";"})
_TOKENS = re.compile(r"[a-zà-öø-ÿ]+(?:'[a-zà-öø-ÿ]+)*'?|\d+(?:[:.]\d+)?|[.!?;:,\n]| - ")
_MARKS = frozenset(".!?;:,\n") | {" - "}
_ENDS = frozenset(".!?;:\n") | {" - "}

#: Endings written out. "'d" stays "would": "had" is rarer in what a practitioner says.
_ENDINGS = {"n't": "not", "'re": "are", "'m": "am", "'ll": "will", "'ve": "have", "'d": "would"}
_IS = frozenset("it that what he she there here who how where when this everything something one".split())  # noqa: SIM905
_WHOLE = {
    "can't": "can not",
    "cannot": "can not",
    "won't": "will not",
    "shan't": "shall not",
    "ain't": "is not",
    "let's": "let us",
    "y'know": "you know",
    "'cause": "because",
    "o'clock": "oclock",
    "c'mon": "come on",
}
#: The same without an apostrophe, and the short forms of a keyboard.
_TYPED = {
    "cant": "can not",
    "dont": "do not",
    "wont": "will not",
    "didnt": "did not",
    "doesnt": "does not",
    "isnt": "is not",
    "arent": "are not",
    "wasnt": "was not",
    "werent": "were not",
    "hasnt": "has not",
    "havent": "have not",
    "hadnt": "had not",
    "couldnt": "could not",
    "wouldnt": "would not",
    "shouldnt": "should not",
    "mustnt": "must not",
    "neednt": "need not",
    "aint": "is not",
    "innit": "is it not",
    "im": "i am",
    "ive": "i have",
    "youre": "you are",
    "youve": "you have",
    "youd": "you would",
    "youll": "you will",
    "theyre": "they are",
    "theyve": "they have",
    "theyd": "they would",
    "theyll": "they will",
    "weve": "we have",
    "thats": "that is",
    "whats": "what is",
    "hes": "he is",
    "shes": "she is",
    "heres": "here is",
    "theres": "there is",
    "wheres": "where is",
    "whos": "who is",
    "hows": "how is",
    "thatll": "that will",
    "itll": "it will",
    "itd": "it would",
    "id": "i would",
    "lets": "let us",
    "gonna": "going to",
    "wanna": "want to",
    "gotta": "got to",
    "dunno": "do not know",
    "kinda": "kind of",
    "sorta": "sort of",
    "gimme": "give me",
    "lemme": "let me",
    "shouldve": "should have",
    "couldve": "could have",
    "wouldve": "would have",
    "shoulda": "should have",
    "coulda": "could have",
    "u": "you",
    "ur": "your",
    "r": "are",
    "y": "why",
    "cos": "because",
    "coz": "because",
    "cuz": "because",
    "cause": "because",
    "bc": "because",
    "bcos": "because",
    "thx": "thanks",
    "pls": "please",
    "plz": "please",
    "tho": "though",
    "thru": "through",
    "abt": "about",
    "wk": "week",
    "wks": "weeks",
    "appt": "appointment",
    "appts": "appointments",
    "apt": "appointment",
    "tmrw": "tomorrow",
    "tmw": "tomorrow",
    "tomoz": "tomorrow",
    "mins": "minutes",
    "hrs": "hours",
    "ok": "okay",
    "k": "okay",
    "alright": "all right",
    "soz": "sorry",
    "w": "with",
    "probs": "probably",
    "prob": "probably",
    "mon": "monday",
    "tues": "tuesday",
    "weds": "wednesday",
    "thurs": "thursday",
    "fri": "friday",
    "sat": "sat",
    "til": "until",
    "till": "until",
    "yep": "yeah",
    "yes": "yeah",
    "yup": "yeah",
    "nope": "no",
    "mum": "mum",
    "mam": "mum",
    "mom": "mum",
    "organise": "organize",
    "organised": "organized",
    "realise": "realize",
    "realised": "realized",
    "recognise": "recognize",
    "apologise": "apologize",
    "programme": "program",
    "favour": "favor",
    "behaviour": "behavior",
}
_ILL_AFTER = frozenset("feel feeling felt am is are was were be been being got get very really so too mentally".split())  # noqa: SIM905
_STEM_ENDINGS = ("ingly", "edly", "ings", "ing", "ies", "ied", "ely", "ed", "es", "ly", "s")
_STEM_AS = {"ies": "y", "ied": "y"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of one sentence, and the mark that closes it ("" when there is none)."""

    words: tuple[str, ...]
    mark: str


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of the first thousand characters; commas stay in as words of their own."""
    found: list[Sentence] = []
    words: list[str] = []
    for token in _TOKENS.findall(text[:MOST_CHARACTERS].lower().translate(_QUOTES)):
        if token in _ENDS:
            _close(found, words, token.strip() or ".")
            words = []
        else:
            words.extend(_plain(token, words[-1] if words else ""))
    _close(found, words, "")
    return tuple(found)


def words_of(text: str) -> tuple[str, ...]:
    """All words of a text in one row, without marks."""
    return tuple(word for one in sentences(text) for word in one.words if word != ",")


@lru_cache(4096)
def stem(word: str) -> str:
    """A word without its commonest endings, so that "worried" and "worries" meet. Short words stay."""
    for ending in _STEM_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            cut = word[: -len(ending)] + _STEM_AS.get(ending, "")
            if len(cut) > 3 and cut[-1] == cut[-2] and cut[-1] not in "lsz":
                return cut[:-1]
            return cut[:-1] if cut.endswith("e") and len(cut) > 4 else cut
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def _close(found: list[Sentence], words: list[str], mark: str) -> None:
    while words and words[-1] == ",":
        words.pop()
    if words:
        found.append(Sentence(tuple(words), mark))
    elif found and mark in {"?", "!"}:
        found[-1] = Sentence(found[-1].words, mark)


def _plain(token: str, before: str) -> tuple[str, ...]:
    """A token as the words that it stands for."""
    if token in _MARKS:
        return (",",) if before and before != "," else ()
    if token[0].isdigit():
        return ("0",)
    if token == "ill" and before not in _ILL_AFTER:  # noqa: S105
        return ("i", "will")
    whole = _WHOLE.get(token) or _TYPED.get(token)
    if whole:
        return tuple(whole.split())
    return _uncontracted(token) if "'" in token else (token,)


def _uncontracted(token: str) -> tuple[str, ...]:
    for ending, word in _ENDINGS.items():
        if token.endswith(ending) and len(token) > len(ending):
            return (token[: -len(ending)], word)
    head, _, tail = token.partition("'")
    if tail == "s":
        return (head, "is") if head in _IS else (head, "'s")
    return (token.replace("'", ""),) if head else (tail,)
