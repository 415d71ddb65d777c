"""QR codes as drawings: one path, black on what lies under it, with the quiet zone left to the page."""

import re

import segno

from trivet.press.document import Logo, Picture

#: Any of the eight masks may be read; choosing the prettiest took longer than all the rest of a certificate.
QR_MASK = 3
#: A picture is as wide as the text: so many times as wide as high leaves the code about 30 mm.
_ACROSS = 5
_DARK = re.compile(rb"\x01+")


def qr_svg(address: str, *, across: int = 1) -> str:
    """The code as SVG, at the left of a field `across` times as wide as high."""
    rows = segno.make_qr(address, error="m", mask=QR_MASK).matrix
    runs = [(y, run.span()) for y, row in enumerate(rows) for run in _DARK.finditer(row)]
    path = "".join([f"M{start} {y}h{end - start}v1H{start}z" for y, (start, end) in runs])
    size = len(rows)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across * size} {size}"><path d="{path}"/></svg>'


def qr_picture(address: str, alt: str) -> Picture:
    """The code as a block of a document, about 30 mm high."""
    return Picture("qr", Logo(qr_svg(address, across=_ACROSS).encode(), "svg", alt))
