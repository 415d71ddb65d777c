"""Cutting a turn into clauses and telling what kind each is, with or without question marks."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from trivet.simulation.ears.words import Sentence, sentences


class Kind(StrEnum):
    """What a clause does, by its form."""

    WHAT = "what"
    HOW = "how"
    WHY = "why"
    PLACE = "place"
    INVITE = "invite"
    OFFER = "offer"
    CLOSED = "closed"
    SHORT = "short"
    TAG = "tag"
    RISING = "rising"
    ORDER = "order"
    YOU = "you"
    I = "i"  # noqa: E741
    WE = "we"
    OTHER = "other"


QUESTIONS = frozenset({Kind.WHAT, Kind.HOW, Kind.WHY, Kind.PLACE, Kind.OFFER, Kind.CLOSED, Kind.SHORT, Kind.RISING})
QUICK = frozenset({Kind.CLOSED, Kind.SHORT, Kind.RISING, Kind.PLACE})


@dataclass(frozen=True, slots=True)
class Clause:
    """Some words that stand together, the kind they are, and whether a sentence ends with them."""

    words: tuple[str, ...]
    kind: Kind
    is_last: bool
    mark: str = ""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_FILLERS = _set(
    "so and but okay well right now then look anyway just yeah no sure thanks oh ah er um hmm mm all please"
)
_WH = {"what": Kind.WHAT, "how": Kind.HOW, "why": Kind.WHY, "who": Kind.PLACE, "when": Kind.PLACE, "where": Kind.PLACE}
_WH |= {"which": Kind.WHAT, "whose": Kind.PLACE}
_AUX = _set("do does did is are am was were have has had can could would will shall should may might")
_SUBJECT = _set(
    "i you he she it we they there that this your my his her their the a an any anyone anybody anything someone "
    "something everything today one what not"
)
_STATED = _set("i you he she it we they your my his her their the")
_INVITES = tuple(
    tuple(words.split())
    for words in (
        *("tell me", "talk me", "walk me", "take me", "help me", "give me", "run me", "fill me"),
        *("say more", "say a", "go on", "describe", "start wherever"),
    )
)
_ORDERS = _set(
    "just try stop get go put ring call phone text write read think calm relax keep take make leave delete block tell "
    "ask give let come cheer look listen remember forget talk do find use pop sit wait bring fill sign answer set stick "
    "start turn have be show move ignore chin wake grow face admit delete avoid say draw pick choose book drop walk eat"
)
_TAG_WORDS = _set("right yeah okay eh huh understand understood")
_TAG_SUBJECT = _set("it you they he she we i not that there this")
_TAG_AUX = _AUX | {"not"}
#: After these a question word goes on with the clause: "tell me what", "I know how", "that is why".
_LEADS = _set(
    "tell know see me about to of for with and is are was that not understand wonder ask hear say from in at on or "
    "remember sure see show work out exactly think as than like just got have much matter you into"
)
_BREAKS = _set("i you we it he she they but so and what how why if do did can could would is are anyway now let that")
_JOINS = _set("but so and then because or")


def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a text, in order."""
    return tuple(clause for sentence in sentences(text) for clause in _cut(sentence))


def _cut(sentence: Sentence) -> list[Clause]:
    parts = [piece for part in _at_commas(sentence.words) for piece in _at_questions(part)]
    last = len(parts) - 1
    return [
        Clause(part, kind_of(part, sentence.mark if number == last else ""), number == last, sentence.mark)
        for number, part in enumerate(parts)
    ]


def _at_commas(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Cut where a comma stands before a word that can begin a clause, three words or more on either side."""
    parts: list[tuple[str, ...]] = []
    part: list[str] = []
    for place, word in enumerate(words):
        if word != ",":
            part.append(word)
        elif len(part) >= 3 and len(words) - place > 3 and words[place + 1] in _BREAKS:
            parts.append(tuple(part))
            part = []
    return [*parts, tuple(part)] if part else parts


def _at_questions(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Cut where a question begins without any mark before it: people type so."""
    parts, start = [], 0
    for place in range(2, len(words) - 1):
        if place - start >= 2 and words[place - 1] not in _LEADS and _is_start(words, place):
            parts.append(words[start:place])
            start = place
    return [*parts, words[start:]]


def _is_start(words: Sequence[str], place: int) -> bool:
    word, after = words[place], words[place + 1]
    if word in _WH:
        return after in _AUX or (word == "how" and after in {"much", "many", "often", "long"})
    return word in _AUX and after in {"you", "we", "i"} and words[place - 1] not in _SUBJECT | {"how", "what", "why"}


def kind_of(words: Sequence[str], mark: str = "") -> Kind:
    """What a clause does. A question needs no mark; "what you did was wrong" is none."""
    place = 0
    while place < len(words) - 1 and words[place] in _FILLERS:
        place += 1
    head = words[place:]
    found = _question(head, mark)
    if found is not None:
        return found
    if any(tuple(head[: len(lead)]) == lead for lead in _INVITES):
        return Kind.INVITE
    if _is_tagged(words):
        return Kind.TAG
    if mark == "?":
        return Kind.SHORT if len(words) <= 3 else Kind.RISING
    return _statement(head)


def _question(head: Sequence[str], mark: str) -> Kind | None:
    first, second = head[0], head[1] if len(head) > 1 else ""
    if first in _WH:
        if mark == "?" or not second:
            return Kind.SHORT if len(head) <= 2 else _WH[first]
        if second in _STATED or second == "a":
            return None
        is_relative = first in {"when", "which", "who", "where"} and second not in _AUX
        return None if is_relative else _WH[first]
    if first in _AUX and (second in _SUBJECT or mark == "?"):
        offers = first in {"can", "could", "may", "might", "shall", "should", "would"} and second in {"i", "we", "it"}
        return Kind.OFFER if offers else Kind.CLOSED
    return None


def _is_tagged(words: Sequence[str]) -> bool:
    end = words[:-1] if words[-1] == "not" else words
    if len(end) < 4:
        return False
    is_turned = end[-1] in _TAG_SUBJECT and end[-2] in _TAG_AUX and end[-3] not in {"if", "what", "how"}
    return end[-1] in _TAG_WORDS or is_turned


def _statement(head: Sequence[str]) -> Kind:
    first = head[0]
    if first in {"you", "your"}:
        return Kind.YOU
    if first in {"i", "my"}:
        return Kind.I
    if first in {"we", "our", "let"}:
        return Kind.WE
    return Kind.ORDER if first in _ORDERS else Kind.OTHER
