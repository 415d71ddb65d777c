"""The slides: real placeholders, notes and numbers, and no words that leave their place, however long they are."""

import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from time import process_time
from typing import get_args

import pptx
import pytest
from lxml import etree
from PIL import Image
from pptx.presentation import Presentation
from pptx.shapes.base import BaseShape
from pptx.slide import Slide

from trivet.press.deck import (
    ClosingSlide,
    Deck,
    DeckSlide,
    ExerciseSlide,
    MomentSlide,
    PointsSlide,
    QuoteSlide,
    SectionSlide,
    TableSlide,
    TitleSlide,
)
from trivet.press.document import Brand, Logo
from trivet.press.powerpoint import to_pptx
from trivet.press.powerpoint.measure import LINE_HEIGHT, Face, lines, width
from trivet.press.powerpoint.pages import page
from trivet.press.powerpoint.words import dealt
from trivet.vocabulary import Component, Grouping, Sureness

LONG = "I said that I would be there and then I was not, and I know how that looks, but nobody asked me why. "
EVERY_SLIDE: tuple[DeckSlide, ...] = (
    TitleSlide(
        "Building the alliance", "A day of practice", "One day", ("4 March 2027", "Preston", "Hugh"), "Welcome."
    ),
    SectionSlide("Bond", "M3", "Trust is made of kept promises", (Component.BOND, Component.TASKS), 40, "Begin."),
    MomentSlide("A moment", (("Carl", "Tuesdays."), ("Practitioner", "Good.")), "Nobody asked.", "Read it aloud."),
    PointsSlide(
        "Three agreements", ("Bond", "Goals", "Tasks"), "Say it plainly.", False, "Bordin, 1979", Sureness.THEORY, "n"
    ),
    PointsSlide("In order", ("First", "Second"), numbered=True),
    ExerciseSlide("Ladder", 12, Grouping.PAIRS, ("Sit.", "Read.", "Swap."), "Card set B", "Watch the time."),
    TableSlide(
        "They say",
        ("They say", "It may be"),
        (("Whatever.", "I give up."), ("No.", "No.")),
        (1, 2),
        "Us",
        Sureness.THEORY,
    ),
    QuoteSlide("A client", "You never asked me.", "A client (invented)", "Wait."),
    ClosingSlide("This week", ("Choose one person.",), ("Fellside Alliance Training", "01772 000000"), "Thank them."),
)
PREFIXES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}
BRAND = Brand("Lancashire Recovery", colour="#5b2e6b")


def at(element: object, path: str) -> list[str]:
    """XPath with our prefixes: python-pptx gives them to its own elements only."""
    return etree._Element.xpath(element, path, namespaces=PREFIXES)  # type: ignore[arg-type]


def deck(*slides: DeckSlide, footer: str = "Lancashire Recovery") -> Deck:
    return Deck("The day", slides, footer, "Fellside Alliance Training", date(2027, 3, 4))


def opened(made: Deck, brand: Brand = BRAND) -> Presentation:
    return pptx.Presentation(BytesIO(to_pptx(made, brand)))


def named(slide: Slide, name: str) -> BaseShape:
    return next(shape for shape in slide.shapes if shape.name == name)


def size_of(shape: BaseShape) -> float:
    """The points of a placeholder's words: its own, or its layout's."""
    own = at(shape._element, ".//a:r/a:rPr/@sz")
    idx = shape.placeholder_format.idx
    layout = next(place for place in shape.part.slide.slide_layout.placeholders if place.placeholder_format.idx == idx)
    return max(map(int, own or at(layout._element, ".//a:lvl1pPr/a:defRPr/@sz"))) / 100


def layout_of(shape: BaseShape) -> BaseShape:
    idx = shape.placeholder_format.idx
    return next(place for place in shape.part.slide.slide_layout.placeholders if place.placeholder_format.idx == idx)


def face_of(shape: BaseShape) -> Face:
    look = layout_of(shape)._element.xpath(".//a:lvl1pPr/a:defRPr")[0]
    if at(look, "a:latin/@typeface") == ["+mj-lt"]:
        return Face.SERIF
    return Face.BOLD if look.get("b") == "1" else Face.SANS


