"""The whole Word file: cover, contents, running heads, styles, and what it says about itself."""

from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from string import Template

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.section import Section
from docx.shared import Twips
from lxml import etree

from trivet.press.document import Document
from trivet.press.fixed_words import fixed_words
from trivet.press.office import settle_theme
from trivet.press.outline import Entry, anchored, contents
from trivet.press.parcel import midnight, settled
from trivet.press.printable import one_line
from trivet.press.word.blocks import Place, write_blocks
from trivet.press.word.front import contents_xml, cover_xml, title_xml
from trivet.press.word.looks import MARGIN, PAGE_HEIGHT, PAGE_WIDTH, TEXT_WIDTH, looks
from trivet.press.word.writer import Writer, run

_TEMPLATES = Path(__file__).parent.parent / "templates"
_ENVELOPE = (
    '<w:body xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">{inner}</w:body>'
)
