"""What is served beside pages: the provider's colours and logo, public PDFs, and a sign of life."""

import colorsys
from functools import lru_cache

from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from trivet.content.library import Library, load_library
from trivet.curriculum import terms_for
from trivet.press.brand import DARK
from trivet.press.document import Brand
from trivet.press.markdown import Words
from trivet.press.pictures import pictures_of
from trivet.press.shades import contrast, readable
from trivet.press.tips import ten_tips, tip_sheet
from trivet.vocabulary import Nation
from trivet.web.people.models import Provider
from trivet.web.people.queries import provider
from trivet.web.training.documents import site_pdf

FOREVER = "public, max-age=31536000, immutable"
ON_DARK, CALM = 7.0, 0.75
#: The darkest ground on which a light page sets words in the provider's colours.
TINT = "#f6f0e4"
BRIEFLY = "public, max-age=300"
_MEDIA = {"png": "image/png", "jpg": "image/jpeg", "svg": "image/svg+xml"}
# A logo opened by itself is a document of its own: nothing in it may run or load.
_LOGO_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@require_safe
def brand_css(request: HttpRequest) -> HttpResponse:
    """The provider's colours as custom properties, for light and for dark."""
    row = provider()
    pairs = (("--brand", row.colour), ("--brand-accent", row.accent))
    both = [
        (f"{name}{end}", made)
        for name, colour in pairs
        for end, made in (("", on_light(colour)), ("-dark", on_dark(colour)))
    ]
    css = f":root {{ {' '.join(f'{name}: {colour};' for name, colour in both)} }}\n"
    return _kept(HttpResponse(css, content_type="text/css; charset=utf-8"), request, row)


@require_safe
def brand_logo(request: HttpRequest) -> HttpResponse:
    row = provider(with_logo=True)
    logo = row.logo_value()
    if logo is None:
        raise Http404("no logo")
    response = HttpResponse(logo.data, content_type=_MEDIA[logo.kind])
    response["Content-Security-Policy"] = _LOGO_POLICY
    return _kept(response, request, row)


@require_safe
def picture(request: HttpRequest, name: str = "") -> HttpResponse:
    """A picture of the content, as the press checked it."""
    found = pictures_of(load_library()).get(name)
    if found is None:
        raise Http404("no picture")
    response = HttpResponse(found.data, content_type=_MEDIA[found.kind])
    response["Content-Security-Policy"] = _LOGO_POLICY
    response["Cache-Control"] = BRIEFLY
    return response


@require_safe
def ten_tips_pdf(request: HttpRequest) -> HttpResponse:
    return _pdf("ten-top-tips.pdf", _ten_tips_pdf(load_library(), _brand()))


@require_safe
def tip_sheet_pdf(request: HttpRequest, module: str) -> HttpResponse:
    library = load_library()
    if module not in library.modules:
        raise Http404(module)
    return _pdf(f"tip-sheet-{module}.pdf", _tip_sheet_pdf(library, module, _brand()))


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """The database answers and the content is whole."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse(f"ok content={load_library().version}\n", content_type="text/plain")


def on_light(colour: str) -> str:
    """The colour, darkened should it not be readable on a tinted box."""
    return readable(colour, TINT)


@lru_cache(maxsize=64)
def on_dark(colour: str) -> str:
    """The colour, a little calmer, made light enough for the dark page (7:1)."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
    steps = (colorsys.hls_to_rgb(hue, light + (1 - light) * step / 100, strength * CALM) for step in range(101))
    shades = ("#" + "".join(f"{round(channel * 255):02x}" for channel in shade) for shade in steps)
    return next(shade for shade in shades if contrast(shade, DARK) >= ON_DARK)


@lru_cache(maxsize=4)
def _ten_tips_pdf(library: Library, brand: Brand) -> bytes:
    return site_pdf(ten_tips(library, brand, _words(library)))


@lru_cache(maxsize=64)
def _tip_sheet_pdf(library: Library, module: str, brand: Brand) -> bytes:
    return site_pdf(tip_sheet(library, library.module(module), brand, _words(library)))


def _words(library: Library) -> Words:
    return Words(terms_for(library, Nation.ENGLAND), pictures_of(library))


def _brand() -> Brand:
    row = provider(with_logo=True)
    return Brand(row.name, row.colour, row.accent, row.logo_value())


def _pdf(name: str, data: bytes) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": BRIEFLY}
    return HttpResponse(data, content_type="application/pdf", headers=headers)


def _kept(response: HttpResponse, request: HttpRequest, row: Provider) -> HttpResponse:
    """A browser may keep an answer that its address names the version of."""
    response["Cache-Control"] = FOREVER if request.GET.get("v") == str(row.version) else BRIEFLY
    return response
