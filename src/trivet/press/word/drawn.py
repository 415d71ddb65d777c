"""Logos and pictures in a Word file: rasterised, and no larger than a box."""

from io import BytesIO

from PIL import Image

from trivet.press.document import Logo
from trivet.press.logo import logo_png
from trivet.press.word.writer import Writer


def drawn(image: Logo, writer: Writer, dots: int, most: tuple[int, int]) -> str:
    """The image in the line. `dots` is its longer side; `most` its greatest width and height in twips."""
    png = logo_png(image, dots)
    with Image.open(BytesIO(png)) as picture:
        width, height = picture.size
    return writer.picture(png, round(width * min(most[0] / width, most[1] / height)), image.alt)
