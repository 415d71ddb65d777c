"""The Word file: real styles, lists, fields and tick boxes; whole for every block; the same bytes every time."""

import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from time import process_time
from typing import get_args
from xml.etree import ElementTree as ET

import docx
import pytest
from PIL import Image

from trivet.press.document import (
    Block,
    Blocks,
    Brand,
    Bullets,
    Callout,
    Columns,
    Dialogue,
    Document,
    Heading,
    Legs,
    Link,
    Logo,
    NewPage,
    Paragraph,
    PlayCard,
    Scale,
    Table,
    Text,
    Ticks,
    Timeline,
    WriteLines,
    WriteTable,
)
from trivet.press.word import to_docx
from trivet.press.word.blocks import write

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = (Text("x"),)


def opened(document: Document) -> docx.document.Document:
    return docx.Document(BytesIO(to_docx(document)))


def part(document: Document, name: str) -> ET.Element:
    with zipfile.ZipFile(BytesIO(to_docx(document))) as package:
        return ET.fromstring(package.read(name))


def plain(book: Document, *blocks: Block) -> Document:
    return replace(book, blocks=blocks, layout="plain", contents=False)


def styled(made: docx.document.Document) -> list[tuple[str, str]]:
    return [(found.style.name, found.text) for found in made.paragraphs if found.text]


def logo() -> Logo:
    out = BytesIO()
    Image.new("RGB", (300, 100), "purple").save(out, "PNG")
    return Logo(out.getvalue(), "png", "Lancashire Recovery")


def test_every_kind_of_block_has_a_form_in_word() -> None:
    assert [kind.__name__ for kind in get_args(Block) if write.dispatch(kind) is write.dispatch(object)] == []


def test_text_carries_named_styles(book: Document) -> None:
    blocks = (
        Heading(1, (Text("Bond"),)),
        Paragraph((Text("Lead."),), lead=True),
        Heading(2, (Text("Do and say"),)),
        Paragraph((Text("Text."),)),
        Dialogue((("Dean", (Text("Fine."),)),)),
        Bullets(((Paragraph((Text("One"),)), Bullets(((Paragraph((Text("Under"),)),),))),)),
        Bullets(((Paragraph((Text("First"),)),),), numbered=True),
    )
    assert styled(opened(plain(book, *blocks)))[3:] == [
        ("Heading 1", "Bond"),
        ("Lead", "Lead."),
        ("Heading 2", "Do and say"),
        ("Normal", "Text."),
        ("Dialogue", "Dean\tFine."),
        ("List Bullet", "One"),
        ("List Bullet 2", "Under"),
        ("List Number", "First"),
    ]


def test_every_style_that_is_used_is_defined(book: Document) -> None:
    defined = {style.get(f"{W}styleId") for style in part(book, "word/styles.xml").iter(f"{W}style")}
    body = part(book, "word/document.xml")
    used = {mark.get(f"{W}val") for tag in ("pStyle", "rStyle", "tblStyle") for mark in body.iter(f"{W}{tag}")}
    assert used - defined == set()


def test_each_numbered_list_starts_again_at_one(book: Document) -> None:
    numbered = Bullets(((Paragraph(TEXT),), (Paragraph(TEXT),)), numbered=True)
    document = plain(book, numbered, numbered)
    numbers = [mark.get(f"{W}val") for mark in part(document, "word/document.xml").iter(f"{W}numId")]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]
    restarted = {
        number.get(f"{W}numId")
        for number in part(document, "word/numbering.xml").iter(f"{W}num")
        if number.find(f"{W}lvlOverride/{W}startOverride") is not None
    }
    assert set(numbers) <= restarted


def test_tables_repeat_and_mark_their_header_row(book: Document) -> None:
    document = plain(book, Table(((Text("A"),), (Text("B"),)), ((TEXT, TEXT),) * 2, label="Pairs", widths=(1, 3)))
    table = opened(document).tables[0]
    assert table.style.name == "Trivet Table"
    assert [bool(row._tr.xpath("w:trPr/w:tblHeader")) for row in table.rows] == [True, False, False]
    assert table._tbl.xpath("w:tblPr/w:tblCaption/@w:val") == ["Pairs"]
    assert table._tbl.xpath("w:tblPr/w:tblLook/@w:firstRow") == ["1"]
    left, right = (int(width) for width in table._tbl.xpath("w:tblGrid/w:gridCol/@w:w"))
    assert right == pytest.approx(3 * left, abs=3)


