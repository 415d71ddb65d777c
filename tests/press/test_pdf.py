"""The PDF: tagged, titled, the same every time, and nobody's words are ever code."""

import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pdfua
import pikepdf
import pytest

from trivet.press.document import (
    Blocks,
    Brand,
    Bullets,
    Callout,
    Columns,
    Document,
    Heading,
    Keep,
    Link,
    Logo,
    NewPage,
    Paragraph,
    PlayCard,
    Table,
    Text,
    Timeline,
    TimelineRow,
    WriteLines,
)
from trivet.press.logo import check_logo
from trivet.press.pdf import PressError, TooLongError, to_pdf

pytestmark = pytest.mark.press

PROVIDER = Brand("Fellside Alliance Training")
SQUARE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
LAYOUTS = ("book", "plain", "cards", "sheet")
needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
needs_qpdf = pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")


def said(text: str) -> tuple[Text]:
    return (Text(text),)


def paragraph(text: str) -> Paragraph:
    return Paragraph(said(text))


def short(*blocks: object, layout: str = "plain", **more: object) -> Document:
    return Document("A note", blocks, PROVIDER, layout=layout, **more)  # type: ignore[arg-type]


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def pages(document: Document) -> int:
    return len(opened(to_pdf(document)).pages)


def words(document: Document) -> str:
    """The text as a reader copies it, on one line."""
    return " ".join(lines(document).split())


def lines(document: Document) -> str:
    found = subprocess.run(["pdftotext", "-raw", "-", "-"], input=to_pdf(document), capture_output=True, check=True)
    return found.stdout.decode()


def tags(data: bytes) -> Counter[str]:
    with opened(data) as made:
        return Counter(str(element.get("/S", "")) for element in elements(made.Root.StructTreeRoot))


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from elements(child)
    elif isinstance(node, pikepdf.Dictionary):
        yield node
        yield from elements(node.get("/K", pikepdf.Array()))


@pytest.fixture
def sheet(every_block: Blocks, book: Document) -> Document:
    """As many kinds of block as one side can hold."""
    fitting = tuple(block for block in every_block if not isinstance(block, WriteLines | PlayCard | Timeline))
    return replace(book, layout="sheet", blocks=fitting[:12], contents=False)


@pytest.fixture
def in_layout(book: Document, sheet: Document) -> dict[str, Document]:
    return {layout: replace(book, layout=layout) for layout in LAYOUTS} | {"sheet": sheet}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_passes_the_checks_for_pdf_ua(layout: str, in_layout: dict[str, Document], tmp_path: Path) -> None:
    file = tmp_path / "made.pdf"
    file.write_bytes(to_pdf(in_layout[layout]))
    assert [(finding.rule_id, finding.message) for finding in pdfua.validate(file).findings] == []


@needs_qpdf
@pytest.mark.parametrize("layout", LAYOUTS)
def test_qpdf_finds_nothing_wrong(layout: str, in_layout: dict[str, Document], tmp_path: Path) -> None:
    file = tmp_path / "made.pdf"
    file.write_bytes(to_pdf(in_layout[layout]))
    checked = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_document_gives_the_same_bytes(layout: str, in_layout: dict[str, Document]) -> None:
    assert to_pdf(in_layout[layout]) == to_pdf(in_layout[layout])


def test_a_document_without_a_date_gives_the_same_bytes_too(book: Document) -> None:
    undated = replace(book, dated=None)
    assert to_pdf(undated) == to_pdf(undated)


def test_the_file_knows_its_title_author_language_and_date(book: Document) -> None:
    made = opened(to_pdf(book))
    with made.open_metadata() as facts:
        assert facts["dc:title"] == "Building the working alliance"
        assert facts["dc:creator"] == ["Fellside Alliance Training"]
        assert facts["pdfuaid:part"] == "1"
    assert str(made.Root.Lang) == "en-GB"
    assert made.Root.ViewerPreferences.DisplayDocTitle
    assert str(made.docinfo["/CreationDate"]).startswith("D:20270304")


def test_a_welsh_document_says_that_it_is_welsh(book: Document) -> None:
    assert str(opened(to_pdf(replace(book, language="cy"))).Root.Lang) == "cy"


def test_headings_tables_lists_and_links_are_tagged_as_what_they_are(book: Document) -> None:
    found = tags(to_pdf(book))
    assert (found["/H1"], found["/H2"], found["/H3"]) == (2, 2, 2)
    assert found["/Table"] == 3
    assert found["/TH"] == 9
    assert found["/TOCI"] == 4
    assert found["/L"] >= 4
    assert found["/Link"] >= 2
    assert found["/Title"] + found["/H1"] >= 2


def test_the_outline_lists_the_parts(book: Document) -> None:
    with opened(to_pdf(book)).open_outline() as outline:
        assert [(part.title, [below.title for below in part.children]) for part in outline.root] == [
            ("1 Bond", ["Do and say"]),
            ("2 Worksheets", ["Do and say"]),
        ]


