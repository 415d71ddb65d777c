"""An empty presentation with our layouts: python-pptx's own template, its master and layouts drawn anew."""

from collections.abc import Callable, Mapping
from functools import partial

import pptx
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.presentation import Presentation
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Emu

from trivet.press.document import Brand
from trivet.press.office import theme_xml
from trivet.press.powerpoint.drawing import EMU, SPACES, block, fill, mark, placeholder
from trivet.press.powerpoint.slots import (
    ACROSS,
    BODY,
    FOOTER,
    HIGH,
    LAYOUTS,
    LEFT,
    NUMBER,
    PANEL,
    STRIP,
    TITLE,
    WIDE,
    Box,
    Colour,
    Layout,
)

PAPER = "#fbf7f0"
_RULE_Y, _MARK_Y, _MARK = 6.74, 6.84, 0.4
_TREE_HEAD = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
_FIGURES: Mapping[str, Callable[[int], str]] = {
    "tab": partial(block, name="Tab", box=Box(LEFT, 0, 1.15, 0.17), colour=Colour.ACTION),
    "foot rule": partial(block, name="Rule", box=Box(LEFT, _RULE_Y, ACROSS, 0.012), colour=Colour.RULE),
    "mark": partial(mark, box=Box(LEFT - 0.04, _MARK_Y, _MARK, _MARK), colour=Colour.ACTION, weight=2),
    "great mark": partial(mark, box=Box(8.0, 0.2, 7.2, 7.2), colour=Colour.PAPER, weight=38, alpha=12),
    "strip": partial(block, name="Strip", box=Box(0, HIGH - STRIP, WIDE, STRIP), colour=Colour.PAPER),
    "sheet": partial(block, name="Sheet", box=Box(LEFT, 2.1, ACROSS, 3.15), colour=Colour.TINT),
    "quote bar": partial(block, name="Bar", box=Box(LEFT, 2.2, 0.09, 3.95), colour=Colour.ACCENT),
    "panel": partial(block, name="Panel", box=Box(0, 0, PANEL, HIGH), colour=Colour.ACTION),
    "panel foot rule": partial(block, name="Rule", box=Box(PANEL + 0.7, _RULE_Y, 7.93, 0.012), colour=Colour.RULE),
    "panel mark": partial(mark, box=Box(PANEL + 0.66, _MARK_Y, _MARK, _MARK), colour=Colour.ACTION, weight=2),
}


def blank(brand: Brand) -> Presentation:
    """A presentation without slides, in the brand's colours. Its layouts stand in the order of LAYOUTS."""
    made = pptx.Presentation()
    made.slide_width, made.slide_height = Emu(round(WIDE * EMU)), Emu(round(HIGH * EMU))
    master = made.slide_master
    for spare in list(made.slide_layouts)[len(LAYOUTS) :]:
        made.slide_layouts.remove(spare)
    for drawn, layout in zip(made.slide_layouts, LAYOUTS, strict=True):
        _draw_layout(drawn, layout)
    _draw_master(master)
    master.part.part_related_by(RELATIONSHIP_TYPE.THEME)._blob = theme_xml(brand, PAPER)
    return made


def _draw_layout(drawn: SlideLayout, layout: Layout) -> None:
    figures = [_FIGURES[name](number) for number, name in enumerate(layout.figures, 50)]
    places = [placeholder(number, slot) for number, slot in enumerate(layout.slots, 2)]
    root = drawn._element
    root[:] = list(
        parse_xml(
            f'<p:sldLayout {SPACES}><p:cSld name="{layout.name}"><p:bg><p:bgPr>{fill(layout.ground)}<a:effectLst/></p:bgPr></p:bg>'
            f"<p:spTree>{_TREE_HEAD}{''.join(figures + places)}</p:spTree></p:cSld>"
            f"<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
        )
    )
    root.attrib.pop("type", "")
    if layout.kind:
        root.set("type", layout.kind)


def _draw_master(master: SlideMaster) -> None:
    places = "".join(placeholder(number, slot) for number, slot in enumerate((TITLE, BODY, FOOTER, NUMBER), 2))
    root = master._element
    drawn = parse_xml(
        f"<p:cSld {SPACES}><p:bg><p:bgPr>{fill(Colour.PAPER)}<a:effectLst/></p:bgPr></p:bg>"
        f"<p:spTree>{_TREE_HEAD}{places}</p:spTree></p:cSld>"
    )
    root.replace(root.cSld, drawn)
    for level in root.xpath("./p:txStyles/p:titleStyle/a:lvl1pPr"):
        level.set("algn", "l")
