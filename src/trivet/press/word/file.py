"""The whole Word file: its parts put together, its running heads, and what it says about itself."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.shared import Twips
from lxml.etree import _Element

from trivet.press.document import Document
from trivet.press.fixed_words import fixed_words
from trivet.press.office import theme_xml
from trivet.press.outline import Entry, anchored, contents
from trivet.press.parcel import midnight, settled
from trivet.press.printable import one_line, shortened
from trivet.press.word.blocks import write_blocks
from trivet.press.word.front import contents_xml, cover_xml, title_xml
from trivet.press.word.looks import (
    MARGIN,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    TEXT_WIDTH,
    language_tag,
    numbering_xml,
    settings_xml,
    styles_xml,
)
from trivet.press.word.tables import SPACER
from trivet.press.word.writer import Place, Writer, run

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
#: Parts of python-docx's template that say nothing about our file.
_UNWANTED = ("thumbnail", "customXml", "stylesWithEffects")
# Word wants a paragraph after a last table; this one is too low to start a page of its own.
_END = '<w:p><w:pPr><w:pStyle w:val="Spacer"/><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
_PAGE_NUMBER = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
_LONGEST_PROPERTY = 255
#: What fits on the one line of a running head or foot.
LONGEST_HEAD = 80


def to_docx(document: Document) -> bytes:
    """The document as a Word file. The same document gives the same bytes."""
    whole = replace(document, blocks=anchored(document.blocks))
    entries = contents(whole)
    word = docx.Document()
    writer = Writer(word.part, document.citations, fixed_words(document.language), _bookmarks(entries))
    _fill(word.element.body, "".join(_body(whole, entries, writer)))
    _dress(word, whole, writer)
    _frame(word, whole, writer)
    _describe(word, whole)
    out = BytesIO()
    word.save(out)
    return settled(out.getvalue())


def _body(document: Document, entries: tuple[Entry, ...], writer: Writer) -> Iterator[str]:
    yield cover_xml(document, writer) if document.layout == "book" else title_xml(document, writer)
    if document.contents:
        yield contents_xml(entries, writer)
    yield write_blocks(document.blocks, writer, Place(TEXT_WIDTH))


def _bookmarks(entries: tuple[Entry, ...]) -> dict[str, str]:
    """A bookmark for each anchor. Word wants ASCII letters, and no more than 40 of them."""
    return {entry.anchor: f"_Toc{number:06d}" for number, entry in enumerate(entries, 1)}


def _fill(body: _Element, inner: str) -> None:
    final_section = body[-1]
    made = parse_xml(f"<w:body {_SPACES}>{inner.removesuffix(SPACER)}{_END}</w:body>")
    body[:] = [*made, final_section]


def _dress(word: WordDocument, document: Document, writer: Writer) -> None:
    _replace(word.styles.element, styles_xml(document))
    _replace(word.settings.element, settings_xml(document))
    _replace(word.part.numbering_part.element, numbering_xml(document, writer.restarts))
    word.part.part_related_by(RELATIONSHIP_TYPE.THEME)._blob = theme_xml(document.brand, "#ffffff")
    for holder in (word.part.package.rels, word.part.rels):
        for key in [key for key, rel in holder.items() if any(name in rel.reltype for name in _UNWANTED)]:
            del holder[key]


def _replace(root: _Element, xml: str) -> None:
    root[:] = list(parse_xml(xml))


def _frame(word: WordDocument, document: Document, writer: Writer) -> None:
    section = word.sections[-1]
    section.page_width, section.page_height = Twips(PAGE_WIDTH), Twips(PAGE_HEIGHT)
    section.left_margin = section.right_margin = Twips(MARGIN)
    section.top_margin = section.bottom_margin = Twips(1360)
    section.header_distance = section.footer_distance = Twips(624)
    tab = "<w:r><w:tab/></w:r>"
    # Unless it is unlinked first, python-docx writes into the section before: the cover's.
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    head = shortened(document.running_head or document.brand.name, LONGEST_HEAD)
    _only(
        section.header._element,
        writer.paragraph("Header", run(head) + tab + run(shortened(document.watermark, LONGEST_HEAD // 4))),
    )
    foot = run(shortened(document.footer, LONGEST_HEAD)) + tab + run(f"{writer.labels['page']} ") + _PAGE_NUMBER
    _only(section.footer._element, writer.paragraph("Footer", foot))


def _only(holder: _Element, paragraph: str) -> None:
    holder[:] = list(parse_xml(f"<w:hdr {_SPACES}>{paragraph}</w:hdr>"))


def _describe(word: WordDocument, document: Document) -> None:
    about = word.core_properties
    about.title = one_line(document.title)[:_LONGEST_PROPERTY]
    about.subject = one_line(document.subtitle)[:_LONGEST_PROPERTY]
    about.author = one_line(document.author or document.provider.name)[:_LONGEST_PROPERTY]
    about.last_modified_by, about.comments, about.keywords = about.author, "", ""
    about.language = language_tag(document)
    about.created = about.modified = midnight(document.dated)
    about.revision = 1
