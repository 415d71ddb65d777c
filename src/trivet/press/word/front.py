"""What comes before a Word file's text: cover and contents of a book, or the title block of a shorter thing."""

from collections.abc import Iterable

from trivet.press.document import Brand, Document, Logo
from trivet.press.outline import Entry
from trivet.press.word.drawn import drawn
from trivet.press.word.glyph import mark_png
from trivet.press.word.looks import MARGIN, PAGE_HEIGHT, PAGE_WIDTH, TEXT_WIDTH
from trivet.press.word.tables import Cell, Row, table
from trivet.press.word.writer import Look, Writer, run

BAND_TOP, BAND_BELOW = 2300, 5900
MARK_SIZE, MARK_RIGHT, MARK_DOWN = 7200, 7300, 3900
LOGO_WIDTH, LOGO_HEIGHT, LOGO_DOTS = 3400, 1600, 900
_COVER_SECTION = (
    f'<w:sectPr><w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
    f'<w:pgMar w:top="0" w:right="{MARGIN}" w:bottom="850" w:left="{MARGIN}" w:header="0" w:footer="0" w:gutter="0"/>'
    "</w:sectPr>"
)
_WELSH = Look(language="cy-GB")


def cover_xml(document: Document, writer: Writer) -> str:
    """The cover of a book: a band of the brand's colour, whose it is, and where and when. It is a section of its own."""
    header = "".join(
        writer.paragraph("CoverHeader", run(words, look))
        for english, welsh in document.cover.bilingual
        for words, look in ((english, Look()), (welsh, _WELSH))
    )
    mark = writer.paragraph("Spacer", writer.floating(mark_png(), MARK_SIZE, MARK_RIGHT, MARK_DOWN))
    top = Row((Cell(header),), height=BAND_TOP)
    below = Row((Cell(_titles(document, writer), align="bottom"),), height=BAND_BELOW)
    band = table("CoverBox", (PAGE_WIDTH,), (top, below), indent=-MARGIN)
    provided = _by(document, writer) if document.customer else ""
    end = writer.paragraph("Spacer", properties=_COVER_SECTION)
    return band + mark + _whose(document.brand, writer) + _facts(document, writer) + provided + end


def title_xml(document: Document, writer: Writer) -> str:
    """The head of a sheet, a set of cards or a plain document."""
    logo = _logo(document.brand.logo, writer)
    return (writer.paragraph("Normal", logo) if logo else "") + _titles(document, writer)


def contents_xml(entries: Iterable[Entry], writer: Writer) -> str:
    """A contents field, filled with links so that it is not empty before Word brings it up to date."""
    rows = [_entry(entry, writer) for entry in entries if entry.level == 1]
    if not rows:
        return ""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-1" \\h \\z \\u </w:instrText></w:r>'
    first = mark.format("begin") + code + mark.format("separate") + rows[0]
    listed = "".join(writer.paragraph("TOC1", row) for row in (first, *rows[1:]))
    # The note stands inside the field, so that it goes when the page numbers come.
    note = writer.paragraph("SmallPrint", run(writer.labels["toc-note"]) + mark.format("end"))
    return writer.paragraph("TOCHeading", run(writer.labels["contents"])) + listed + note


def _entry(entry: Entry, writer: Writer) -> str:
    number = f"{run(entry.number)}<w:r><w:tab/></w:r>" if entry.number else ""
    return f'<w:hyperlink w:anchor="{writer.places[entry.anchor]}">{number}{run(entry.text)}</w:hyperlink>'


def _titles(document: Document, writer: Writer) -> str:
    said = (("Kicker", document.cover.kicker), ("Title", document.title), ("Subtitle", document.subtitle))
    return "".join(writer.paragraph(style, run(words)) for style, words in said if words)


def _whose(brand: Brand, writer: Writer) -> str:
    logo = _logo(brand.logo, writer)
    pictured = writer.paragraph("Normal", logo) if logo else ""
    welsh = writer.paragraph("CoverName", run(brand.name_cy, _WELSH)) if brand.name_cy else ""
    gap = writer.paragraph("Spacer") * 2
    return gap + pictured + writer.paragraph("CoverName", run(brand.name)) + welsh + gap


def _facts(document: Document, writer: Writer) -> str:
    rows = [
        Row((Cell(writer.paragraph("CellNote", run(name))), Cell(writer.paragraph("CellText", run(value)))))
        for name, value in document.cover.facts
        if value
    ]
    return table("PlainTable", (2400, TEXT_WIDTH - 2400), rows) if rows else ""


def _by(document: Document, writer: Writer) -> str:
    said = f"{writer.labels['by']} {document.provider.name}"
    return writer.paragraph("SmallPrint", run(said))


def _logo(logo: Logo | None, writer: Writer) -> str:
    return drawn(logo, writer, LOGO_DOTS, (LOGO_WIDTH, LOGO_HEIGHT)) if logo else ""
