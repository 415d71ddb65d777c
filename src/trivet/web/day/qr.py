"""QR codes as inline SVG: black on white whatever the theme, because cameras want it so."""

import segno
from django.utils.safestring import SafeString, mark_safe


def qr_svg(address: str, words: str) -> SafeString:
    """A code that leads to an address; `words` say what it is to those who do not see it."""
    code = segno.make_qr(address, error="m")
    svg = code.svg_inline(scale=8, border=3, dark="#000", light="#fff", omitsize=True, title=words, svgclass="qr")
    return mark_safe(svg)  # noqa: S308 -- segno writes it, and escapes the title