def test_rows_of_unequal_length_lose_nothing(book: Document) -> None:
    document = plain(book, Table((TEXT,), (((Text("one"),), (Text("two"),), (Text("three"),)), ((Text("four"),),))))
    assert [[cell.text for cell in row.cells] for row in opened(document).tables[0].rows] == [
        ["x", "", ""],
        ["one", "two", "three"],
        ["four", "", ""],
    ]


def test_every_cell_ends_with_a_paragraph(book: Document) -> None:
    cells = list(part(book, "word/document.xml").iter(f"{W}tc"))
    assert cells
    assert [cell for cell in cells if cell[-1].tag != f"{W}p"] == []


def test_tick_boxes_can_be_clicked(book: Document) -> None:
    body = part(plain(book, Ticks((TEXT, TEXT, TEXT), "Before")), "word/document.xml")
    boxes = list(body.iter("{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"))
    ids = [mark.get(f"{W}val") for mark in body.iterfind(f".//{W}sdtPr/{W}id")]
    assert (len(boxes), len(set(ids))) == (3, 3)
    assert "".join(body.itertext()).count("☐") == 3


def test_lines_scales_and_tables_to_fill_in_have_room(book: Document) -> None:
    made = opened(plain(book, WriteLines(TEXT, 4), WriteTable((TEXT, TEXT), 3), Scale(TEXT, "no", "yes", 11)))
    assert [found.style.name for found in made.paragraphs].count("Writing Line") == 4
    assert [int(height) for height in made.tables[0]._tbl.xpath(".//w:trHeight/@w:val")] == [680] * 3
    assert [cell.text for cell in made.tables[1].rows[0].cells] == [str(number) for number in range(11)]


def test_the_contents_field_is_filled_and_leads_to_the_parts(book: Document) -> None:
    made = opened(book)
    assert [found.text for found in made.paragraphs if found.style.name == "toc 1"] == ["1\tBond", "2\tWorksheets"]
    marks = set(made.element.xpath("//w:bookmarkStart/@w:name"))
    assert set(made.element.xpath("//w:hyperlink/@w:anchor")) <= marks
    assert made.element.xpath("//w:instrText")[0].text == ' TOC \\o "1-1" \\h \\z \\u '
    ends = made.element.xpath("//w:fldChar/@w:fldCharType")
    assert ends == ["begin", "separate", "end"]
    assert made.settings.element.xpath("w:updateFields/@w:val") == ["true"]


def test_a_sheet_has_no_cover_no_contents_and_asks_for_no_update(book: Document) -> None:
    made = opened(replace(book, layout="sheet", contents=False))
    assert len(made.sections) == 1
    assert made.settings.element.xpath("w:updateFields") == []
    assert styled(made)[:3] == [
        ("Kicker", "One-day course"),
        ("Title", "Building the working alliance"),
        ("Subtitle", "Participant's pack"),
    ]


def test_a_cover_names_the_customer_in_both_languages_and_shows_the_logo(book: Document) -> None:
    made = opened(replace(book, customer=replace(book.brand, logo=logo())))
    cells = [cell.text for table in made.tables[:2] for row in table.rows for cell in row.cells]
    assert cells == [
        "Probation Service\nGwasanaeth Prawf",
        "One-day course\nBuilding the working alliance\nParticipant's pack",
        "Date",
        "4 March 2027",
        "Venue",
        "Preston",
    ]
    welsh = made.element.xpath("//w:r[w:rPr/w:lang/@w:val='cy-GB']")
    assert [run.text for run in welsh] == ["Gwasanaeth Prawf", "Adferiad Sir Gaerhirfryn"]
    described = made.element.xpath("//wp:docPr[@descr='Lancashire Recovery']")
    assert len(described) == 1
    assert ("Small Print", "Provided by Fellside Alliance Training") in styled(made)


def test_the_cover_has_no_running_head_and_the_rest_has_page_numbers(book: Document) -> None:
    cover, rest = opened(book).sections
    assert cover._sectPr.xpath("w:headerReference|w:footerReference") == []
    assert rest.header.paragraphs[0].text == "Lancashire Recovery\tDraft"
    assert rest.footer.paragraphs[0].text == "Ask before you copy a card.\tPage "
    assert rest.footer._element.xpath(".//w:fldSimple/@w:instr") == [" PAGE "]


