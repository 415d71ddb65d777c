"""DrawingML: the shapes of slides and layouts as XML."""

from xml.sax.saxutils import escape, quoteattr

from trivet.press.powerpoint.slots import Box, Colour, Slot
from trivet.press.powerpoint.words import NAME_SHARE, Filling, Run, Spoken
from trivet.press.printable import printable

SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
EMU = 914_400
#: The mark as one stroked path in a box of 100 by 100: a ring and three legs.
_MARK_PATH = (
    '<a:path w="1000" h="1000" fill="none"><a:moveTo><a:pt x="710" y="520"/></a:moveTo>'
    '<a:arcTo wR="210" hR="210" stAng="0" swAng="21600000"/><a:close/>'
    + "".join(
        f'<a:moveTo><a:pt x="{x}" y="{y}"/></a:moveTo><a:lnTo><a:pt x="{to_x}" y="{to_y}"/></a:lnTo>'
        for x, y, to_x, to_y in ((500, 236, 500, 70), (254, 662, 110, 745), (746, 662, 890, 745))
    )
    + "</a:path>"
)


def attribute(text: str) -> str:
    """Words as a quoted XML attribute value."""
    return quoteattr(printable(text))


def frame(box: Box, tag: str = "a") -> str:
    """Where a shape stands."""
    x, y, w, h = (round(length * EMU) for length in (box.x, box.y, box.w, box.h))
    return f'<{tag}:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></{tag}:xfrm>'


def fill(colour: Colour, alpha: int = 100) -> str:
    """A fill from the theme, so that it follows the brand. `alpha` is in per cent."""
    seen = f'<a:alpha val="{alpha * 1000}"/>' if alpha < 100 else ""
    return f'<a:solidFill><a:schemeClr val="{colour}">{seen}</a:schemeClr></a:solidFill>'


def block(number: int, name: str, box: Box, colour: Colour, shape: str = "rect", roundness: int = 0) -> str:
    """A filled shape without words. `roundness` is that of its upper corners, in per cent."""
    adjusted = f'<a:gd name="adj1" fmla="val {roundness * 1000}"/>' if roundness else ""
    geometry = f'<a:prstGeom prst="{shape}"><a:avLst>{adjusted}</a:avLst></a:prstGeom>'
    look = f"{frame(box)}{geometry}{fill(colour)}<a:ln><a:noFill/></a:ln>"
    return f"<p:sp>{_plain_head(number, name)}<p:spPr>{look}</p:spPr>{_NO_WORDS}</p:sp>"


def mark(number: int, box: Box, colour: Colour, weight: float, alpha: int = 100) -> str:
    """The mark, drawn: `weight` is the stroke in points."""
    geometry = f"<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:pathLst>{_MARK_PATH}</a:pathLst></a:custGeom>"
    line = f'<a:ln w="{round(weight * 12700)}" cap="rnd">{fill(colour, alpha)}</a:ln>'
    look = f"{frame(box)}{geometry}<a:noFill/>{line}"
    return f"<p:sp>{_plain_head(number, 'Mark')}<p:spPr>{look}</p:spPr>{_NO_WORDS}</p:sp>"


def placeholder(number: int, slot: Slot) -> str:
    """A placeholder as its layout holds it: place, type and how paragraphs look."""
    prompt = f"<a:p><a:r><a:rPr/><a:t>{slot.name}</a:t></a:r></a:p>"
    if slot.kind == "sldNum":
        prompt = f"<a:p>{_slide_number('en-GB', '‹#›')}</a:p>"
    head = _placeholder_head(number, slot)
    body = f"{_body_properties(slot)}<a:lstStyle>{_level(slot)}</a:lstStyle>{prompt}"
    return f"<p:sp>{head}<p:spPr>{frame(slot.box)}{_RECT}</p:spPr><p:txBody>{body}</p:txBody></p:sp>"


def placed(number: int, filling: Filling, layout_slot: Slot, language: str) -> str:
    """A filled placeholder on a slide. Only what differs from the layout is written down."""
    slot = filling.slot
    moved = frame(slot.box) if slot.box != layout_slot.box else ""
    marked = _bullet(slot, filling.start) if slot.mark != layout_slot.mark or filling.start > 1 else ""
    paragraphs = "".join(
        _paragraph(paragraph, filling, place, language, marked) for place, paragraph in enumerate(filling.paragraphs)
    )
    body = f"<a:bodyPr/><a:lstStyle/>{paragraphs}"
    return f"<p:sp>{_placeholder_head(number, slot)}<p:spPr>{moved}</p:spPr><p:txBody>{body}</p:txBody></p:sp>"