def needed(shape: BaseShape) -> float:
    """Points of height that a written placeholder needs, read back from the file and measured anew."""
    size, face = size_of(shape), face_of(shape)
    level = layout_of(shape)._element.xpath(".//a:lvl1pPr")[0]
    tall = 0.0
    for paragraph in shape.text_frame.paragraphs:
        own = at(paragraph._p, "a:pPr/@marL") or at(level, "@marL")
        before = at(paragraph._p, "a:pPr/a:spcBef/a:spcPts/@val") or ["0"]
        said = paragraph.text.rpartition("\t")[2]
        room = (shape.width - int(own[0])) / 12700
        share = int(at(level, "a:lnSpc/a:spcPct/@val")[0]) / 100_000
        tall += lines(said, face, size, room) * size * share * LINE_HEIGHT[face] + int(before[0]) / 100
    return tall


def overflowing(made: Presentation) -> list[tuple[int, str]]:
    found = []
    for number, slide in enumerate(made.slides, 1):
        for shape in slide.placeholders:
            if shape.has_text_frame and needed(shape) > shape.height / 12700 + 0.5:
                found.append((number, shape.name))
            if shape.top + shape.height > made.slide_height or shape.left + shape.width > made.slide_width:
                found.append((number, f"{shape.name} leaves the slide"))
    return found


def test_every_kind_of_slide_has_a_layout() -> None:
    assert [kind.__name__ for kind in get_args(DeckSlide) if page.dispatch(kind) is page.dispatch(object)] == []
    assert {type(slide) for slide in EVERY_SLIDE} == set(get_args(DeckSlide))


def test_slides_are_wide_and_stand_in_layouts_of_our_own() -> None:
    made = opened(deck(*EVERY_SLIDE))
    assert made.slide_width / made.slide_height == pytest.approx(16 / 9, rel=1e-3)
    assert [slide.slide_layout.name for slide in made.slides] == [
        "Trivet cover", "Trivet section", "Trivet moment", "Trivet points", "Trivet points", "Trivet exercise", "Trivet table",
        "Trivet quotation", "Trivet closing",
    ]  # fmt: skip
    assert len(made.slide_layouts) == 8


def test_all_words_stand_in_placeholders_that_the_layout_has() -> None:
    for slide in opened(deck(*EVERY_SLIDE)).slides:
        places = {place.placeholder_format.idx for place in slide.slide_layout.placeholders}
        worded = [shape for shape in slide.shapes if shape.has_text_frame and shape.text_frame.text]
        assert all(shape.is_placeholder for shape in worded)
        assert {shape.placeholder_format.idx for shape in worded} <= places


def test_reading_order_begins_with_the_title_and_ends_with_the_number() -> None:
    for slide in opened(deck(*EVERY_SLIDE)).slides:
        names = [shape.name for shape in slide.shapes]
        assert names[0] == "Title"
        assert names[-2:] == ["Footer", "Slide number"]
        assert [shape.shape_id for shape in slide.shapes] == sorted({shape.shape_id for shape in slide.shapes})


def test_each_slide_says_what_the_deck_says() -> None:
    cover, section, moment, points, ordered, exercise, table, quote, closing = opened(deck(*EVERY_SLIDE)).slides
    assert named(cover, "Where and when").text_frame.text == "4 March 2027\nPreston\nHugh"
    assert named(section, "Legs").text_frame.text == "● Bond     ■ Tasks"
    assert named(section, "Minutes").text_frame.text == "40 minutes"
    assert named(moment, "Talk").text_frame.text == "Carl\tTuesdays.\nPractitioner\tGood."
    assert named(points, "Text").text_frame.text == "Bond\nGoals\nTasks"
    assert named(points, "Source").text_frame.text == "Source: Bordin, 1979   ○○○ Theory"
    assert named(ordered, "Text").text_frame.text == "First\nSecond"
    assert at(ordered.shapes._spTree, ".//a:buAutoNum/@type") == ["arabicPeriod"] * 2
    shown = [named(exercise, name).text_frame.text for name in ("Minutes", "Unit", "Grouping", "Steps", "You need")]
    assert shown == ["12", "minutes", "In pairs", "Sit.\nRead.\nSwap.", "You need: Card set B"]
    cells = [[cell.text for cell in row.cells] for row in named(table, "Table").table.rows]
    assert cells == [["They say", "It may be"], ["Whatever.", "I give up."], ["No.", "No."]]
    assert named(quote, "Words").text_frame.text == "You never asked me."
    assert named(closing, "Contacts").text_frame.text == "Fellside Alliance Training\n01772 000000"