def test_a_new_page_moves_the_next_block_even_when_it_is_a_table(book: Document) -> None:
    for block in (
        Paragraph(TEXT),
        Table((TEXT,), ((TEXT,),)),
        Columns(((Paragraph(TEXT),),)),
        Legs(1, 2, 3, "x"),
        Timeline(()),
    ):
        body = part(plain(book, Paragraph(TEXT), NewPage(), block), "word/document.xml")[0]
        broken = [found for found in body.iter(f"{W}p") if found.find(f"{W}pPr/{W}pageBreakBefore") is not None]
        assert len(broken) == 1
        assert broken[0] in list(body)


def test_every_picture_has_words_or_is_marked_as_decoration(book: Document) -> None:
    pictures = opened(book).element.xpath("//wp:docPr")
    described = [picture.get("descr") for picture in pictures]
    assert described == ["", "The three legs of this alliance, each out of 100: Bond 82, Goals 35, Tasks 0"]
    assert "decorative" in docx.oxml.xmlchemy.serialize_for_reading(pictures[0])


def test_links_to_strange_addresses_stay_whole_uris(book: Document) -> None:
    made = opened(
        plain(book, Paragraph((Link("https://example.org/a b[c]\x0b<é>", TEXT), Link("javascript:x()", TEXT))))
    )
    targets = [rel.target_ref for rel in made.part.rels.values() if rel.is_external]
    assert targets == ["https://example.org/a%20b%5Bc%5D%3C%C3%A9%3E"]


def test_the_file_says_what_it_is(book: Document) -> None:
    about = opened(book).core_properties
    assert (about.title, about.author, about.language) == (
        "Building the working alliance",
        "Fellside Alliance Training",
        "en-GB",
    )
    assert about.created.replace(tzinfo=UTC) == about.modified.replace(tzinfo=UTC) == datetime(2027, 3, 4, tzinfo=UTC)


@pytest.mark.parametrize(("language", "tag"), [("en-GB", "en-GB"), ("cy", "cy-GB")])
def test_the_language_is_set_for_the_spelling_checker(book: Document, language: str, tag: str) -> None:
    default = part(replace(book, language=language), "word/styles.xml").find(f".//{W}rPrDefault//{W}lang")
    assert default is not None
    assert default.get(f"{W}val") == tag


def test_large_print_enlarges_every_style(book: Document) -> None:
    def sizes(document: Document) -> list[int]:
        return [int(size.get(f"{W}val", "0")) for size in part(document, "word/styles.xml").iter(f"{W}sz")]

    small, large = sizes(book), sizes(replace(book, large_print=True))
    assert large[0] == 32
    assert all(b > a for a, b in zip(small, large, strict=True))


def test_the_same_document_gives_the_same_bytes_dated_alike(book: Document) -> None:
    made = to_docx(book)
    assert made == to_docx(book)
    with zipfile.ZipFile(BytesIO(made)) as package:
        assert {item.date_time for item in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert [name for name in package.namelist() if "thumbnail" in name or "customXml" in name] == []


@pytest.mark.parametrize("layout", ["book", "sheet", "cards", "plain"])
def test_hostile_words_are_cleaned_and_printed(book: Document, hostile: str, layout: str) -> None:
    text = (Text(hostile),)
    blocks: Blocks = (Heading(1, text), Dialogue(((hostile, text),)), Table((text,), ((text,),), label=hostile),
              Ticks((text,), hostile), Callout("say", hostile, ()), PlayCard(hostile, hostile, hostile, (), hostile),
              Legs(-5, 500, 3, hostile), WriteLines(text, 1), Paragraph((Link(f"https://{hostile}", text),)))  # fmt: skip
    cover = replace(book.cover, kicker=hostile, facts=((hostile, hostile),), bilingual=((hostile, hostile),))
    document = replace(
        book, title=hostile, subtitle=hostile, author=hostile, running_head=hostile, footer=hostile, watermark=hostile,
        customer=Brand(hostile, name_cy=hostile), cover=cover, blocks=blocks, layout=layout,
    )  # fmt: skip
    made = opened(document)
    text_of_body = "".join(made.element.body.itertext())
    assert text_of_body.count('#evil[*x*] "q" <b>&amp;  😀 ') >= 10
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800]", text_of_body)


def test_a_long_pack_takes_less_than_a_second(book: Document) -> None:
    many = replace(book, blocks=book.blocks * 12)
    to_docx(book)
    start = process_time()
    to_docx(many)
    assert process_time() - start < 1