def numbered(number: int, slot: Slot, page: int, language: str) -> str:
    """The slide's number, which PowerPoint keeps right when slides are moved."""
    body = f"<a:bodyPr/><a:lstStyle/><a:p>{_slide_number(language, str(page))}</a:p>"
    return f"<p:sp>{_placeholder_head(number, slot)}<p:spPr/><p:txBody>{body}</p:txBody></p:sp>"


def run_xml(run: Run, language: str, size: float = 0, *, bold: bool = False) -> str:
    """One run; a size of 0 leaves the placeholder's."""
    sized = f' sz="{round(size * 100)}"' if size else ""
    heavy = ' b="1"' if run.bold or bold else ""
    coloured = fill(run.colour) if run.colour else ""
    text = escape(printable(run.text))
    return f'<a:r><a:rPr lang="{language}"{sized}{heavy} dirty="0">{coloured}</a:rPr><a:t>{text}</a:t></a:r>'


def _paragraph(paragraph: Spoken, filling: Filling, place: int, language: str, marked: str) -> str:
    slot = filling.slot
    size = filling.size if filling.size != slot.size else 0
    words = "".join(run_xml(run, language, size) for run in paragraph.runs)
    before = round(filling.gap * filling.size * 100) if place else 0
    spaced = f'<a:spcBef><a:spcPts val="{before}"/></a:spcBef>' if slot.gap else ""
    hang = round(filling.indent * EMU)
    if slot.mark != "talk":
        hung = f' marL="{hang}" indent="-{hang}"' if marked or (slot.mark and size) else ""
        return f"<a:p><a:pPr{hung}>{spaced}{marked}</a:pPr>{words}</a:p>"
    tab = f'<a:tabLst><a:tab pos="{hang}" algn="l"/></a:tabLst>'
    name = run_xml(Run(f"{paragraph.who}\t", colour=Colour.ACTION), language, filling.size * NAME_SHARE, bold=True)
    named = name.replace("</a:rPr>", '<a:latin typeface="+mn-lt"/></a:rPr>', 1)
    return f'<a:p><a:pPr marL="{hang}" indent="-{hang}">{spaced}{tab}</a:pPr>{named}{words}</a:p>'


def _placeholder_head(number: int, slot: Slot) -> str:
    kind = "" if slot.kind == "obj" else f' type="{slot.kind}"'
    idx = f' idx="{slot.idx}"' if slot.idx else ""
    size = ' sz="quarter"' if slot.kind in {"ftr", "sldNum"} else ""
    return (
        f'<p:nvSpPr><p:cNvPr id="{number}" name={attribute(slot.name)}/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph{kind}{size}{idx}/></p:nvPr></p:nvSpPr>"
    )


def _plain_head(number: int, name: str) -> str:
    return f'<p:nvSpPr><p:cNvPr id="{number}" name={attribute(name)}>{DECORATIVE}</p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'


def _body_properties(slot: Slot) -> str:
    return (
        f'<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="{slot.anchor}">'
        "<a:normAutofit/></a:bodyPr>"
    )


def _level(slot: Slot) -> str:
    hang = round(slot.indent * EMU)
    font = "+mj-lt" if slot.serif else "+mn-lt"
    look = f'{fill(slot.colour)}<a:latin typeface="{font}"/>'
    return (
        f'<a:lvl1pPr marL="{hang}" indent="-{hang}" algn="{slot.align}"><a:lnSpc><a:spcPct val="{round(slot.line * 100000)}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(slot.gap * slot.size * 100)}"/></a:spcBef>{_bullet(slot)}'
        f'<a:defRPr sz="{slot.size * 100}" b="{int(slot.bold)}" i="{int(slot.italic)}">{look}</a:defRPr></a:lvl1pPr>'
    )


def _bullet(slot: Slot, start: int = 1) -> str:
    if not slot.mark or slot.mark == "talk":
        return "<a:buNone/>"
    tone = Colour.PAPER if slot.colour is Colour.PAPER else Colour.ACCENT
    coloured = f'<a:buClr><a:schemeClr val="{tone}"/></a:buClr>'
    if slot.mark == "•":
        return f'{coloured}<a:buFont typeface="Arial"/><a:buChar char="•"/>'
    begun = f' startAt="{start}"' if start > 1 else ""
    return f'{coloured}<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"{begun}/>'


def _slide_number(language: str, text: str) -> str:
    field = '<a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum">'
    return f'{field}<a:rPr lang="{language}"/><a:t>{text}</a:t></a:fld>'


_RECT = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
_NO_WORDS = '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-GB"/></a:p></p:txBody>'
#: Tells screen readers to pass over a shape.
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