def test_every_slide_has_notes_a_number_and_the_customers_name() -> None:
    made = opened(deck(*EVERY_SLIDE))
    assert [slide.notes_slide.notes_text_frame.text for slide in made.slides] == [slide.notes for slide in EVERY_SLIDE]
    assert {named(slide, "Footer").text_frame.text for slide in made.slides} == {"Lancashire Recovery"}
    numbers = [at(slide.shapes._spTree, ".//a:fld[@type='slidenum']/a:t/text()")[0] for slide in made.slides]
    assert numbers == [str(number) for number in range(1, 10)]


def test_titles_are_unique_even_when_the_deck_repeats_itself() -> None:
    made = opened(deck(*[PointsSlide("Same", ("x",))] * 3, PointsSlide("Same (2)", ("x",))))
    titles = [slide.shapes.title.text_frame.text for slide in made.slides]
    assert titles == ["Same", "Same (2)", "Same (3)", "Same (2) (2)"]


def test_pictures_have_words_and_decoration_is_marked() -> None:
    out = BytesIO()
    Image.new("RGB", (300, 100), "purple").save(out, "PNG")
    made = opened(deck(*EVERY_SLIDE), replace(BRAND, logo=Logo(out.getvalue(), "png", "Lancashire Recovery")))
    described = {
        shape.name: at(shape._element, "./*/p:cNvPr/@descr")
        for slide in made.slides
        for shape in slide.shapes
        if not shape.has_text_frame
    }
    assert described == {"Logo": ["Lancashire Recovery"], "Grouping": ["In pairs"], "Table": ["They say"]}
    for layout in made.slide_layouts:
        drawn = [shape for shape in layout.shapes if not shape.is_placeholder]
        assert drawn
        assert all("decorative" in shape._element.xml for shape in drawn)


def test_the_brands_colour_and_type_are_in_the_theme_and_nowhere_else() -> None:
    with zipfile.ZipFile(BytesIO(to_pptx(deck(*EVERY_SLIDE), BRAND))) as package:
        theme = package.read("ppt/theme/theme1.xml").decode()
        slides = "".join(
            package.read(name).decode() for name in package.namelist() if name.startswith("ppt/slides/slide")
        )
    assert '<a:accent1><a:srgbClr val="5B2E6B"/>' in theme
    assert '<a:latin typeface="Georgia"/>' in theme
    assert '<a:latin typeface="Calibri"/>' in theme
    assert "srgbClr" not in slides


def test_ordinary_slides_keep_their_generous_sizes() -> None:
    made = opened(deck(*EVERY_SLIDE))
    for slide in made.slides:
        assert size_of(slide.shapes.title) >= 32
        for shape in slide.placeholders:
            if shape.has_text_frame and shape.name not in {"Footer", "Slide number"}:
                assert size_of(shape) >= 18
    assert size_of(named(made.slides[3], "Text")) == 30
    assert overflowing(made) == []


@pytest.mark.parametrize("length", [1, 3, 10, 40])
def test_nothing_overflows_however_long_the_words_are(length: int) -> None:
    text = (LONG * length).strip()
    many = (text,) * 7
    made = opened(
        deck(
            TitleSlide(text, text, text, many, "n"),
            SectionSlide(text, text, text, tuple(Component), 999),
            MomentSlide(text, ((text, text),) * 7, text),
            PointsSlide(text, many, text, source=text, sure=Sureness.MODERATE),
            ExerciseSlide(text, 1000, Grouping.ROOM, many, text),
            TableSlide(text, (text,) * 3, ((text,) * 3,) * 4, source=text),
            QuoteSlide(text, text, text),
            ClosingSlide(text, many, many),
            footer=text,
        )
    )
    assert overflowing(made) == []
    for slide in made.slides:
        for shape in slide.shapes:
            if shape.has_table:
                assert sum(row.height for row in shape.table.rows) + shape.top <= made.slide_height * 0.9


def test_what_is_cut_on_a_slide_is_whole_in_its_notes() -> None:
    text = (LONG * 12).strip()
    made = opened(deck(QuoteSlide(text, text, "Somebody", "Wait."), PointsSlide("Short", (text,), notes="Say.")))
    quote, points = (slide.notes_slide.notes_text_frame.text for slide in made.slides)
    assert quote == f"On the slide, in full: {text}\nOn the slide, in full: {text}\nWait."
    assert points == f"On the slide, in full: {text}\nSay."
    assert named(made.slides[1], "Text").text_frame.text.endswith("…")


