"""What Word and PowerPoint files share: the theme that carries a brand's colours and the type they are set in."""

from functools import cache
from pathlib import Path
from string import Template
from xml.sax.saxutils import escape

from trivet.press.document import Brand
from trivet.press.printable import one_line

# Office files name fonts without fallbacks, and are opened on machines that lack our own: an unknown name is replaced
# by whatever the machine likes. Both of these come with Office, and both are narrower than the fonts we measure with.
SERIF, SANS = "Georgia", "Calibri"
_THEME = Path(__file__).parent / "templates" / "office_theme.xml"


def theme_xml(brand: Brand, ground: str) -> bytes:
    """The theme part: the brand's colours on a ground "#rrggbb"."""
    return (
        _template()
        .substitute(
            name=escape(one_line(brand.name)[:60], {'"': "&quot;"}),
            ground=bare(ground),
            action=bare(brand.colour),
            accent=bare(brand.accent),
            serif=SERIF,
            sans=SANS,
        )
        .encode("utf-8")
    )


def bare(colour: str) -> str:
    """A colour as Office writes it: "1F4E5F"."""
    return colour.removeprefix("#").upper()


@cache
def _template() -> Template:
    return Template(_THEME.read_text(encoding="utf-8"))