def test_no_heading_level_is_skipped_on_the_way_down() -> None:
    found = tags(to_pdf(short(Heading(3, said("Deep")), Heading(1, said("High")), Heading(3, said("Deep again")))))
    assert (found["/H1"], found["/H2"], found["/H3"]) == (2, 1, 0)


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_a_logo_speaks(kind: str, book: Document) -> None:
    logo = check_logo(SQUARE, "logo.svg", "Crest of Towy")
    if kind == "png":
        logo = Logo(_png(), "png", "Crest of Towy")
    made = to_pdf(replace(book, customer=replace(book.brand, logo=logo)))
    with opened(made) as file:
        figures = [element for element in elements(file.Root.StructTreeRoot) if element.get("/S") == "/Figure"]
        assert {str(figure.Alt) for figure in figures} == {"Crest of Towy"}


def _png() -> bytes:
    from PIL import Image  # the one test that needs a picture of its own

    out = BytesIO()
    Image.new("RGBA", (40, 20), "#7a1f5c80").save(out, "PNG")
    return out.getvalue()


@needs_poppler
@pytest.mark.parametrize(
    "text",
    [
        '#evil[*x*] "q" <b>',
        '#panic("x")',
        '#read("/etc/passwd")',
        "$x^2$ and $ $",
        "back\\slash \\ \\#",
        "*not strong* _not emphasis_ `not code`",
        "= not a heading",
        "// not a comment /* nor this */",
        "<label> @reference {code} [content]",
        ']) #import "x.typ": *',
        "- not a list",
        "~ -- --- ... '\"'",
    ],
)
def test_words_are_printed_as_they_were_typed(text: str) -> None:
    everywhere = short(
        Heading(1, said(text), anchor=text),
        paragraph(text),
        Bullets(((paragraph(text),),)),
        Table((said(text),), ((said(text),),), label=text),
        Callout("say", text, (paragraph(text),)),
        subtitle=text,
    )
    assert words(replace(everywhere, title=text, author=text)).count(" ".join(text.split())) == 10


@needs_poppler
def test_a_run_of_300_signs_breaks_and_can_be_copied_whole() -> None:
    run = "W" * 300
    assert (
        "".join(words(short(paragraph(run), Table((said("a"), said("b")), ((said("x"), said(run)),)))).split()).count(
            run
        )
        == 2
    )


@needs_poppler
def test_nothing_hostile_in_any_place_stops_the_press(book: Document, hostile: str) -> None:
    typed = replace(
        book, title=hostile, subtitle=hostile, author=hostile, running_head=hostile, footer=hostile, watermark=hostile
    )
    brand = Brand(hostile, name_cy=hostile)
    made = words(replace(typed, customer=brand, provider=brand))
    assert '#evil[*x*] "q" <b>&amp;' in made


def test_letters_that_no_font_has_do_not_stop_the_press() -> None:
    assert pages(short(paragraph("漢字 😀 שלום \x00 \u202e \ud800 \ufffe"))) == 1


def test_a_link_that_leads_nowhere_is_words() -> None:
    nowhere = short(Paragraph((Link("module:gone", said("Gone")), Link("javascript:x", said("no")))))
    assert tags(to_pdf(nowhere))["/Link"] == 0


def test_a_link_may_be_longer_than_a_reader_can_open() -> None:
    assert tags(to_pdf(short(Paragraph((Link("https://example.org/" + "a" * 9000, said("long")),)))))["/Link"] == 0


@needs_poppler
def test_the_book_prints_its_fixed_words_in_the_language_of_the_document(book: Document) -> None:
    assert "Contents" in words(book)
    welsh = words(replace(book, language="cy"))
    assert "Cynnwys" in welsh
    assert "Contents" not in welsh


@needs_poppler
def test_a_citation_is_its_short_form_and_how_sure_we_are(book: Document) -> None:
    assert "progress (Elliott and others, 2018; Skeem and others, 2007 moderate)." in words(book)


@needs_poppler
def test_each_page_of_a_book_bears_the_customer_the_section_and_its_number(book: Document) -> None:
    page = lines(replace(book, watermark="")).split("\f")[5].splitlines()
    assert (page[0], page[-1]) == ("Lancashire Recovery Worksheets", "Ask before you copy a card. 6")


def test_a_book_is_cover_contents_and_parts_that_follow_one_another(book: Document) -> None:
    parts = (Heading(1, said("One")), Heading(1, said("Two")), Heading(1, said("Three")))
    assert pages(replace(book, blocks=parts)) == 3
    assert pages(replace(book, blocks=parts, contents=False)) == 2


def test_a_part_with_little_room_left_begins_on_a_new_page(book: Document) -> None:
    filling = tuple(paragraph("One line of filling.") for _ in range(40))
    parts = (Heading(1, said("One")), *filling[:28], Heading(1, said("Two")), paragraph("Here."))
    assert pages(replace(book, blocks=parts, contents=False)) == 3


def test_a_part_that_begins_on_a_new_page_leaves_no_page_empty(book: Document) -> None:
    parts = (NewPage(), Heading(1, said("One")), NewPage(), NewPage(), Heading(1, said("Two")), NewPage())
    assert pages(replace(book, blocks=parts, contents=False)) == 3


