"""Customers' logos: let in by what they are, not by what they are called; cleaned; and drawn for every output."""

from __future__ import annotations

import json
import struct
import zlib
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageOps

from trivet.press import engine
from trivet.press.document import Logo
from trivet.press.vector import LogoError, clean_svg

__all__ = ["LIMIT", "LogoError", "as_svg", "check_logo", "logo_png"]

LIMIT = 2 * 1024 * 1024
#: Longest side kept: 13 cm at 300 dots an inch, more than any page prints.
LONGEST_SIDE = 1600
MOST_PIXELS = 25_000_000
_SIGNS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg"}
_FORMATS = {"png": "PNG", "jpg": "JPEG"}
_MIME = {"png": "image/png", "jpg": "image/jpeg"}
_SAFE = "Nothing else on this page was lost."
# What Pillow raises on a picture cut short or made up; it documents no common parent.
_BROKEN = (OSError, ValueError, SyntaxError, struct.error, zlib.error, EOFError, Image.DecompressionBombError,
           Image.DecompressionBombWarning)  # fmt: skip


def check_logo(data: bytes, filename: str, alt: str) -> Logo:
    """A cleaned logo that every output can draw, or LogoError with a sentence for the person who uploaded it."""
    if not data:
        raise LogoError(f"“{filename}” is empty. Choose the file again. {_SAFE}")
    if len(data) > LIMIT:
        raise LogoError(f"That logo is {_megabytes(len(data))} MB; the limit is 2 MB. {_SAFE}")
    if not alt.strip():
        raise LogoError("Say in a few words whose logo it is, for people who cannot see it.")
    kind = next((kind for sign, kind in _SIGNS.items() if data.startswith(sign)), "svg")
    clean = _clean_picture(data, kind) if kind in _FORMATS else clean_svg(data)
    logo = Logo(clean, kind, " ".join(alt.split()))
    _try_out(logo)
    return logo


def as_svg(logo: Logo) -> str:
    """The logo as SVG text: the one form that reaches Typst inside JSON without a file."""
    if logo.kind == "svg":
        return logo.data.decode()
    with Image.open(BytesIO(logo.data)) as picture:
        width, height = picture.size
    address = f"data:{_MIME[logo.kind]};base64,{b64encode(logo.data).decode()}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{width}" '
        f'height="{height}" viewBox="0 0 {width} {height}"><image width="{width}" height="{height}" '
        f'xlink:href="{address}"/></svg>'
    )


def logo_png(logo: Logo, px: int) -> bytes:
    """The logo as PNG, its longest side `px` dots: for Word and PowerPoint, which cannot take every SVG."""
    if logo.kind == "svg":
        return engine.png("logo.typ", json.dumps({"svg": as_svg(logo), "px": px, "alt": logo.alt}), ppi=72)
    with Image.open(BytesIO(logo.data)) as picture:
        return _saved(ImageOps.contain(picture.convert(_with_alpha(picture)), (px, px)), "png")


def _clean_picture(data: bytes, kind: str) -> bytes:
    with _whole(), Image.open(BytesIO(data), formats=[_FORMATS[kind]]) as picture:
        size = picture.size
    if size[0] * size[1] > MOST_PIXELS:
        raise LogoError(f"That logo is {size[0]:,} by {size[1]:,} dots; make it about 1,600 across. {_SAFE}")
    with _whole(), Image.open(BytesIO(data), formats=[_FORMATS[kind]]) as picture:
        return _saved(_upright(picture, kind), kind)


@contextmanager
def _whole() -> Iterator[None]:
    try:
        yield
    except _BROKEN as error:
        raise LogoError(
            f"That picture cannot be read; the file may be damaged. Save it again as PNG. {_SAFE}"
        ) from error


def _upright(picture: Image.Image, kind: str) -> Image.Image:
    turned = ImageOps.exif_transpose(picture)
    flat = turned.convert("RGB" if kind == "jpg" else _with_alpha(turned))
    flat.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return flat


def _with_alpha(picture: Image.Image) -> str:
    return "RGBA" if picture.has_transparency_data else "RGB"


def _saved(picture: Image.Image, kind: str) -> bytes:
    # Pillow writes what stands in .info (comments, profiles, where the photograph was taken) back into the file.
    picture.info.clear()
    out = BytesIO()
    picture.save(out, _FORMATS[kind], optimize=True, **({"quality": 90} if kind == "jpg" else {}))
    return out.getvalue()


def _try_out(logo: Logo) -> None:
    try:
        engine.pdf("logo.typ", json.dumps({"svg": as_svg(logo), "px": 100, "alt": logo.alt}), timestamp=0)
    except engine.PressError as error:
        raise LogoError(f"That logo cannot be drawn for print. Save it as PNG and try again. {_SAFE}") from error


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f}".removesuffix(".0")