def test_a_long_list_runs_on_to_further_slides_and_loses_nothing() -> None:
    points = tuple(f"{number}. {LONG}".strip() for number in range(12))
    made = opened(deck(PointsSlide("Many", points)))
    said = [line for slide in made.slides for line in named(slide, "Text").text_frame.text.split("\n")]
    assert said == list(points)
    count = len(made.slides)
    assert [slide.shapes.title.text_frame.text for slide in made.slides] == [
        f"Many ({n} of {count})" for n in range(1, count + 1)
    ]


def test_steps_are_numbered_on_when_they_run_over() -> None:
    made = opened(deck(ExerciseSlide("Many", 40, Grouping.THREES, (LONG,) * 9)))
    starts = [at(slide.shapes._spTree, ".//a:buAutoNum/@startAt")[:1] for slide in made.slides]
    counts = [len(named(slide, "Steps").text_frame.paragraphs) for slide in made.slides]
    assert sum(counts) == 9
    assert starts == [[], *([str(1 + sum(counts[:place]))] for place in range(1, len(counts)))]


def test_hostile_words_are_cleaned_and_stay_inside(hostile: str) -> None:
    evil = deck(
        TitleSlide(hostile, hostile, hostile, (hostile,), hostile),
        SectionSlide(hostile, hostile, hostile),
        MomentSlide(hostile, ((hostile, hostile),) * 3, hostile, hostile),
        PointsSlide(hostile, (hostile,) * 3, hostile, True, hostile, Sureness.STRONGER, hostile),
        ExerciseSlide(hostile, 5, Grouping.ALONE, (hostile,), hostile),
        TableSlide(hostile, (hostile,), ((hostile, hostile), ()), notes=hostile),
        QuoteSlide(hostile, hostile, hostile),
        ClosingSlide(hostile, (hostile,), (hostile,)),
        footer=hostile,
    )
    made = opened(replace(evil, title=hostile, author=hostile), Brand(hostile))
    assert overflowing(made) == []
    titles = [slide.shapes.title.text_frame.text for slide in made.slides]
    assert len(titles) == len(set(titles))
    assert all(title.startswith('#evil[*x*] "q" <b>&amp; 😀 WW') for title in titles)


def test_an_empty_deck_and_empty_slides_are_still_files() -> None:
    assert len(opened(Deck("Nothing", ())).slides) == 0
    bare = opened(
        deck(
            PointsSlide("", ()),
            MomentSlide("x", ()),
            ExerciseSlide("y", 0, Grouping.PAIRS, ()),
            TableSlide("z", (), ()),
            footer="",
        )
    )
    assert len(bare.slides) == 4


def test_the_same_deck_gives_the_same_bytes_dated_alike() -> None:
    made = to_pptx(deck(*EVERY_SLIDE), BRAND)
    assert made == to_pptx(deck(*EVERY_SLIDE), BRAND)
    with zipfile.ZipFile(BytesIO(made)) as package:
        assert {item.date_time for item in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    about = pptx.Presentation(BytesIO(made)).core_properties
    assert (about.title, about.author, about.created.replace(tzinfo=UTC)) == (
        "The day",
        "Fellside Alliance Training",
        datetime(2027, 3, 4, tzinfo=UTC),
    )


def test_parts_are_dealt_evenly_where_they_can_be() -> None:
    assert dealt(range(6), lambda part: len(part) <= 4) == ((0, 1, 2), (3, 4, 5))
    assert dealt(range(5), lambda part: sum(part) <= 4) == ((0, 1, 2), (3,), (4,))
    assert dealt((), lambda part: True) == ((),)


def test_lines_are_counted_as_they_will_be_broken() -> None:
    room = width("one two", Face.SANS, 20) + 0.1
    assert [lines(text, Face.SANS, 20, room) for text in ("one two", "one two three", "", "one " * 8)] == [1, 2, 1, 4]
    broken = "W" * 100
    assert width(broken, Face.SANS, 20) < lines(broken, Face.SANS, 20, room) * room < width(broken, Face.SANS, 20) * 1.1


def test_sixty_slides_take_less_than_a_second() -> None:
    sixty = deck(*(EVERY_SLIDE * 7)[:60])
    to_pptx(deck(*EVERY_SLIDE), BRAND)
    start = process_time()
    made = to_pptx(sixty, BRAND)
    assert process_time() - start < 1
    assert len(pptx.Presentation(BytesIO(made)).slides) == 60
