"""Styles, numbering and settings of a Word file: what a brand and a layout make of the templates."""

import re
from functools import cache
from pathlib import Path
from string import Template

from trivet.press.document import Brand, Document
from trivet.press.office import SANS, SERIF, bare
from trivet.press.shades import ink_on

PAGE_WIDTH, PAGE_HEIGHT, MARGIN = 11906, 16838, 1304
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN
INK, SOFT, RULE, EDGE, BOX = "23201C", "5A534A", "DDD3C2", "8A7E6C", "F6F0E4"
#: Large print is 16 points where ordinary text is 11.5.
LARGER = 16 / 11.5
_TEMPLATES = Path(__file__).parent.parent / "templates"
_SIZE = re.compile(r'<w:(sz|szCs) w:val="(\d+)"/>')
_PART = '<w:pageBreakBefore/><w:numPr><w:numId w:val="3"/></w:numPr>'
_RESTART = (
    '<w:num w:numId="{number}"><w:abstractNumId w:val="1"/>'
    + "".join(f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>' for level in range(3))
    + "</w:num>"
)


def styles_xml(document: Document) -> str:
    """Every style of the file. A book's parts are numbered and start a page; large print enlarges every size."""
    book = document.layout == "book"
    speech = 2600 if document.large_print else 1928
    filled = _template("word_styles.xml").substitute(
        _colours(document.brand, book=book),
        serif=SERIF,
        sans=SANS,
        language=language_tag(document),
        part=_PART if book else "",
        part_above=0 if book else 480,
        title_size=_title_size(document.title) if book else 52,
        right=TEXT_WIDTH,
        speech=speech,
        hanging=speech - 340,
        margin=MARGIN,
    )
    return _SIZE.sub(_enlarged, filled) if document.large_print else filled


def numbering_xml(document: Document, restarts: list[int]) -> str:
    """Bullets, numbers and part numbers; one more numbering for each list that starts again at one."""
    again = "".join(_RESTART.format(number=number) for number in restarts)
    return _template("word_numbering.xml").substitute(_colours(document.brand, book=True), restarts=again)


def settings_xml(document: Document) -> str:
    """The file's settings. Fields are brought up to date on opening when there is a contents list to fill."""
    update = '<w:updateFields w:val="true"/>' if document.contents else ""
    return _template("word_settings.xml").substitute(language=language_tag(document), update=update)


def language_tag(document: Document) -> str:
    """The language as Word knows it: Welsh has a region."""
    return "cy-GB" if document.language == "cy" else document.language


def _colours(brand: Brand, *, book: bool) -> dict[str, str]:
    action, accent = bare(brand.colour), bare(brand.accent)
    on_band = bare(ink_on(brand.colour))
    return {
        "action": action, "accent": accent, "ink": INK, "soft": SOFT, "rule": RULE, "edge": EDGE, "box": BOX,
        "on_band": on_band, "title_ink": on_band if book else INK, "kicker_ink": on_band if book else accent,
        "subtitle_ink": on_band if book else SOFT,
    }  # fmt: skip


def _title_size(title: str) -> int:
    """Half-points that let the title stand on the cover's band."""
    steps = ((34, 84), (70, 68), (120, 52))
    return next((size for most, size in steps if len(title) <= most), 36)


def _enlarged(match: re.Match[str]) -> str:
    return f'<w:{match.group(1)} w:val="{round(int(match.group(2)) * LARGER)}"/>'


@cache
def _template(name: str) -> Template:
    return Template((_TEMPLATES / name).read_text(encoding="utf-8"))