@needs_poppler
def test_a_heading_stays_with_what_it_announces() -> None:
    for count in range(24, 34):
        filling = [paragraph("One line of filling.") for _ in range(count)]
        document = short(*filling, Heading(2, said("Announced")), paragraph("Following " * 40))
        page = next(page for page in lines(document).split("\f") if "Announced" in page)
        assert "Following" in page


@needs_poppler
def test_a_long_table_repeats_its_headers_and_breaks_between_rows() -> None:
    rows = tuple(
        (said(f"row {n}"), said("a few words that fill the line of this cell twice over " * 2)) for n in range(30)
    )
    broken = lines(short(Table((said("Name"), said("Meaning")), rows))).split("\f")[:-1]
    assert len(broken) > 1
    assert all("Meaning" in page for page in broken)
    assert tags(to_pdf(short(Table((said("Name"), said("Meaning")), rows))))["/TH"] == 2


@needs_poppler
def test_a_box_that_no_page_can_hold_runs_on() -> None:
    long = tuple(
        paragraph(f"Sentence {n} of a long box, long enough to fill more than a line of it all.") for n in range(120)
    )
    for box in (Keep(long), Callout("week", "Long", long), PlayCard("Client", "M1", "Long", long)):
        assert "Sentence 119" in words(short(Columns(((box,),))))


def test_nothing_inside_a_box_starts_a_page(book: Document) -> None:
    inside = (NewPage(), Heading(1, said("High")), PlayCard("Client", "M1", "Dean", (paragraph("x"),)))
    assert pages(replace(book, blocks=(Keep(inside), Columns((inside, inside))), contents=False)) == 2


def test_four_short_cards_share_a_page_and_longer_ones_two() -> None:
    few, many = (
        paragraph("You came because the letter said so."),
        paragraph("You came because the letter said so. " * 40),
    )
    cards = tuple(PlayCard("Prompt", "M1.1", f"Card {n}", (few,), line="No.") for n in range(8))
    longer = tuple(PlayCard("Client", "M1.2", f"Card {n}", (many,), line="No.") for n in range(4))
    assert pages(short(*cards, layout="cards")) == 2
    assert pages(short(*longer, layout="cards")) == 2
    assert pages(short(paragraph("Cut."), *cards, NewPage(), *longer, layout="cards")) == 5


def test_a_card_longer_than_a_page_still_prints() -> None:
    endless = PlayCard("Client", "M1", "Dean", (paragraph("You came because the letter said so. " * 400),))
    assert pages(short(endless, layout="cards")) >= 1


@pytest.mark.parametrize("count", [1, 6, 10, 14])
def test_a_sheet_is_one_side(count: int) -> None:
    tips = tuple(
        (paragraph(f"Tip {n}. Do what you said, and say when you did not. Then say it again."),) for n in range(count)
    )
    assert pages(short(Paragraph(said("A lead."), lead=True), Bullets(tips, numbered=True), layout="sheet")) == 1


def test_a_sheet_that_cannot_fit_is_refused_in_words() -> None:
    with pytest.raises(TooLongError, match="too long for one A4 side"):
        to_pdf(short(*(paragraph("Words that take up room. " * 30) for _ in range(40)), layout="sheet"))


def test_a_large_print_sheet_runs_on_instead() -> None:
    tips = tuple((paragraph(f"Tip {n}. Do what you said, and say when you did not. " * 3),) for n in range(12))
    assert pages(short(Bullets(tips, numbered=True), layout="sheet", large_print=True)) > 1


def test_large_print_takes_more_paper(book: Document) -> None:
    long = replace(book, blocks=tuple(paragraph("Ask, wait, and write down the answer. " * 12) for _ in range(20)))
    assert pages(replace(long, large_print=True)) > pages(long)


@needs_poppler
def test_a_draft_says_so_to_ears_as_well(book: Document) -> None:
    assert "One-day course · Draft" in words(book)


@needs_poppler
def test_the_day_is_a_table_with_its_times() -> None:
    day = Timeline(
        (
            TimelineRow("09:30", "09:50", 20, "Welcome", 8, "Two vignettes"),
            TimelineRow("09:50", "10:00", 10, "Break", rest=True),
        )
    )
    assert "09:30–09:50 Welcome Two vignettes 20 min 8 min of practice 09:50–10:00 Break 10 min" in words(short(day))


def test_an_empty_document_still_prints() -> None:
    assert [pages(short(layout=layout)) for layout in LAYOUTS] == [1, 1, 1, 1]


def test_a_drawing_that_is_none_is_an_error_in_words(book: Document) -> None:
    broken = replace(book, customer=replace(book.brand, logo=Logo(b"<svg", "svg", "x")))
    with pytest.raises(PressError, match="The press could not set this document"):
        to_pdf(broken)


def test_a_date_far_away_is_printed_like_any_other() -> None:
    assert pages(short(paragraph("x"), dated=date(1999, 12, 31))) == 1
