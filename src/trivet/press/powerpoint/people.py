"""So many people side by side: who works with whom, as a picture beside the words."""

from collections.abc import Iterator

from trivet.press.powerpoint.drawing import attribute, block, frame
from trivet.press.powerpoint.slots import PANEL, Box, Colour

HEAD, SHOULDERS, TRUNK, GAP, TOP = 0.3, 0.52, 0.42, 0.1, 4.35


def people_xml(ids: Iterator[int], people: int, words: str) -> str:
    """The people as one group with alternative words, in the middle of the exercise panel."""
    number = next(ids)
    wide = people * SHOULDERS + (people - 1) * GAP
    left = (PANEL - wide) / 2
    drawn = "".join(_person(ids, left + place * (SHOULDERS + GAP)) for place in range(people))
    box = frame(Box(left, TOP, wide, HEAD + 0.04 + TRUNK))
    inside = box.replace(
        "</a:xfrm>", box.removeprefix("<a:xfrm>").replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
    )
    return (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{number}" name="Grouping" descr={attribute(words)}/><p:cNvGrpSpPr/><p:nvPr/>'
        f"</p:nvGrpSpPr><p:grpSpPr>{inside}</p:grpSpPr>{drawn}</p:grpSp>"
    )


def _person(ids: Iterator[int], left: float) -> str:
    head = Box(left + (SHOULDERS - HEAD) / 2, TOP, HEAD, HEAD)
    trunk = Box(left, TOP + HEAD + 0.04, SHOULDERS, TRUNK)
    return block(next(ids), "Head", head, Colour.PAPER, "ellipse") + block(
        next(ids), "Shoulders", trunk, Colour.PAPER, "round2SameRect", 50
    )
