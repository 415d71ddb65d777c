"""Postcode to nation, by a small table that knows where it has to ask."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from trivet.vocabulary import Nation

# A9, A99, AA9, AA99, A9A, AA9A, then a digit and two letters that are never C, I, K, M, O or V.
_POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)(\d[ABD-HJLNP-UW-Z]{2})", re.ASCII)
_OUTWARD = re.compile(r"([A-Z]{1,2})\d[A-Z\d]?")
_LETTERS = {"E": Nation.ENGLAND, "S": Nation.SCOTLAND, "W": Nation.WALES}
_ELSEWHERE = {"BT": "Northern Ireland", "IM": "the Isle of Man", "JE": "Jersey", "GY": "Guernsey"}


class Fault(StrEnum):
    """What is wrong with a postcode."""

    SHAPE = "shape"
    ELSEWHERE = "elsewhere"
    UNKNOWN = "unknown"


class PostcodeError(ValueError):
    """A postcode that leads nowhere, in a sentence. `fault` and `where` let a page say it in another language."""

    def __init__(self, fault: Fault, sentence: str, where: str = "") -> None:
        super().__init__(sentence)
        self.fault, self.where = fault, where


@dataclass(frozen=True, slots=True)
class Located:
    """A postcode, well written, and the nations in which it may lie."""

    postcode: str
    nations: tuple[Nation, ...]

    @property
    def outward(self) -> str:
        """The half before the space: "SY10"."""
        return self.postcode.partition(" ")[0]

    @property
    def nation(self) -> Nation | None:
        """The nation; None where somebody has to be asked."""
        return self.nations[0] if len(self.nations) == 1 else None

    @property
    def question(self) -> str:
        """What to ask; "" where the answer is known."""
        if self.nation:
            return ""
        names = " and ".join(nation.capitalize() for nation in self.nations)
        return f"{self.outward} lies in both {names}. In which of them is the venue?"


def normalise(typed: str) -> str:
    """ "sy107ab" -> "SY10 7AB". Raises PostcodeError."""
    found = _POSTCODE.fullmatch(re.sub(r"[\s-]+", "", typed[:40]).upper())
    if found is None:
        raise PostcodeError(Fault.SHAPE, "This is not a whole UK postcode. One looks like LA1 1AA or SY10 7AB.")
    return f"{found[1]} {found[2]}"


def locate(typed: str) -> Located:
    """Where a postcode lies: England, Wales or Scotland, or two of them. Raises PostcodeError."""
    postcode = normalise(typed)
    outward = postcode.partition(" ")[0]
    area = _OUTWARD.fullmatch(outward)
    assert area is not None
    if area[1] in _ELSEWHERE:
        where = _ELSEWHERE[area[1]]
        sentence = f"{postcode} is in {where}. We teach in England, Wales and Scotland, and online from there."
        raise PostcodeError(Fault.ELSEWHERE, sentence, where)
    nations = table().get(outward) or table().get(area[1])
    if nations is None:
        raise PostcodeError(Fault.UNKNOWN, f"No British postcode begins with {area[1]}. Look at it again.", area[1])
    return Located(postcode, nations)


@cache
def table() -> dict[str, tuple[Nation, ...]]:
    """Postcode areas ("LA"), and the outward codes ("SY10") that differ from theirs, with their nations."""
    text = (files("trivet.events") / "postcodes.txt").read_text(encoding="utf-8")
    rows = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {code: tuple(_LETTERS[letter] for letter in letters) for code, letters in rows}


def border_codes() -> tuple[str, ...]:
    """The outward codes that lie in two nations."""
    return tuple(code for code, nations in table().items() if len(nations) > 1 and any(map(str.isdigit, code)))
