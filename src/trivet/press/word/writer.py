"""WordprocessingML: paragraphs, runs, links and pictures, and the counters that a whole file shares."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.parts.document import DocumentPart
from docx.shared import Emu
from lxml import etree

from trivet.press.document import Cite, Emphasis, Inline, LineBreak, Link, Strong, Text
from trivet.press.printable import anchor_from, one_line, printable
from trivet.vocabulary import Sureness

TWIP_EMU = 635
DOTS = {Sureness.STRONGER: "●●●", Sureness.MODERATE: "●●○", Sureness.INDICATIVE: "●○○", Sureness.THEORY: "○○○"}
# Word calls a file damaged when a link's address is not a URI.
_URI_SIGNS = ":/?#@!$&'()*+,;=%-._~"
_FIRST_RESTART = 4
_ANCHOR = (
    '<wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" '
    'distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="0" allowOverlap="1">'
    '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>{right}</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="page"><wp:posOffset>{down}</wp:posOffset></wp:positionV>'
    '<wp:extent cx="{cx}" cy="{cy}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
    '<wp:docPr id="{id}" name="Decoration" descr=""><a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst></wp:docPr>'
    "<wp:cNvGraphicFramePr/>{graphic}</wp:anchor>"
)


@dataclass(frozen=True, slots=True)
class Look:
    """How a run is set, besides its paragraph's style."""

    bold: bool = False
    italic: bool = False
    style: str = ""
    language: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: its width in twips, how deep in lists, and whether it clings to what follows."""

    width: int
    depth: int = 0
    keep: bool = False


PLAIN = Look()


class Writer:
    """Makes XML for one file, and counts what must be unique in it."""

    def __init__(
        self, part: DocumentPart, citations: Mapping[str, str], labels: Mapping[str, str], places: Mapping[str, str]
    ) -> None:
        self.part = part
        self.citations = citations
        self.labels = labels
        self.places = places
        self.restarts: list[int] = []
        self.new_page = False
        self._ids = 100

    def next_id(self) -> int:
        self._ids += 1
        return self._ids

    def restart(self) -> int:
        """A numbering that starts again at one."""
        self.restarts.append(_FIRST_RESTART + len(self.restarts))
        return self.restarts[-1]

    def paragraph(self, style: str, runs: str = "", *, keep: bool = False, properties: str = "") -> str:
        """One paragraph. `properties` are those that follow pageBreakBefore in the schema's order."""
        kept = "<w:keepNext/>" if keep else ""
        broken = "<w:pageBreakBefore/>" if self.new_page else ""
        self.new_page = False
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}{broken}{properties}</w:pPr>{runs}</w:p>'

    def opening(self) -> str:
        """What a table needs before it when it starts a page: an empty paragraph, since a table cannot start one."""
        return self.paragraph("Spacer") if self.new_page else ""

    def runs(self, items: Iterable[Inline], look: Look = PLAIN) -> str:
        return "".join(self._inline(item, look) for item in items)

    def picture(self, png: bytes, width_twips: int, alt: str) -> str:
        """A picture in the line, with words for those who cannot see it."""
        inline = self.part.new_pic_inline(BytesIO(png), width=Emu(width_twips * TWIP_EMU))
        inline.docPr.set("id", str(self.next_id()))
        inline.docPr.set("descr", printable(alt))
        drawing = etree.tostring(inline, encoding="unicode")
        return f"<w:r><w:drawing>{drawing}</w:drawing></w:r>"

    def floating(self, png: bytes, width_twips: int, right: int, down: int) -> str:
        """Decoration at a place on the page, in twips from its corner; screen readers pass over it."""
        inline = self.part.new_pic_inline(BytesIO(png), width=Emu(width_twips * TWIP_EMU))
        extent, graphic = inline.extent, etree.tostring(inline.graphic, encoding="unicode")
        anchored = _ANCHOR.format(
            right=right * TWIP_EMU, down=down * TWIP_EMU, cx=extent.cx, cy=extent.cy, id=self.next_id(), graphic=graphic
        )
        return f"<w:r><w:drawing>{anchored}</w:drawing></w:r>"

    def bookmark(self, anchor: str, inner: str) -> str:
        place = self.places.get(anchor)
        if place is None:
            return inner
        number = self.next_id()
        return f'<w:bookmarkStart w:id="{number}" w:name="{place}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'

    def _inline(self, item: Inline, look: Look) -> str:
        match item:
            case Text(text):
                return run(text, look)
            case Strong(children):
                return self.runs(children, replace(look, bold=True))
            case Emphasis(children):
                return self.runs(children, replace(look, italic=True))
            case Link(target, children):
                return self._link(target, children, look)
            case LineBreak():
                return "<w:r><w:br/></w:r>"
            case Cite():
                return self._cite(item)

    def _link(self, target: str, children: Iterable[Inline], look: Look) -> str:
        place = self._place(target)
        linked = self.runs(children, replace(look, style="Hyperlink"))
        if place:
            return f'<w:hyperlink w:anchor="{place}">{linked}</w:hyperlink>'
        address = one_line(target)
        if address.lower().startswith(("https://", "http://", "mailto:")):
            relation = self.part.relate_to(
                quote(address, safe=_URI_SIGNS), RELATIONSHIP_TYPE.HYPERLINK, is_external=True
            )
            return f'<w:hyperlink r:id="{relation}">{linked}</w:hyperlink>'
        return self.runs(children, look)

    def _place(self, target: str) -> str | None:
        if target.startswith("module:"):
            name = anchor_from(target.removeprefix("module:"))
            return self.places.get(name) or self.places.get(f"module-{name}")
        return self.places.get(anchor_from(target)) if target.startswith("#") else None

    def _cite(self, cite: Cite) -> str:
        named = "; ".join(self.citations.get(source, source) for source in cite.sources)
        return run(f"({named}) ", Look(style="Source")) + self.sureness(cite.sure, self.labels[cite.sure].lower())

    def sureness(self, sure: Sureness, word: str) -> str:
        """The mark of sureness: dots that do not depend on colour, and the word."""
        return run(f"{DOTS[sure]}\u00a0{word}", Look(style="Sureness"))


def run(text: str, look: Look = PLAIN) -> str:
    """Words with one look."""
    properties = "".join(
        (
            f'<w:rStyle w:val="{look.style}"/>' if look.style else "",
            "<w:b/>" if look.bold else "",
            "<w:i/>" if look.italic else "",
            f'<w:color w:val="{look.colour}"/>' if look.colour else "",
            f'<w:lang w:val="{look.language}"/>' if look.language else "",
        )
    )
    dressed = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{dressed}<w:t xml:space="preserve">{escape(printable(text))}</w:t></w:r>'


def attribute(text: str) -> str:
    """Words as a quoted XML attribute value."""
    return quoteattr(printable(text))
