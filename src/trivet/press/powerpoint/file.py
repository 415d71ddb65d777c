"""The whole PowerPoint file: slides written into their layouts, notes, footers and what the file says about itself."""

from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from itertools import count

from PIL import Image
from pptx.oxml import parse_xml
from pptx.presentation import Presentation
from pptx.slide import Slide

from trivet.press.deck import Deck
from trivet.press.document import Brand, Logo
from trivet.press.fixed_words import fixed_words
from trivet.press.logo import logo_png
from trivet.press.parcel import midnight, settled
from trivet.press.powerpoint.drawing import SPACES, attribute, frame, numbered, placed
from trivet.press.powerpoint.grid import grid_xml
from trivet.press.powerpoint.pages import Labels, Page, pages
from trivet.press.powerpoint.people import people_xml
from trivet.press.powerpoint.slots import LAYOUTS, LOGO_BOX, Box
from trivet.press.powerpoint.template import blank
from trivet.press.powerpoint.words import cut_to_fit, filled, say
from trivet.press.printable import one_line, printable

LOGO_DOTS = 900
_LONGEST_PROPERTY = 255
#: The tree's own name and place come before its shapes.
_TREE_HEAD = 2


def to_pptx(deck: Deck, brand: Brand) -> bytes:
    """The deck as a PowerPoint file in the brand's colours. The same deck and brand give the same bytes."""
    made = blank(brand)
    labels = fixed_words(deck.language)
    layouts = dict(zip((layout.name for layout in LAYOUTS), made.slide_layouts, strict=True))
    for number, page in enumerate(pages(deck.slides, labels), 1):
        slide = made.slides.add_slide(layouts[page.layout.name])
        _write(slide, page, deck, brand, number)
        _annotate(slide, page, labels)
    _describe(made, deck, brand)
    out = BytesIO()
    made.save(out)
    return settled(out.getvalue())


def _write(slide: Slide, page: Page, deck: Deck, brand: Brand, number: int) -> None:
    shapes = "".join(_shapes(slide, page, deck, brand, number))
    tree = slide.shapes._spTree
    tree[_TREE_HEAD:] = list(parse_xml(f"<p:spTree {SPACES}>{shapes}</p:spTree>"))


def _shapes(slide: Slide, page: Page, deck: Deck, brand: Brand, number: int) -> Iterator[str]:
    """Every shape in reading order: title, words, table, pictures, footer, number."""
    ids = count(2)
    for filling in page.fillings:
        yield placed(next(ids), filling, page.layout.slot(filling.slot.name), deck.language)
    if page.grid:
        yield grid_xml(next(ids), page.grid, deck.language, page.title)
    if page.people:
        yield people_xml(ids, page.people, page.people_words)
    if page.logo and brand.logo:
        yield _logo(next(ids), slide, brand.logo)
    footer = page.layout.slot("Footer")
    for paragraph in say(deck.footer):
        yield placed(next(ids), filled(footer, (cut_to_fit(footer, paragraph),)), footer, deck.language)
    yield numbered(next(ids), page.layout.slot("Slide number"), number, deck.language)


def _logo(number: int, slide: Slide, logo: Logo) -> str:
    """The logo as large as its place allows, at the right."""
    png = _png(logo)
    with Image.open(BytesIO(png)) as picture:
        wide, high = picture.size
    scale = min(LOGO_BOX.w / wide, LOGO_BOX.h / high)
    width, height = wide * scale, high * scale
    box = Box(LOGO_BOX.x + LOGO_BOX.w - width, LOGO_BOX.y + (LOGO_BOX.h - height) / 2, width, height)
    _, relation = slide.part.get_or_add_image_part(BytesIO(png))
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{number}" name="Logo" descr={attribute(logo.alt)}/><p:cNvPicPr>'
        f'<a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="{relation}"/>'
        f"<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{frame(box)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


@lru_cache(maxsize=8)
def _png(logo: Logo) -> bytes:
    return logo_png(logo, LOGO_DOTS)


def _annotate(slide: Slide, page: Page, labels: Labels) -> None:
    """Speaker notes. What had to be cut on the slide comes first, in full."""
    cut = [f"{labels['in-full']} {text}" for text in page.whole]
    frame_of_notes = slide.notes_slide.notes_text_frame
    if frame_of_notes is not None:
        frame_of_notes.text = printable("\n".join((*cut, page.notes.strip()))).replace("\v", " ")


def _describe(made: Presentation, deck: Deck, brand: Brand) -> None:
    about = made.core_properties
    about.title = one_line(deck.title)[:_LONGEST_PROPERTY]
    about.author = one_line(deck.author or brand.name)[:_LONGEST_PROPERTY]
    about.last_modified_by, about.subject, about.keywords = about.author, "", ""
    about.language = deck.language
    about.created = about.modified = midnight(deck.dated)
    about.revision = 1
