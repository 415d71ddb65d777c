"""A logo as an answer: it was checked when it came in, and may still do nothing but be looked at."""

from django.http import Http404, HttpResponse

from trivet.press.document import Logo

_TYPES = {"png": "image/png", "jpg": "image/jpeg", "svg": "image/svg+xml"}


def logo_answer(logo: Logo | None) -> HttpResponse:
    """Raises Http404 when there is none."""
    if logo is None:
        raise Http404("There is no logo here.")
    response = HttpResponse(logo.data, content_type=_TYPES[logo.kind])
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    response["Cache-Control"] = "private, max-age=60"
    return response
