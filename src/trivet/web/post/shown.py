"""A letter and its files as answers of their own, in which nothing may run."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from trivet.press.mail import one_line
from trivet.web.post.models import Enclosed

#: The letter as mail programs show it: its inline styles and nothing else. A link opens in a page of its own.
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "sandbox allow-popups allow-popups-to-escape-sandbox"
)


def page_answer(html: str) -> HttpResponse:
    """The HTML of a letter, shut into a sandbox."""
    response = HttpResponse(html or "This letter has no HTML.", content_type="text/html; charset=utf-8")
    response["Content-Security-Policy"] = _POLICY
    response["Cache-Control"] = "private, no-store"
    return response


def file_answer(file: Enclosed, data: bytes) -> HttpResponse:
    """An enclosed file to keep; never to open here."""
    response = HttpResponse(data, content_type=file.media_type.partition(";")[0])
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=one_line(file.name))
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response
